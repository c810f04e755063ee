import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { organizations as api } from '../../api/api'
import { wordsFor } from '../../api/problem'
import { SelectField } from '../../ui/Field'
import { ProblemNotice, sentence, Skeleton } from '../../ui/Places'
import { toasts } from '../../ui/toastStore'
import { chosenFrom, IDLE_MINUTES, LIFE_MINUTES } from './sessionLimits'

const key = ['session-policy'] as const

/** How long people stay signed in; the stricter of old and new holds at once. */
export function SessionPolicy() {
  const policy = useQuery({ queryKey: key, queryFn: ({ signal }) => api.sessionPolicy(signal) })
  const client = useQueryClient()
  const changing = useMutation({
    mutationFn: api.changeSessionPolicy,
    onSuccess: () => toasts.say('Saved for everybody in the organization'),
    onError: (problem) => toasts.fail(`Not changed. ${sentence(wordsFor(problem))}`),
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  })
  const { data } = policy
  return (
    <section aria-labelledby="session-policy">
      <h2 id="session-policy">Signing in again</h2>
      {policy.isPending && <Skeleton rows={2} label="Loading the limits" />}
      {policy.isError && <ProblemNotice title="No limits" problem={policy.error} onRetry={() => void policy.refetch()} />}
      {data !== undefined && (
        <>
          <SelectField
            label="At the latest"
            {...chosenFrom(LIFE_MINUTES, data.max_session_age)}
            onPick={(minutes) => changing.mutate({ max_session_age: Number(minutes) })}
          />
          <SelectField
            label="After time without a click"
            {...chosenFrom(IDLE_MINUTES, data.max_time_between_activity)}
            onPick={(minutes) => changing.mutate({ max_time_between_activity: Number(minutes) })}
          />
        </>
      )}
    </section>
  )
}
