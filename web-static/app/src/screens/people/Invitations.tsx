import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { people as api } from '../../api/api'
import { wordsFor } from '../../api/problem'
import { type Invitation } from '../../api/types'
import { ROLE_NAMES } from '../../people/names'
import { IconButton } from '../../ui/Button'
import { cx } from '../../ui/cx'
import { Badge } from '../../ui/Facts'
import { sentence } from '../../ui/Places'
import table from '../../ui/table.module.css'
import { exactly, when } from '../../ui/times'
import { toasts } from '../../ui/toastStore'
import css from './People.module.css'

export const invitationsKey = ['invitations']

/** Who was invited by mail and has not come; nothing where there is nobody. */
export function Invitations() {
  const invitations = useQuery({ queryKey: invitationsKey, queryFn: ({ signal }) => api.invitations(signal) })
  const revoking = useRevoking()
  if (invitations.data === undefined || invitations.data.length === 0) return null
  return (
    <section aria-labelledby="invited">
      <h2 id="invited" className={css['heading']}>
        Invited {invitations.data.length}
      </h2>
      <table className={cx(table['table'], css['invited'])}>
        <thead className="vh">
          <tr>
            <th>Email</th>
            <th>Role</th>
            <th>Sent</th>
            <th>Acts</th>
          </tr>
        </thead>
        <tbody>
          {invitations.data.map((invitation) => (
            <tr key={invitation.email}>
              <td className="cut">{invitation.email}</td>
              <td className="soft">{invitation.role === null ? ROLE_NAMES.VO : ROLE_NAMES[invitation.role]}</td>
              <td className="soft" title={exactly(invitation.invited_at)}>
                {invitation.invite_expired ? <Badge tone="warn">Expired</Badge> : `Sent ${when(invitation.invited_at)}`}
              </td>
              <td>
                <IconButton
                  isSmall
                  icon={X}
                  label={`Take back the invitation of ${invitation.email}`}
                  onClick={() => revoking.mutate(invitation)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function useRevoking() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ email }: Invitation) => api.revokeInvitation(email),
    onSuccess: (_, { email }) => toasts.say(`The invitation of ${email} was taken back`),
    onError: (problem) => toasts.fail(`Not taken back. ${sentence(wordsFor(problem))}`),
    onSettled: () => client.invalidateQueries({ queryKey: invitationsKey }),
  })
}
