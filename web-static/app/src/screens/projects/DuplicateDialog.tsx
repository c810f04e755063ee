import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { projects as api, type Duplicate } from '../../api/api'
import { fieldErrors, wordsFor } from '../../api/problem'
import { type Project } from '../../api/types'
import { workspacesQuery } from '../../queries'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { SelectField, SwitchLine, TextField } from '../../ui/Field'
import { sentence } from '../../ui/Places'
import { toasts } from '../../ui/toastStore'

const LONGEST = 50
const MODES: readonly { readonly value: Duplicate['mode']; readonly caption: string }[] = [
  { value: 'settings', caption: 'Settings' },
  { value: 'settings,data', caption: 'Settings and tasks' },
  { value: 'settings,data,annotations', caption: 'Settings, tasks and annotations' },
]

/** A new project like this one; its tasks follow in the background. */
export function DuplicateDialog({ project, onClose }: { readonly project: Project; onClose(): void }) {
  const { data: workspaces = [] } = useQuery(workspacesQuery)
  const [title, setTitle] = useState(`Copy of ${project.title}`.slice(0, LONGEST))
  const [mode, setMode] = useState<Duplicate['mode']>('settings')
  const [isGroundTruth, setGroundTruth] = useState(false)
  const [hasMembers, setMembers] = useState(true)
  const [workspace, setWorkspace] = useState(String(project.workspace ?? ''))
  const duplicating = useDuplicating(project, onClose)
  const errors = fieldErrors(duplicating.error)
  const submit = () =>
    duplicating.mutate({
      title: title.trim(),
      workspace: Number(workspace),
      mode,
      annotations_as_ground_truth: isGroundTruth && mode === 'settings,data,annotations',
      include_members: hasMembers,
    })
  return (
    <Dialog
      title={`Duplicate ${project.title}`}
      width={560}
      onSubmit={submit}
      onClose={onClose}
      acts={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="ink" type="submit" isBusy={duplicating.isPending}>
            Duplicate
          </Button>
        </>
      }
    >
      <TextField
        label="Name of the copy"
        dir="auto"
        maxLength={LONGEST}
        value={title}
        error={errors['title']?.[0]}
        onChange={(event) => setTitle(event.target.value)}
      />
      <SelectField<Duplicate['mode']> label="What to copy" value={mode} options={MODES} onPick={setMode} />
      <SelectField
        label="Workspace"
        value={workspace}
        options={workspaces.map(({ id, title: caption }) => ({ value: String(id), caption }))}
        error={errors['workspace']?.[0]}
        onPick={setWorkspace}
      />
      {mode === 'settings,data,annotations' && (
        <SwitchLine label="Make the annotations ground truth" isOn={isGroundTruth} onChange={setGroundTruth} />
      )}
      <SwitchLine label="Copy its members" help="Those who were added to the project by itself" isOn={hasMembers} onChange={setMembers} />
      {duplicating.isError && Object.keys(errors).length === 0 && <p role="alert">{sentence(wordsFor(duplicating.error))}</p>}
    </Dialog>
  )
}

function useDuplicating(project: Project, onClose: () => void) {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (fields: Duplicate) => api.duplicate(project.id, fields),
    async onSuccess({ id }, { title }) {
      await client.invalidateQueries({ queryKey: ['projects'] })
      const open = () => void navigate({ to: '/projects/$projectId/data', params: { projectId: id } })
      toasts.say(`Made ${title}`, { caption: 'Open', run: open })
      onClose()
    },
  })
}
