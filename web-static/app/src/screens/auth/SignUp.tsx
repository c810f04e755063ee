import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, getRouteApi, useRouter } from '@tanstack/react-router'
import { Circle, CircleCheck } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { account, auth } from '../../api/api'
import { fieldErrors, wordsFor } from '../../api/problem'
import { sessionQuery, startSession } from '../../session/session'
import { Button } from '../../ui/Button'
import { TextField } from '../../ui/Field'
import { Icon } from '../../ui/Icon'
import { sentence } from '../../ui/Places'
import css from './Auth.module.css'
import { AuthFrame } from './Frame'
import { PasswordField } from './SignIn'

const route = getRouteApi('/user/signup')

interface Form {
  readonly first_name: string
  readonly last_name: string
  readonly email: string
  readonly password: string
}

function useSignUp(token: string | undefined) {
  const client = useQueryClient()
  const router = useRouter()
  return useMutation({
    async mutationFn({ first_name, last_name, email, password }: Form) {
      const session = await auth.signUp({ email: email.trim(), password, ...(token === undefined ? {} : { token }) })
      if (first_name + last_name !== '') await account.change({ first_name, last_name }).catch(() => undefined)
      return session
    },
    async onSuccess(session) {
      startSession(client, session)
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey })
      router.history.push('/projects')
    },
  })
}

export function SignUp() {
  const { token } = route.useSearch()
  const client = useQueryClient()
  const state = client.getQueryData(sessionQuery.queryKey)
  const isClosed = token === undefined && state?.signup_open === false
  if (isClosed)
    return (
      <AuthFrame title="Sign-up is by invitation">
        <p className="soft">Ask an administrator of your organization for an invitation link, and open it here.</p>
        <p className={css['note']}>
          Have an account? <Link to="/user/login">Sign in</Link>
        </p>
      </AuthFrame>
    )
  return <SignUpForm token={token} />
}

function SignUpForm({ token }: { readonly token: string | undefined }) {
  const [form, setForm] = useState<Form>({ first_name: '', last_name: '', email: '', password: '' })
  const signUp = useSignUp(token)
  const errors = fieldErrors(signUp.error)
  const set = (name: keyof Form) => (value: string) => setForm({ ...form, [name]: value })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signUp.mutate(form)
  }
  const isOther = signUp.error !== null && errors['email'] === undefined && errors['password'] === undefined
  return (
    <AuthFrame title={token === undefined ? 'Create an account' : 'Join your organization'}>
      <p className="soft">{token === undefined ? 'You will own a new organization.' : 'You were invited. Choose how you sign in.'}</p>
      <form onSubmit={submit} noValidate>
        <TextField {...named('First name', 'given-name')} value={form.first_name} onChange={(e) => set('first_name')(e.target.value)} />
        <TextField {...named('Last name', 'family-name')} value={form.last_name} onChange={(e) => set('last_name')(e.target.value)} />
        <TextField
          label="Email"
          type="email"
          name="email"
          autoComplete="username"
          isLarge
          required
          value={form.email}
          error={errors['email']?.[0]}
          onChange={(event) => set('email')(event.target.value)}
        />
        <div>
          <PasswordField value={form.password} onChange={set('password')} autoComplete="new-password" error={errors['password']?.[0]} />
          <PasswordRules password={form.password} />
        </div>
        {isOther && (
          <p className="small" role="alert">
            {sentence(wordsFor(signUp.error))}
          </p>
        )}
        <Button tone="ink" size="large" type="submit" isBusy={signUp.isPending}>
          {token === undefined ? 'Create account' : 'Join'}
        </Button>
      </form>
      <p className={css['note']}>
        Have an account? <Link to="/user/login">Sign in</Link>
      </p>
    </AuthFrame>
  )
}

const named = (label: string, autoComplete: 'given-name' | 'family-name') =>
  ({ label, name: autoComplete, autoComplete, isLarge: true, isOptional: true }) as const

const SHORTEST = 8
const LONGEST = 128

function PasswordRules({ password }: { readonly password: string }) {
  const isMet = password.length >= SHORTEST && password.length <= LONGEST
  return (
    <ul className={css['rules']}>
      <li data-met={isMet || undefined}>
        <Icon of={isMet ? CircleCheck : Circle} size={14} />
        {SHORTEST} to {LONGEST} characters
      </li>
      <li>
        <Icon of={Circle} size={14} />
        Not a common password, not your name or address
      </li>
    </ul>
  )
}
