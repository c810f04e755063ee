import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { LONGEST_TITLE, savedTemplates as api } from '../../api/api'
import { fieldErrors, wordsFor } from '../../api/problem'
import { type Project } from '../../api/types'
import { savedTemplatesQuery } from '../../queries'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { AreaField, TextField } from '../../ui/Field'
import { sentence } from '../../ui/Places'
import { toasts } from '../../ui/toastStore'

interface SaveTemplateDialogProps {
  readonly project: Project
  onClose(): void
}

/** Keeps what a project is set to, for those that come: everybody who makes projects finds it in the gallery. */
export function SaveTemplateDialog({ project, onClose }: SaveTemplateDialogProps) {
  const [name, setName] = useState(project.title)
  const [description, setDescription] = useState('')
  const client = useQueryClient()
  const saving = useMutation({
    mutationFn: () => api.save(project.id, name.trim(), description),
    async onSuccess(template) {
      await client.invalidateQueries({ queryKey: savedTemplatesQuery.queryKey })
      toasts.say(`Saved the template ${template.name}`)
      onClose()
    },
  })
  const errors = fieldErrors(saving.error)
  const reason = name.trim() === '' ? 'Give it a name first' : undefined
  return (
    <Dialog
      title="Save as template"
      width={560}
      onSubmit={() => reason === undefined && saving.mutate()}
      onClose={onClose}
      acts={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="ink" type="submit" isBusy={saving.isPending} reason={reason}>
            Save template
          </Button>
        </>
      }
    >
      <p className="soft">
        Labels and settings as they are saved now, without tasks and people. New projects find it under Your templates.
      </p>
      <TextField
        label="Name"
        dir="auto"
        maxLength={LONGEST_TITLE}
        value={name}
        error={errors['name']?.[0]}
        onChange={(event) => setName(event.target.value)}
      />
      <AreaField
        label="Description"
        isOptional
        dir="auto"
        rows={2}
        value={description}
        error={errors['description']?.[0]}
        onChange={(event) => setDescription(event.target.value)}
      />
      {saving.isError && Object.keys(errors).length === 0 && <p role="alert">{sentence(wordsFor(saving.error))}</p>}
    </Dialog>
  )
}
