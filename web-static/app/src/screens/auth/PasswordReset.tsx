import { useMutation } from '@tanstack/react-query'
import { Link, getRouteApi, useNavigate } from '@tanstack/react-router'
import { CircleX, MailCheck } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { auth } from '../../api/api'
import { fieldErrors, wordsFor } from '../../api/problem'
import { Button } from '../../ui/Button'
import { Check, TextField } from '../../ui/Field'
import { Banner, sentence } from '../../ui/Places'
import { toasts } from '../../ui/toastStore'
import { useFirstWrong } from '../../ui/useFirstWrong'
import css from './Auth.module.css'
import { AuthFrame } from './Frame'
import { PasswordField } from './SignIn'

/** Whether the address has an account is told to nobody. */
export function PasswordReset() {
  const [email, setEmail] = useState('')
  const asking = useMutation({ mutationFn: () => auth.askReset(email.trim()) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    asking.mutate()
  }
  return (
    <AuthFrame title="Choose a new password">
      {asking.isSuccess ? (
        <Banner icon={MailCheck}>If {email.trim()} has an account, a link is on its way there. It works once, for an hour.</Banner>
      ) : (
        <form onSubmit={submit} noValidate>
          <TextField
            label="Email"
            type="email"
            name="email"
            autoComplete="username"
            isLarge
            autoFocus
            required
            value={email}
            error={asking.isError ? sentence(wordsFor(asking.error)) : undefined}
            onChange={(event) => setEmail(event.target.value)}
          />
          <Button tone="ink" size="large" type="submit" isBusy={asking.isPending}>
            Send the link
          </Button>
        </form>
      )}
      <p className={css['note']}>
        <Link to="/user/login">Back to sign in</Link>
      </p>
    </AuthFrame>
  )
}

const route = getRouteApi('/user/password-reset/confirm')

/** The link of the mail leads here. */
export function PasswordConfirm() {
  const { token = '' } = route.useSearch()
  const navigate = useNavigate()
  const [password, setPassword] = useState('')
  const [isRevoking, setRevoking] = useState(false)
  const choosing = useMutation({
    mutationFn: () => auth.reset({ token, password, revoke_tokens: isRevoking }),
    onSuccess() {
      toasts.say('Your password is changed. Sign in with it')
      void navigate({ to: '/user/login' })
    },
  })
  const errors = fieldErrors(choosing.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    choosing.mutate()
  }
  return (
    <AuthFrame title="Choose a new password">
      <form ref={useFirstWrong(choosing.error)} onSubmit={submit} noValidate>
        <PasswordField
          label="New password"
          value={password}
          onChange={setPassword}
          autoComplete="new-password"
          error={errors['password']?.map(sentence).join(' ')}
        />
        <label className={css['keep']}>
          <Check checked={isRevoking} onChange={(event) => setRevoking(event.target.checked)} />
          End the tokens of my scripts too
        </label>
        {choosing.isError && errors['password'] === undefined && (
          <Banner tone="bad" icon={CircleX}>
            {sentence(wordsFor(choosing.error))}
          </Banner>
        )}
        <Button tone="ink" size="large" type="submit" isBusy={choosing.isPending}>
          Change the password
        </Button>
      </form>
      <p className={css['note']}>
        <Link to="/user/password-reset">Ask for another link</Link>
      </p>
    </AuthFrame>
  )
}
