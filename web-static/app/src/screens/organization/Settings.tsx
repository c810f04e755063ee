import { useQuery } from '@tanstack/react-query'
import { organizations as api } from '../../api/api'
import { type OrganizationSettings } from '../../api/types'
import { Page } from '../../frame/Page'
import { useSignedIn } from '../../session/session'
import { SelectField, SwitchLine } from '../../ui/Field'
import { ProblemNotice, Skeleton } from '../../ui/Places'
import css from '../account/Account.module.css'
import { OrganizationName } from './OrganizationName'
import { SessionPolicy } from './SessionPolicy'
import { TokenPolicy } from './TokenPolicy'
import { settingsKey, useSettings } from './useSettings'

/** What holds for everybody; the owner decides most of it, administrators some. */
export function Settings() {
  const { organization, role } = useSignedIn()
  const settings = useQuery({ queryKey: settingsKey, queryFn: ({ signal }) => api.settings(signal) })
  const { data } = settings
  return (
    <Page title="Organization" crumbs={[{ caption: organization.title, link: { to: '/projects' } }, { caption: 'Settings' }]}>
      <div className={css['page']}>
        <OrganizationName />
        {settings.isPending && <Skeleton rows={6} label="Loading settings" />}
        {settings.isError && (
          <ProblemNotice title="The settings could not be read" problem={settings.error} onRetry={() => void settings.refetch()} />
        )}
        {data !== undefined && role === 'OW' && <OwnersSettings settings={data} />}
        <TokenPolicy />
        {data !== undefined && <MailSettings settings={data} />}
      </div>
    </Page>
  )
}

const JOINING_ROLES = [
  { value: 'NO', caption: 'None, until somebody gives one' },
  { value: 'AN', caption: 'Annotator' },
  { value: 'RE', caption: 'Reviewer' },
  { value: 'MA', caption: 'Manager' },
] as const

interface Props {
  readonly settings: OrganizationSettings
}

/** A switch is stored as the moment when it was turned on. */
const since = (isOn: boolean): string | null => (isOn ? new Date().toISOString() : null)

function OwnersSettings({ settings }: Props) {
  const change = useSettings()
  return (
    <>
      <section aria-labelledby="joining">
        <h2 id="joining">People</h2>
        <SelectField
          label="Role of those who join by the link"
          options={JOINING_ROLES}
          value={settings.default_role}
          onPick={(default_role) => change.mutate({ default_role })}
        />
        <SwitchLine
          label="Hide who people are from annotators and reviewers"
          help="They see roles instead of names, everywhere"
          isOn={settings.annotator_reviewer_firewall_enabled_at !== null}
          onChange={(isOn) => change.mutate({ annotator_reviewer_firewall_enabled_at: since(isOn) })}
        />
      </section>
      <section aria-labelledby="labeling">
        <h2 id="labeling">Labeling</h2>
        <SwitchLine
          label="No way back in the stream"
          help="Annotators cannot return to a task that they submitted or skipped"
          isOn={settings.label_stream_navigation_disabled_at !== null}
          onChange={(isOn) => change.mutate({ label_stream_navigation_disabled_at: since(isOn) })}
        />
        <SwitchLine
          label="Quick view only shows"
          help="Answers are made and changed in the stream alone"
          isOn={settings.read_only_quick_view_enabled_at !== null}
          onChange={(isOn) => change.mutate({ read_only_quick_view_enabled_at: since(isOn) })}
        />
      </section>
      <SessionPolicy />
      <section aria-labelledby="log">
        <h2 id="log">Activity log</h2>
        <SwitchLine
          label="Keep what requests send"
          help="Without passwords, tokens and the like"
          isOn={settings.extra_data_on_activity_logs}
          onChange={(extra_data_on_activity_logs) => change.mutate({ extra_data_on_activity_logs })}
        />
      </section>
    </>
  )
}

function MailSettings({ settings: { email_notification_settings: mail } }: Props) {
  const change = useSettings()
  const allowed = mail.notifications_allowed ?? {}
  const isDecided = Object.keys(allowed).length > 0
  const all = Object.fromEntries(mail.notification_types.map(({ value }) => [value, !isDecided || allowed[value] === true]))
  return (
    <section aria-labelledby="mail">
      <h2 id="mail">Mail to administrators</h2>
      {mail.notification_types.map(({ value, label }) => (
        <SwitchLine
          key={value}
          label={label}
          isOn={all[value] === true}
          onChange={(isOn) => change.mutate({ email_notification_settings: { notifications_allowed: { ...all, [value]: isOn } } })}
        />
      ))}
    </section>
  )
}
