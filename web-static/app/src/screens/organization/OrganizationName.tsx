import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { LONGEST_TITLE, organizations as api } from '../../api/api'
import { wordsFor } from '../../api/problem'
import { sessionQuery, useSignedIn } from '../../session/session'
import { Button } from '../../ui/Button'
import { TextField } from '../../ui/Field'
import { sentence } from '../../ui/Places'
import { toasts } from '../../ui/toastStore'
import css from '../account/Account.module.css'

/** What everybody sees at the top of the sidebar; for those who administer it. */
export function OrganizationName() {
  const { organization } = useSignedIn()
  const [title, setTitle] = useState(organization.title)
  const client = useQueryClient()
  const saving = useMutation({
    mutationFn: () => api.rename(organization.id, title.trim()),
    async onSuccess() {
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey })
      toasts.say('Saved the name for everybody')
    },
  })
  const reason = title.trim() === '' ? 'It needs a name' : title.trim() === organization.title ? 'Nothing has changed' : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reason === undefined) saving.mutate()
  }
  return (
    <section aria-labelledby="organization">
      <h2 id="organization">Organization</h2>
      <form className={css['form']} onSubmit={submit}>
        <TextField
          label="Name of the organization"
          dir="auto"
          maxLength={LONGEST_TITLE}
          value={title}
          error={saving.isError ? sentence(wordsFor(saving.error)) : undefined}
          onChange={(event) => setTitle(event.target.value)}
        />
        <div>
          <Button type="submit" isBusy={saving.isPending} reason={reason}>
            Save
          </Button>
        </div>
      </form>
    </section>
  )
}
