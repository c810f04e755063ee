import { useMutation, useQueryClient } from '@tanstack/react-query'
import { workspaces as api, type WorkspaceFields } from '../../api/api'
import { wordsFor } from '../../api/problem'
import { type Workspace } from '../../api/types'
import { workspacesQuery } from '../../queries'
import { useSignedIn } from '../../session/session'
import { sentence } from '../../ui/Places'
import { toasts } from '../../ui/toastStore'

/** Projects carry the title of their workspace. */
function useRefresh(): () => Promise<unknown> {
  const client = useQueryClient()
  return () => Promise.all([workspacesQuery.queryKey, ['projects'], ['project']].map((queryKey) => client.invalidateQueries({ queryKey })))
}

/** Makes one, or changes the one given. */
export function useWorkspaceSaving(before: Workspace | undefined, onSaved: (workspace: Workspace) => void) {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (fields: WorkspaceFields) => (before === undefined ? api.create(fields) : api.change(before.id, fields)),
    async onSuccess(workspace) {
      await refresh()
      toasts.say(`${before === undefined ? 'Created' : 'Saved'} ${workspace.title}`)
      onSaved(workspace)
    },
  })
}

/** Archives it or brings it back; the toast takes that back. */
export function useArchiving() {
  const refresh = useRefresh()
  const archiving = useMutation({
    mutationFn: ({ id, is_archived }: Pick<Workspace, 'id' | 'title' | 'is_archived'>) => api.change(id, { is_archived }),
    onSuccess(_, changed) {
      const undo = () => archiving.mutate({ ...changed, is_archived: !changed.is_archived })
      toasts.say(changed.is_archived ? `Archived ${changed.title}` : `${changed.title} is back`, { caption: 'Undo', run: undo })
    },
    onError: (problem) => toasts.fail(`Not changed. ${sentence(wordsFor(problem))}`),
    onSettled: refresh,
  })
  return archiving
}

export function useDeletion(onDeleted: () => void) {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: ({ id }: Workspace) => api.delete(id),
    async onSuccess(_, { title }) {
      onDeleted()
      await refresh()
      toasts.say(`Deleted ${title}`)
    },
    onError: refresh,
  })
}

export function useLeaving(onLeft: () => void) {
  const { user } = useSignedIn()
  const refresh = useRefresh()
  return useMutation({
    mutationFn: ({ id }: Workspace) => api.remove(id, user.id),
    async onSuccess(_, { title }) {
      onLeft()
      await refresh()
      toasts.say(`You left ${title}`)
    },
  })
}
