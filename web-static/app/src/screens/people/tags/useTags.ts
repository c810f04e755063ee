import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { tags as api } from '../../../api/api'
import { type MemberTag } from '../../../api/types'
import { useSignedIn } from '../../../session/session'

const key = ['member-tags']

/** The organization's tags, by their labels. */
export function useTags() {
  const { organization } = useSignedIn()
  return useQuery({ queryKey: [...key, organization.id], queryFn: ({ signal }) => api.all(organization.id, signal), staleTime: 60_000 })
}

/** Rows of people carry the tags too. */
export function useTagsRefresh(): () => Promise<unknown> {
  const client = useQueryClient()
  return () => Promise.all([key, ['memberships']].map((queryKey) => client.invalidateQueries({ queryKey })))
}

export const LONGEST_LABEL = 255

export function useTagCreation(onMade: (tag: MemberTag) => void) {
  const { organization } = useSignedIn()
  const refresh = useTagsRefresh()
  return useMutation({
    mutationFn: (label: string) => api.create(organization.id, label),
    async onSuccess(tag) {
      await refresh()
      onMade(tag)
    },
  })
}

export function useTagRenaming(onDone: () => void) {
  const { organization } = useSignedIn()
  const refresh = useTagsRefresh()
  return useMutation({
    mutationFn: ({ id, label }: { readonly id: number; readonly label: string }) => api.rename(organization.id, id, label),
    async onSuccess() {
      await refresh()
      onDone()
    },
  })
}

export function useTagDeletion(onDone: (deleted: MemberTag) => void) {
  const { organization } = useSignedIn()
  const refresh = useTagsRefresh()
  return useMutation({
    mutationFn: ({ id }: MemberTag) => api.delete(organization.id, id),
    async onSuccess(_, tag) {
      await refresh()
      onDone(tag)
    },
    onError: refresh,
  })
}
