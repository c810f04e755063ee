import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { account as api } from '../../api/api'
import { wordsFor } from '../../api/problem'
import { type OwnSession } from '../../api/types'
import { Button } from '../../ui/Button'
import { ProblemNotice, sentence, Skeleton } from '../../ui/Places'
import { exactly, when } from '../../ui/times'
import { toasts } from '../../ui/toastStore'
import css from './Account.module.css'
import { deviceName } from './devices'

const key = ['sessions']

function useEnding<Value>(end: (value: Value) => Promise<void>, done: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: end,
    onSuccess: () => toasts.say(done),
    onError: (problem) => toasts.fail(`Not signed out. ${sentence(wordsFor(problem))}`),
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  })
}

/** Where one is signed in, and how that ends. */
export function Sessions() {
  const sessions = useQuery({ queryKey: key, queryFn: ({ signal }) => api.sessions(signal) })
  const endingOthers = useEnding(() => api.endOtherSessions(), 'Signed out everywhere else')
  const list = sessions.data ?? []
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">Signed in</h2>
      <p className="small muted">Sign out what you do not know, and change your password.</p>
      {sessions.isPending && <Skeleton rows={2} label="Loading sessions" />}
      {sessions.isError && <ProblemNotice title="No sessions" problem={sessions.error} onRetry={() => void sessions.refetch()} />}
      {list.length > 0 && (
        <ul className={css['sessions']}>
          {list.map((session) => (
            <SessionLine key={session.id} session={session} />
          ))}
        </ul>
      )}
      {list.some((session) => !session.is_current) && (
        <Button isBusy={endingOthers.isPending} onClick={() => endingOthers.mutate(undefined)}>
          Sign out everywhere else
        </Button>
      )}
    </section>
  )
}

function SessionLine({ session }: { readonly session: OwnSession }) {
  const name = deviceName(session.user_agent)
  const ending = useEnding(api.endSession, `Signed out ${name}`)
  return (
    <li className={css['token']}>
      <span className="grow">
        <span className={css['device']}>{name}</span>
        <span className="small muted" title={`Signed in ${exactly(session.created_at)}`}>
          {session.ip_address}, {session.is_current ? 'this browser' : `seen ${when(session.last_seen_at)}`}
        </span>
      </span>
      {!session.is_current && (
        <Button
          size="small"
          tone="bad-quiet"
          aria-label={`Sign out ${name}, seen ${when(session.last_seen_at)}`}
          isBusy={ending.isPending}
          onClick={() => ending.mutate(session.id)}
        >
          Sign out
        </Button>
      )}
    </li>
  )
}
