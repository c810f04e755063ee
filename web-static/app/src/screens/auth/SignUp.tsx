import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, getRouteApi, useRouter } from '@tanstack/react-router'
import { Circle, CircleCheck, CircleX, Info, MailCheck } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { auth, LONGEST_TITLE } from '../../api/api'
import { fieldErrors, wordsFor } from '../../api/problem'
import { type InvitedTo } from '../../api/types'
import { sessionQuery, startSession } from '../../session/session'
import { Button, ButtonLink } from '../../ui/Button'
import { TextField } from '../../ui/Field'
import { Icon } from '../../ui/Icon'
import { Banner, sentence } from '../../ui/Places'
import css from './Auth.module.css'
import { useFirstWrong } from '../../ui/useFirstWrong'
import { AuthFrame } from './Frame'
import { keepNames } from './keptNames'
import { passwordRules } from './passwordRules'
import { PasswordField } from './SignIn'
import { storeNames } from './storeNames'

const route = getRouteApi('/user/signup')

interface Form {
  readonly first_name: string
  readonly last_name: string
  readonly email: string
  readonly password: string
  /** What a new organization is called; the server names it after the address otherwise. */
  readonly organization: string
}

const EMPTY: Form = { first_name: '', last_name: '', email: '', password: '', organization: '' }

function useSignUp(token: string | undefined) {
  const client = useQueryClient()
  const router = useRouter()
  return useMutation({
    async mutationFn(form: Form) {
      const { email, password } = form
      const outcome = await auth.signUp({ email: email.trim(), password, ...(token === undefined ? {} : { token }) })
      if ('confirmation_sent_to' in outcome) keepNames(form)
      else await storeNames(form, outcome)
      return outcome
    },
    async onSuccess(session) {
      if ('confirmation_sent_to' in session) return
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
  return token === undefined ? <SignUpForm token={token} /> : <Invited token={token} />
}

/** A link of a mail tells for whom it is; that of the organization only where it leads. */
function Invited({ token }: { readonly token: string }) {
  const invitation = useQuery({ queryKey: ['invitation', token], queryFn: ({ signal }) => auth.invitation(token, signal), retry: false })
  if (invitation.isPending) return <AuthFrame title="Join your organization" />
  return <SignUpForm token={token} invitation={invitation.data} />
}

interface SignUpProps {
  readonly token: string | undefined
  readonly invitation?: InvitedTo | undefined
}

function SignUpForm({ token, invitation }: SignUpProps) {
  const [form, setForm] = useState({ ...EMPTY, email: invitation?.email ?? '' })
  const signUp = useSignUp(token)
  const firstWrong = useFirstWrong(signUp.error)
  const errors = fieldErrors(signUp.error)
  const set = (name: 'email' | 'password') => (value: string) => setForm((before) => ({ ...before, [name]: value }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signUp.mutate(form)
  }
  if (signUp.data !== undefined && 'confirmation_sent_to' in signUp.data)
    return <AwaitsConfirmation email={signUp.data.confirmation_sent_to} onAgain={() => signUp.reset()} />
  const isOther = signUp.error !== null && errors['email'] === undefined && errors['password'] === undefined
  return (
    <AuthFrame title={token === undefined ? 'Create an account' : `Join ${invitation?.organization ?? 'your organization'}`}>
      <p className="soft">{introduction(token, invitation)}</p>
      <SignedInAlready />
      <form ref={firstWrong} onSubmit={submit} noValidate>
        <Names form={form} isFounder={token === undefined} onChange={(change) => setForm((before) => ({ ...before, ...change }))} />
        <TextField
          label="Email"
          type="email"
          name="email"
          autoComplete="username"
          isLarge
          required
          value={form.email}
          readOnly={invitation !== undefined && invitation.email !== null}
          error={errors['email']?.[0]}
          onChange={(event) => set('email')(event.target.value)}
        />
        <div>
          <PasswordField value={form.password} onChange={set('password')} autoComplete="new-password" error={errors['password']?.[0]} />
          <PasswordRules {...form} />
        </div>
        {isOther && (
          <Banner tone="bad" icon={CircleX}>
            {sentence(wordsFor(signUp.error))}
          </Banner>
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

/** Be there an account or not: that is told by mail, to whoever reads it. */
function AwaitsConfirmation({ email, onAgain }: { readonly email: string; onAgain(): void }) {
  return (
    <AuthFrame title="Confirm your email">
      <Banner icon={MailCheck}>A link is on its way to {email}. Open it within a day and enter your password there.</Banner>
      <p className={css['note']}>
        Nothing came?{' '}
        <Button tone="quiet" size="small" onClick={onAgain}>
          Send it again
        </Button>
      </p>
    </AuthFrame>
  )
}

function introduction(token: string | undefined, invitation: InvitedTo | undefined): string {
  if (token === undefined) return 'You will own a new organization.'
  if (invitation === undefined || invitation.email === null) return 'You were invited. Choose how you sign in.'
  return invitation.has_account
    ? `${invitation.invited_by} invited you. Enter the password of your account.`
    : `${invitation.invited_by} invited you. Choose how you sign in.`
}

/** Whoever opens an invitation while signed in would otherwise leave their account without a word. */
function SignedInAlready() {
  const user = useQueryClient().getQueryData(sessionQuery.queryKey)?.user
  if (user === null || user === undefined) return null
  return (
    <Banner
      icon={Info}
      act={
        <ButtonLink size="small" to="/projects">
          To my projects
        </ButtonLink>
      }
    >
      You are signed in as {user.email}. This makes another account.
    </Banner>
  )
}

interface NamesProps {
  readonly form: Form
  readonly isFounder: boolean
  onChange(change: Partial<Form>): void
}

/** Who it is and, from whoever founds an organization, what that is called. */
function Names({ form, isFounder, onChange }: NamesProps) {
  return (
    <>
      <div className={css['pair']}>
        <TextField
          {...named('First name', 'given-name')}
          autoFocus
          value={form.first_name}
          onChange={(event) => onChange({ first_name: event.target.value })}
        />
        <TextField
          {...named('Last name', 'family-name')}
          value={form.last_name}
          onChange={(event) => onChange({ last_name: event.target.value })}
        />
      </div>
      {isFounder && (
        <TextField
          {...named('Organization', 'organization')}
          dir="auto"
          maxLength={LONGEST_TITLE}
          value={form.organization}
          onChange={(event) => onChange({ organization: event.target.value })}
        />
      )}
    </>
  )
}

const named = (label: string, autoComplete: 'given-name' | 'family-name' | 'organization') =>
  ({ label, name: autoComplete, autoComplete, isLarge: true, isOptional: true }) as const

/** Live while one types; only whether a password is a common one is left to the server. */
function PasswordRules(form: Form) {
  return (
    <ul className={css['rules']}>
      {passwordRules(form).map(({ caption, isMet }) => (
        <li key={caption} data-met={isMet || undefined}>
          <Icon of={isMet ? CircleCheck : Circle} size={14} />
          {caption}
        </li>
      ))}
    </ul>
  )
}
