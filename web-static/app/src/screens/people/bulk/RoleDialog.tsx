import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { people as api } from '../../../api/api'
import { type Member, type Role } from '../../../api/types'
import { GIVEN_ROLES, nameOf, ROLE_NAMES } from '../../../people/names'
import { useSignedIn } from '../../../session/session'
import { SelectField } from '../../../ui/Field'
import { ProblemNotice, Skeleton } from '../../../ui/Places'
import { counted } from '../../../ui/times'
import { toasts } from '../../../ui/toastStore'
import { isClean, runSeries } from './series'
import { SeriesDialog } from './SeriesDialog'
import { useSeries } from './useSeries'
import { fixedInWords, inWords, planRoles, type RolePlan, useChosen, type Whom } from './whom'

interface RoleDialogProps {
  readonly whom: Whom
  /** Deactivation is the role of those who may do nothing; it is asked for on its own. */
  readonly isDeactivation?: boolean
  onDone(): void
  onClose(): void
}

const CHOSEN: readonly Role[] = GIVEN_ROLES.filter((role) => role !== 'DI')

/** The API gives roles to one person at a time; this goes from one to the next. */
export function RoleDialog({ whom, isDeactivation = false, onDone, onClose }: RoleDialogProps) {
  const { user } = useSignedIn()
  const members = useChosen(whom)
  const [picked, setPicked] = useState<Role | ''>('')
  const { series, give } = useGiving(onDone)
  const role = isDeactivation ? 'DI' : picked
  const plan = planRoles(members.data ?? [], role, user.id)
  const size = counted(plan.changed.length, 'person', 'people')
  const left = fixedInWords(plan.fixed, user.id)
  return (
    <SeriesDialog
      title={isDeactivation ? `Deactivate ${inWords(whom)}?` : `Change the role of ${inWords(whom)}`}
      act={
        isDeactivation
          ? `Deactivate ${size}`
          : plan.changed.length === 0
            ? 'Change roles'
            : `Change ${counted(plan.changed.length, 'role')}`
      }
      tone={isDeactivation ? 'bad' : 'ink'}
      reason={reasonAgainst(role, members.data, plan)}
      state={series.state}
      nameOf={(member) => nameOf(member.user)}
      onSubmit={() => role !== '' && void give(plan.changed, role)}
      onStop={series.stop}
      onClose={series.state === undefined ? onClose : onDone}
    >
      {isDeactivation ? (
        <p>They are signed out and can do nothing until they get a role again. What they annotated stays.</p>
      ) : (
        <SelectField<Role | ''>
          label="Role"
          value={picked}
          options={[{ value: '', caption: 'Choose one' }, ...CHOSEN.map((value) => ({ value, caption: ROLE_NAMES[value] }))]}
          onPick={setPicked}
        />
      )}
      {members.isPending && <Skeleton rows={1} label="Reading their roles" />}
      {members.isError && (
        <ProblemNotice title="Their roles could not be read" problem={members.error} onRetry={() => void members.refetch()} />
      )}
      {left !== undefined && <p className="soft">{left}</p>}
    </SeriesDialog>
  )
}

/** Why nothing can be given yet. */
function reasonAgainst(role: Role | '', members: readonly Member[] | undefined, { changed, fixed }: RolePlan): string | undefined {
  if (role === '') return 'Choose a role'
  if (members === undefined) return 'Their roles are being read'
  if (changed.length > 0) return undefined
  return fixed.length < members.length ? `They are ${ROLE_NAMES[role].toLowerCase()} already` : 'Nobody is left whose role can change'
}

interface Giving {
  readonly member: Member
  readonly role: Role
}

function useGiving(onDone: () => void) {
  const { organization } = useSignedIn()
  const client = useQueryClient()
  const series = useSeries<Member>()
  const refresh = () => client.invalidateQueries({ queryKey: ['memberships'] })
  const change = ({ member, role }: Giving) => api.changeRole(organization.id, member.user.id, role)
  /** What went wrong on the way back is told by a count; the rows show the rest. */
  const takeBack = async (members: readonly Member[]) => {
    const act = (member: Member) => change({ member, role: member.role })
    const { refused, left } = await runSeries(members, { act, tell: () => undefined, isStopped: () => false })
    const failed = refused.length + left.length
    await refresh()
    if (failed > 0) toasts.fail(`${counted(failed, 'role')} could not be given back.`)
    else toasts.say(`${counted(members.length, 'role')} as before`)
  }
  const give = async (members: readonly Member[], role: Role) => {
    const end = await series.run(members, (member) => change({ member, role }))
    await refresh()
    if (end.done.length > 0) {
      const who = end.done.length === 1 && end.done[0] !== undefined ? nameOf(end.done[0].user) : `${end.done.length} people`
      const words = `${who} ${end.done.length === 1 ? 'is' : 'are'} now ${ROLE_NAMES[role].toLowerCase()}`
      toasts.say(words, { caption: 'Undo', run: () => void takeBack(end.done) })
    }
    if (isClean(end)) onDone()
  }
  return { series, give }
}
