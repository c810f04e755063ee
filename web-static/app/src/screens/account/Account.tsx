import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { account as api } from '../../api/api'
import { wordsFor } from '../../api/problem'
import { choose, useChoices, type Choices } from '../../frame/choices'
import { Page } from '../../frame/Page'
import { sessionQuery, useSignedIn } from '../../session/session'
import { Button } from '../../ui/Button'
import { TextField } from '../../ui/Field'
import { sentence } from '../../ui/Places'
import { Segmented } from '../../ui/Segmented'
import { toasts } from '../../ui/toastStore'
import css from './Account.module.css'
import { Belonging } from './Belonging'
import { Password } from './Password'
import { Picture } from './Picture'
import { Sessions } from './Sessions'
import { LegacyToken, Tokens } from './Tokens'

export function Account() {
  const { organization } = useSignedIn()
  return (
    <Page title="Account" crumbs={[{ caption: 'Account' }]}>
      <div className={css['page']}>
        <Picture />
        <Name />
        <Look />
        <Belonging />
        <Password />
        <Sessions />
        {organization.api_tokens_enabled && <Tokens />}
        {organization.legacy_api_tokens_enabled && <LegacyToken />}
      </div>
    </Page>
  )
}

function Name() {
  const { user } = useSignedIn()
  const [first, setFirst] = useState(user.first_name)
  const [last, setLast] = useState(user.last_name)
  const client = useQueryClient()
  const saving = useMutation({
    mutationFn: () => api.change({ first_name: first.trim(), last_name: last.trim() }),
    async onSuccess() {
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey })
      toasts.say('Saved your name')
    },
    onError: (problem) => toasts.fail(`Not saved. ${sentence(wordsFor(problem))}`),
  })
  const isSame = first.trim() === user.first_name && last.trim() === user.last_name
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isSame) saving.mutate()
  }
  return (
    <section aria-labelledby="name">
      <h2 id="name">You</h2>
      <form className={css['form']} onSubmit={submit}>
        <div className={css['two']}>
          <TextField
            label="First name"
            autoComplete="given-name"
            dir="auto"
            value={first}
            onChange={(event) => setFirst(event.target.value)}
          />
          <TextField
            label="Last name"
            autoComplete="family-name"
            dir="auto"
            value={last}
            onChange={(event) => setLast(event.target.value)}
          />
        </div>
        <p className="small muted">Signed in as {user.email}</p>
        <div>
          <Button type="submit" isBusy={saving.isPending} reason={isSame ? 'Nothing has changed' : undefined}>
            Save
          </Button>
        </div>
      </form>
    </section>
  )
}

const THEMES = [
  { value: 'system', caption: 'System' },
  { value: 'light', caption: 'Light' },
  { value: 'dark', caption: 'Dark' },
] as const
const DENSITIES = [
  { value: 'compact', caption: 'Compact' },
  { value: 'comfortable', caption: 'Comfortable' },
] as const

function Look() {
  const { theme, density } = useChoices()
  return (
    <section aria-labelledby="look">
      <h2 id="look">Look</h2>
      <p className="small muted">Kept in this browser.</p>
      <div className={css['choice']}>
        <span>Theme</span>
        <Segmented<Choices['theme']> label="Theme" choices={THEMES} value={theme} onPick={(value) => choose({ theme: value })} />
      </div>
      <div className={css['choice']}>
        <span>Density</span>
        <Segmented<Choices['density']> label="Density" choices={DENSITIES} value={density} onPick={(value) => choose({ density: value })} />
      </div>
    </section>
  )
}
