import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Copy, Send } from 'lucide-react'
import { useState } from 'react'
import { people as api } from '../../api/api'
import { fieldErrors, wordsFor } from '../../api/problem'
import { type Invitation, type Role } from '../../api/types'
import { administers, ROLE_NAMES } from '../../people/names'
import { workspacesQuery } from '../../queries'
import { useSignedIn } from '../../session/session'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { AreaField, SelectField, TextField } from '../../ui/Field'
import { ProblemNotice, sentence, Skeleton } from '../../ui/Places'
import { Segmented } from '../../ui/Segmented'
import { counted } from '../../ui/times'
import { toasts } from '../../ui/toastStore'
import { addressesIn } from './addresses'
import { invitationsKey } from './Invitations'
import css from './People.module.css'

const key = ['invite']

export async function copied(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    toasts.say(`Copied ${what}`)
  } catch {
    toasts.fail('Not copied: the browser does not allow it here')
  }
}

type Way = 'mail' | 'link'

const WAYS: readonly { readonly value: Way; readonly caption: string }[] = [
  { value: 'mail', caption: 'By email' },
  { value: 'link', caption: 'By link' },
]

/** By mail, with role and workspace; or one link for everybody. */
export function InviteDialog({ onClose }: { onClose(): void }) {
  const [way, setWay] = useState<Way>('mail')
  const choice = <Segmented<Way> label="How to invite" choices={WAYS} value={way} onPick={setWay} />
  return way === 'mail' ? <ByMail choice={choice} onClose={onClose} /> : <ByLink choice={choice} onClose={onClose} />
}

interface WayProps {
  readonly choice: React.ReactNode
  onClose(): void
}

const ROLES_OF_ADMINISTRATORS: readonly Role[] = ['AN', 'RE', 'MA', 'AD']
const ROLES_OF_MANAGERS: readonly Role[] = ['AN', 'RE']

function useInviting(onDone: (sent: readonly Invitation[]) => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: api.inviteByMail,
    async onSuccess({ invitations }) {
      await client.invalidateQueries({ queryKey: invitationsKey })
      onDone(invitations)
    },
  })
}

interface Draft {
  readonly text: string
  readonly role: Role
  readonly workspace: string
}

function ByMail({ choice, onClose }: WayProps) {
  const { organization } = useSignedIn()
  const [draft, setDraft] = useState<Draft>({ text: '', role: 'AN', workspace: '' })
  const [unsent, setUnsent] = useState<readonly Invitation[]>([])
  const emails = addressesIn(draft.text)
  const inviting = useInviting((sent) => {
    const links = sent.filter(({ invite_url }) => invite_url !== undefined)
    if (links.length > 0) return setUnsent(links)
    toasts.say(`Invited ${counted(sent.length, 'person', 'people')}`)
    onClose()
  })
  const submit = () => {
    const workspaces = draft.workspace === '' ? [] : [Number(draft.workspace)]
    if (emails.length > 0) inviting.mutate({ emails, role: draft.role, workspaces })
  }
  if (unsent.length > 0) return <Unsent invitations={unsent} onClose={onClose} />
  return (
    <Dialog
      title={`Invite people to ${organization.title}`}
      width={560}
      isHeld={draft.text !== ''}
      onSubmit={submit}
      onClose={onClose}
      acts={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            tone="ink"
            type="submit"
            icon={Send}
            isBusy={inviting.isPending}
            reason={emails.length === 0 ? 'Enter at least one address' : undefined}
          >
            {emails.length === 0 ? 'Invite' : `Invite ${counted(emails.length, 'person', 'people')}`}
          </Button>
        </>
      }
    >
      {choice}
      <MailFields draft={draft} problem={inviting.error} onChange={(change) => setDraft({ ...draft, ...change })} />
    </Dialog>
  )
}

interface MailFieldsProps {
  readonly draft: Draft
  readonly problem: unknown
  onChange(change: Partial<Draft>): void
}

