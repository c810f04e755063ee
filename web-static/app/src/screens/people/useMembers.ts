import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { people as api, type MemberFilter } from '../../api/api'
import { wordsFor } from '../../api/problem'
import { type Member, type Role } from '../../api/types'
import { nameOf, ROLE_NAMES } from '../../people/names'
import { useSignedIn } from '../../session/session'
import { sentence } from '../../ui/Places'
import { toasts } from '../../ui/toastStore'

const keyOf = (organization: number) => ['memberships', organization]

export function useMembers(filter: MemberFilter, page: number) {
  const { organization } = useSignedIn()
  return useQuery({
    queryKey: [...keyOf(organization.id), filter, page],
    queryFn: ({ signal }) => api.list(organization.id, { ...filter, page }, signal),
    placeholderData: keepPreviousData,
  })
}

/** A role changes at once; the toast takes it back. */
export function useRoleChange() {
  const { organization } = useSignedIn()
  const client = useQueryClient()
  const change = useMutation({
    mutationFn: ({ member, role }: { member: Member; role: Role }) => api.changeRole(organization.id, member.user.id, role),
    onSuccess(_, { member, role }) {
      const undo = () => change.mutate({ member: { ...member, role }, role: member.role })
      toasts.say(`${nameOf(member.user)} is now ${ROLE_NAMES[role].toLowerCase()}`, { caption: 'Undo', run: undo })
    },
    onError: (problem) => toasts.fail(`The role was not changed. ${sentence(wordsFor(problem))}`),
    onSettled: () => client.invalidateQueries({ queryKey: keyOf(organization.id) }),
  })
  return change
}

export function useRemoval(onRemoved: () => void) {
  const { organization } = useSignedIn()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (member: Member) => api.remove(organization.id, member.user.id),
    onSuccess(_, member) {
      toasts.say(`Removed ${nameOf(member.user)}`)
      onRemoved()
    },
    onError: (problem) => toasts.fail(`Not removed. ${sentence(wordsFor(problem))}`),
    onSettled: () => client.invalidateQueries({ queryKey: keyOf(organization.id) }),
  })
}
