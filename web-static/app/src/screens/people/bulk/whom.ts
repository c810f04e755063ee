import { useQuery } from '@tanstack/react-query'
import { people as api, type MemberFilter } from '../../../api/api'
import { type Member, type Role } from '../../../api/types'
import { nameOf } from '../../../people/names'
import { useSignedIn } from '../../../session/session'
import { countOf, isChosen, type Chosen } from '../../../ui/selection'
import { counted } from '../../../ui/times'

/** Whom a change of many is about: those chosen of the list with this filter. */
export interface Whom {
  readonly chosen: Chosen
  readonly filter: MemberFilter
  /** How many fit the filter. */
  readonly total: number
}

export const sizeOf = ({ chosen, total }: Whom): number => countOf(chosen, total)
export const inWords = (whom: Whom): string => counted(sizeOf(whom), 'person', 'people')

/** Their rows as they are now, on whichever page they stand. */
export function useChosen({ chosen, filter }: Whom) {
  const { organization } = useSignedIn()
  return useQuery({
    queryKey: ['memberships', organization.id, 'everybody', filter],
    queryFn: ({ signal }) => api.everybody(organization.id, filter, signal),
    select: (everybody) => everybody.filter(({ user }) => isChosen(chosen, user.id)),
    staleTime: 0,
  })
}

export interface RolePlan {
  readonly changed: readonly Member[]
  /** Nobody gives themselves a role, and an owner stays one. */
  readonly fixed: readonly Member[]
}

/** Who of them gets the role; who has it already is neither changed nor told of. */
export function planRoles(members: readonly Member[], role: Role | '', self: number): RolePlan {
  const isFixed = (member: Member) => member.role === 'OW' || member.user.id === self
  return {
    changed: members.filter((member) => role !== '' && !isFixed(member) && member.role !== role),
    fixed: members.filter(isFixed),
  }
}

/** Why some of them keep their role, in a sentence. */
export function fixedInWords(fixed: readonly Member[], self: number): string | undefined {
  if (fixed.length === 0) return undefined
  const others = fixed.filter(({ user }) => user.id !== self).map(({ user }) => nameOf(user))
  const isSelf = fixed.length > others.length
  if (others.length === 0) return 'You are left out: nobody changes their own role.'
  const names = others.join(', ')
  return isSelf ? `You and ${names}, who owns the organization, are left out.` : `${names}, who owns the organization, is left out.`
}