function MailFields({ draft, problem, onChange }: MailFieldsProps) {
  const { role } = useSignedIn()
  const { data: workspaces = [] } = useQuery(workspacesQuery)
  const errors = fieldErrors(problem)
  const places = workspaces
    .filter(({ is_personal, is_archived }) => !is_personal && !is_archived)
    .map(({ id, title }) => ({ value: String(id), caption: title }))
  return (
    <>
      <AreaField
        label="Email addresses"
        rows={3}
        data-first
        value={draft.text}
        help="One a line, or with commas between them"
        error={errors['emails']?.map(sentence).join(' ')}
        onChange={(event) => onChange({ text: event.target.value })}
      />
      <div className={css['pair']}>
        <SelectField<Role>
          label="Role"
          value={draft.role}
          options={(administers(role) ? ROLES_OF_ADMINISTRATORS : ROLES_OF_MANAGERS).map((value) => ({
            value,
            caption: ROLE_NAMES[value],
          }))}
          error={errors['role']?.[0]}
          onPick={(picked) => onChange({ role: picked })}
        />
        <SelectField
          label="Workspace"
          value={draft.workspace}
          options={[{ value: '', caption: 'None yet' }, ...places]}
          onPick={(workspace) => onChange({ workspace })}
        />
      </div>
      {problem !== null && Object.keys(errors).length === 0 && <p role="alert">{sentence(wordsFor(problem))}</p>}
    </>
  )
}

/** Where no mail goes out, whoever invites hands the links over. */
function Unsent({ invitations, onClose }: { readonly invitations: readonly Invitation[]; onClose(): void }) {
  return (
    <Dialog title="Hand the links over" width={560} onClose={onClose} acts={<Button onClick={onClose}>Done</Button>}>
      <p className="soft">This server sends no mail. Each link works once, for its address, for seven days.</p>
      {invitations.map(({ email, invite_url = '' }) => (
        <TextField
          key={email}
          label={email}
          readOnly
          value={invite_url}
          onFocus={(event) => event.currentTarget.select()}
          end={
            <Button size="small" icon={Copy} onClick={() => void copied(invite_url, `the link for ${email}`)}>
              Copy
            </Button>
          }
        />
      ))}
    </Dialog>
  )
}

/** One link for everybody who joins; a new one makes the old useless. */
function ByLink({ choice, onClose }: WayProps) {
  const invite = useQuery({ queryKey: key, queryFn: ({ signal }) => api.invite(signal) })
  const { organization, role } = useSignedIn()
  const [isReplacing, setReplacing] = useState(false)
  return (
    <Dialog
      title={`Invite people to ${organization.title}`}
      width={560}
      onClose={onClose}
      acts={
        <>
          {administers(role) && invite.isSuccess && !isReplacing && (
            <Button tone="bad-quiet" onClick={() => setReplacing(true)}>
              Replace the link
            </Button>
          )}
          <span className="grow" />
          <Button onClick={onClose}>Close</Button>
          {invite.data !== undefined && (
            <Button tone="ink" icon={Copy} data-first onClick={() => void copied(invite.data.invite_url, 'the link')}>
              Copy link
            </Button>
          )}
        </>
      }
    >
      {choice}
      {invite.isPending && <Skeleton rows={1} label="Loading the link" />}
      {invite.isError && <ProblemNotice title="No link" problem={invite.error} onRetry={() => void invite.refetch()} />}
      {invite.data !== undefined && (
        <TextField
          label="Invitation link"
          readOnly
          value={invite.data.invite_url}
          help="Whoever opens it joins. Give them their role here afterwards"
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
      {isReplacing && <Replace onDone={() => setReplacing(false)} />}
    </Dialog>
  )
}

function Replace({ onDone }: { onDone(): void }) {
  const client = useQueryClient()
  const replacing = useMutation({
    mutationFn: api.resetInvite,
    onSuccess(invite) {
      client.setQueryData(key, invite)
      toasts.say('The link was replaced. The old one no longer works')
      onDone()
    },
  })
  return (
    <div role="group" aria-label="Replace the link">
      <p>Whoever has the old link and has not joined yet needs the new one.</p>
      {replacing.isError && <p role="alert">{sentence(wordsFor(replacing.error))}</p>}
      <div className="row">
        <Button size="small" onClick={onDone}>
          Keep it
        </Button>
        <Button size="small" tone="bad" isBusy={replacing.isPending} onClick={() => replacing.mutate()}>
          Replace the link
        </Button>
      </div>
    </div>
  )
}
