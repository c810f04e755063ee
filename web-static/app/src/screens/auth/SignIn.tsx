import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, getRouteApi, useRouter } from '@tanstack/react-router'
import { Eye, EyeOff, Info } from 'lucide-react'
import { useState, type FormEvent, type KeyboardEvent } from 'react'
import { auth } from '../../api/api'
import { ApiProblem, wordsFor } from '../../api/problem'
import { safeNext, sessionQuery, startSession } from '../../session/session'
import { Button, IconButton } from '../../ui/Button'
import { Check, TextField } from '../../ui/Field'
import { Banner, sentence } from '../../ui/Places'
import css from './Auth.module.css'
import { useFirstWrong } from '../../ui/useFirstWrong'
import { AuthFrame } from './Frame'

const route = getRouteApi('/user/login')

export function SignIn() {
  const { next, ended } = route.useSearch()
  const client = useQueryClient()
  const router = useRouter()
  const state = client.getQueryData(sessionQuery.queryKey)
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [isKept, setKept] = useState(true)
  const login = useMutation({
    mutationFn: () => auth.login(email.trim(), password, isKept),
    onSuccess(session) {
      startSession(client, session)
      router.history.push(safeNext(next))
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    login.mutate()
  }
  return (
    <AuthFrame title="Sign in">
      {ended === true && <Banner icon={Info}>Your session ended. Unsent work is kept on this computer.</Banner>}
      <form ref={useFirstWrong(login.error)} onSubmit={submit} noValidate>
        <TextField
          label="Email"
          type="email"
          name="email"
          autoComplete="username"
          isLarge
          autoFocus
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <PasswordField value={password} onChange={setPassword} autoComplete="current-password" error={problemOf(login.error)} />
        <label className={css['keep']}>
          <Check checked={isKept} onChange={(event) => setKept(event.target.checked)} />
          Keep me signed in on this device
        </label>
        <Button tone="ink" size="large" type="submit" isBusy={login.isPending}>
          Sign in
        </Button>
      </form>
      <p className={css['note']}>
        <Link to="/user/password-reset">Forgot your password?</Link>
      </p>
      <p className={css['note']}>
        {state?.signup_open === true ? (
          <>
            No account? <Link to="/user/signup">Sign up</Link>
          </>
        ) : (
          'No account? Ask an administrator for an invitation.'
        )}
      </p>
    </AuthFrame>
  )
}

function problemOf(problem: unknown): string | undefined {
  if (problem === null) return undefined
  if (problem instanceof ApiProblem && problem.status === 401) return 'Email or password is wrong.'
  return sentence(wordsFor(problem))
}

interface PasswordProps {
  readonly value: string
  readonly autoComplete: 'current-password' | 'new-password'
  readonly label?: string
  readonly error?: string | undefined
  onChange(value: string): void
}

/** Can be looked at, and tells when Caps Lock is on. */
export function PasswordField({ value, autoComplete, label = 'Password', error, onChange }: PasswordProps) {
  const [isShown, setShown] = useState(false)
  const [isCaps, setCaps] = useState(false)
  const watch = (event: KeyboardEvent) => setCaps(event.getModifierState('CapsLock'))
  const caps = isCaps ? 'Caps Lock is on.' : undefined
  return (
    <TextField
      label={label}
      type={isShown ? 'text' : 'password'}
      name="password"
      autoComplete={autoComplete}
      isLarge
      required
      value={value}
      error={error === undefined ? undefined : [error, caps].filter(Boolean).join(' ')}
      help={caps}
      onKeyUp={watch}
      onChange={(event) => onChange(event.target.value)}
      end={
        <IconButton
          isSmall
          icon={isShown ? EyeOff : Eye}
          label={isShown ? 'Hide password' : 'Show password'}
          onClick={() => setShown(!isShown)}
        />
      }
    />
  )
}
