import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { account as api, organizations } from '../../api/api'
import { wordsFor } from '../../api/problem'
import { type Self } from '../../api/types'
import { administers, ROLE_NAMES } from '../../people/names'
import { useSignedIn } from '../../session/session'
import { SwitchLine } from '../../ui/Field'
import { ProblemNotice, sentence, Skeleton } from '../../ui/Places'
import { toasts } from '../../ui/toastStore'
import { settingsKey } from '../organization/useSettings'

const key = ['self'] as const

/** Where one belongs, as what, and which mail one wants from there. */
export function Belonging() {
  const { organization, role } = useSignedIn()
  const self = useQuery({ queryKey: key, queryFn: ({ signal }) => api.self(signal) })
  const owner = self.data?.active_organization_meta.email ?? ''
  return (
    <section aria-labelledby="belonging">
      <h2 id="belonging" dir="auto">
        {organization.title}
      </h2>
      <p className="small muted">
        Your role is {ROLE_NAMES[role].toLowerCase()}.{role !== 'OW' && owner !== '' && ` ${owner} owns the organization.`}
      </p>
      {self.isPending && <Skeleton rows={1} label="Loading your preferences" />}
      {self.isError && <ProblemNotice title="No preferences" problem={self.error} onRetry={() => void self.refetch()} />}
      {self.data !== undefined && administers(role) && <Mail self={self.data} />}
    </section>
  )
}

/** What the organization has switched off for everybody is not offered. */
function Mail({ self }: { readonly self: Self }) {
  const client = useQueryClient()
  const settings = useQuery({ queryKey: settingsKey, queryFn: ({ signal }) => organizations.settings(signal) })
  const saving = useMutation({
    mutationFn: (wanted: Readonly<Record<string, boolean>>) => api.prefer(self.id, wanted),
    onError: (problem) => toasts.fail(`Not changed. ${sentence(wordsFor(problem))}`),
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  })
  const own = self.lse_fields.email_notification_settings.notifications_allowed ?? {}
  const mail = settings.data?.email_notification_settings
  const types = mail?.notification_types.filter(({ value }) => isWanted(mail.notifications_allowed ?? {}, value)) ?? []
  const said = saving.isPending ? saving.variables : own
  const all = Object.fromEntries(types.map(({ value }) => [value, isWanted(said, value)]))
  return types.map(({ value, label }) => (
    <SwitchLine
      key={value}
      label={`Mail me: ${label.charAt(0).toLowerCase()}${label.slice(1)}`}
      isOn={all[value] === true}
      onChange={(isOn) => saving.mutate({ ...all, [value]: isOn })}
    />
  ))
}

/** Everything until something was decided; from then on what was said yes to. */
const isWanted = (decided: Readonly<Record<string, boolean>>, type: string): boolean =>
  Object.keys(decided).length === 0 || decided[type] === true
