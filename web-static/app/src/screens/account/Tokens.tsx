import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Copy, KeyRound } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { account as api, auth } from '../../api/api'
import { wordsFor } from '../../api/problem'
import { Button, IconButton } from '../../ui/Button'
import { Confirm, Dialog } from '../../ui/Dialog'
import { TextField } from '../../ui/Field'
import { ProblemNotice, sentence, Skeleton } from '../../ui/Places'
import { exactly, when } from '../../ui/times'
import { toasts } from '../../ui/toastStore'
import { PasswordField } from '../auth/SignIn'
import { copied } from '../people/InviteDialog'
import css from './Account.module.css'

const key = ['tokens']

/** The token that is shown once, with a way to take it along. */
function Secret({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <TextField
      label={label}
      readOnly
      className={css['secret']}
      value={value}
      onFocus={(event) => event.currentTarget.select()}
      end={<IconButton isSmall icon={Copy} label={`Copy ${label.toLowerCase()}`} onClick={() => void copied(value, 'the token')} />}
    />
  )
}

function useNewToken() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: api.createToken,
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
    onError: (problem) => toasts.fail(`No token was made. ${sentence(wordsFor(problem))}`),
  })
}

/** Personal access tokens, for scripts and the SDK. */
export function Tokens() {
  const tokens = useQuery({ queryKey: key, queryFn: ({ signal }) => api.tokens(signal) })
  const creating = useNewToken()
  const list = tokens.data ?? []
  const made = creating.data
  return (
    <section aria-labelledby="tokens">
      <h2 id="tokens">Personal access token</h2>
      <p className="small muted">For scripts and the SDK. It acts as you; keep it like a password.</p>
      {tokens.isPending && <Skeleton rows={1} label="Loading tokens" />}
      {tokens.isError && <ProblemNotice title="No tokens" problem={tokens.error} onRetry={() => void tokens.refetch()} />}
      {made !== undefined && list.length > 0 && (
        <div className={css['made']}>
          <Secret label="Your new token" value={made.token} />
          <p className="small">Shown once. Copy it now.</p>
        </div>
      )}
      {list.map((token) => (
        <TokenLine key={token.token} shown={token.token} secret={made?.token} createdAt={token.created_at} expiresAt={token.expires_at} />
      ))}
      {tokens.isSuccess && list.length === 0 && (
        <Button icon={KeyRound} isBusy={creating.isPending} onClick={() => creating.mutate()}>
          New token
        </Button>
      )}
    </section>
  )
}

interface TokenLineProps {
  readonly shown: string
  /** The whole token, if it was made on this visit; only then can it be revoked by itself. */
  readonly secret: string | undefined
  readonly createdAt: string
  readonly expiresAt: string
}

function TokenLine({ shown, secret, createdAt, expiresAt }: TokenLineProps) {
  const [isAsking, setAsking] = useState(false)
  const client = useQueryClient()
  const revoking = useMutation({
    mutationFn: () => api.revokeToken(secret ?? shown),
    async onSuccess() {
      toasts.say('The token was revoked')
      setAsking(false)
      await client.invalidateQueries({ queryKey: key })
    },
    onError: (problem) => toasts.fail(`Not revoked. ${sentence(wordsFor(problem))}`),
  })
  return (
    <div className={css['token']}>
      <code className="cut grow">{shown}</code>
      <span className="small muted no-phone" title={exactly(expiresAt)}>
        made {when(createdAt)}, ends {exactly(expiresAt)}
      </span>
      <Button size="small" tone="bad-quiet" onClick={() => setAsking(true)}>
        Revoke
      </Button>
      {isAsking && (
        <Confirm
          title="Revoke this token?"
          act="Revoke 1 token"
          isBusy={revoking.isPending}
          onConfirm={() => revoking.mutate()}
          onClose={() => setAsking(false)}
        >
          <p>Whatever uses it is refused from now on.</p>
        </Confirm>
      )}
    </div>
  )
}

/** The old kind: one per person, without an end. Seen only after the password is given again. */
export function LegacyToken() {
  const [isAsking, setAsking] = useState(false)
  const [token, setToken] = useState<string>()
  const replacing = useMutation({
    mutationFn: api.resetLegacyToken,
    onSuccess(replaced) {
      setToken(replaced.token)
      toasts.say('The legacy token was replaced. The old one no longer works')
    },
    onError: (problem) => toasts.fail(`Not replaced. ${sentence(wordsFor(problem))}`),
  })
  return (
    <section aria-labelledby="legacy">
      <h2 id="legacy">Legacy token</h2>
      <p className="small muted">For older scripts. It never ends; replace it if it may have leaked.</p>
      {token !== undefined && <Secret label="Your legacy token" value={token} />}
      <div className="row">
        {token === undefined && <Button onClick={() => setAsking(true)}>Show token</Button>}
        <Button tone="bad-quiet" isBusy={replacing.isPending} onClick={() => replacing.mutate()}>
          Replace token
        </Button>
      </div>
      {isAsking && <ConfirmPassword onConfirmed={setToken} onClose={() => setAsking(false)} />}
    </section>
  )
}

function ConfirmPassword({ onConfirmed, onClose }: { onConfirmed(token: string): void; onClose(): void }) {
  const [password, setPassword] = useState('')
  const showing = useMutation({
    async mutationFn() {
      await auth.confirm(password)
      return api.legacyToken()
    },
    onSuccess({ token }) {
      onConfirmed(token)
      onClose()
    },
  })
  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    showing.mutate()
  }
  return (
    <Dialog
      title="Confirm it is you"
      onClose={onClose}
      onSubmit={submit}
      acts={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="ink" type="submit" isBusy={showing.isPending}>
            Show token
          </Button>
        </>
      }
    >
      <PasswordField
        label="Your password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        error={showing.isError ? sentence(wordsFor(showing.error)) : undefined}
      />
    </Dialog>
  )
}
