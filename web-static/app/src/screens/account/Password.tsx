import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { account as api } from '../../api/api'
import { fieldErrors, wordsFor } from '../../api/problem'
import { Button } from '../../ui/Button'
import { sentence } from '../../ui/Places'
import { toasts } from '../../ui/toastStore'
import { useFirstWrong } from '../../ui/useFirstWrong'
import { PasswordField } from '../auth/SignIn'
import css from './Account.module.css'

/** A new password, for whoever knows the present one. It signs out everywhere else. */
export function Password() {
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const client = useQueryClient()
  const changing = useMutation({
    mutationFn: () => api.changePassword({ current_password: current, password: next }),
    async onSuccess() {
      setCurrent('')
      setNext('')
      toasts.say('Changed your password. You are signed out everywhere else')
      await client.invalidateQueries({ queryKey: ['sessions'] })
    },
    onError(problem) {
      if (Object.keys(fieldErrors(problem)).length === 0) toasts.fail(`Not changed. ${sentence(wordsFor(problem))}`)
    },
  })
  const errors = fieldErrors(changing.error)
  const said = (field: string) => errors[field]?.map(sentence).join(' ')
  const form = useFirstWrong(changing.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    changing.mutate()
  }
  return (
    <section aria-labelledby="password">
      <h2 id="password">Password</h2>
      <form ref={form} className={css['form']} onSubmit={submit} noValidate>
        <PasswordField
          label="Current password"
          autoComplete="current-password"
          value={current}
          onChange={setCurrent}
          error={said('current_password')}
        />
        <PasswordField label="New password" autoComplete="new-password" value={next} onChange={setNext} error={said('password')} />
        <div>
          <Button type="submit" isBusy={changing.isPending} reason={current === '' || next === '' ? 'Enter both passwords' : undefined}>
            Change password
          </Button>
        </div>
      </form>
    </section>
  )
}
