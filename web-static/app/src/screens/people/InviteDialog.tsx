import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Copy } from 'lucide-react'
import { useState } from 'react'
import { people as api } from '../../api/api'
import { wordsFor } from '../../api/problem'
import { administers } from '../../people/names'
import { useSignedIn } from '../../session/session'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { TextField } from '../../ui/Field'
import { ProblemNotice, sentence, Skeleton } from '../../ui/Places'
import { toasts } from '../../ui/toastStore'

const key = ['invite']

export async function copied(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    toasts.say(`Copied ${what}`)
  } catch {
    toasts.fail('Not copied: the browser does not allow it here')
  }
}

/** One link for everybody who joins; a new one makes the old useless. */
export function InviteDialog({ onClose }: { onClose(): void }) {
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
