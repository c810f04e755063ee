import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { account as api } from '../../api/api'
import { wordsFor } from '../../api/problem'
import { type TokenSettings } from '../../api/types'
import { sessionQuery } from '../../session/session'
import { SwitchLine } from '../../ui/Field'
import { ProblemNotice, sentence, Skeleton } from '../../ui/Places'
import { toasts } from '../../ui/toastStore'

const key = ['token-settings']

/** Which kinds of tokens the organization allows; for those who administer it. */
export function TokenPolicy() {
  const settings = useQuery({ queryKey: key, queryFn: ({ signal }) => api.tokenSettings(signal) })
  const client = useQueryClient()
  const changing = useMutation({
    mutationFn: (change: TokenSettings) => api.changeTokenSettings(change),
    async onSuccess(changed) {
      client.setQueryData(key, changed)
      toasts.say('Saved for everybody in the organization')
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey })
    },
    onError: (problem) => toasts.fail(`Not changed. ${sentence(wordsFor(problem))}`),
  })
  const { data } = settings
  return (
    <section aria-labelledby="policy">
      <h2 id="policy">Tokens people may use</h2>
      {settings.isPending && <Skeleton rows={2} label="Loading settings" />}
      {settings.isError && <ProblemNotice title="No settings" problem={settings.error} onRetry={() => void settings.refetch()} />}
      {data !== undefined && (
        <>
          <SwitchLine
            label="Personal access tokens"
            help="People make their own tokens for scripts and the SDK"
            isOn={data.api_tokens_enabled}
            onChange={(api_tokens_enabled) => changing.mutate({ ...data, api_tokens_enabled })}
          />
          <SwitchLine
            label="Legacy tokens"
            help="One per person, without an end, for older scripts"
            isOn={data.legacy_api_tokens_enabled}
            onChange={(legacy_api_tokens_enabled) => changing.mutate({ ...data, legacy_api_tokens_enabled })}
          />
        </>
      )}
    </section>
  )
}
