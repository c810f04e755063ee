import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Archive, ArchiveRestore, Ellipsis, LogOut, PenLine, Trash2, Users } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { type Workspace } from '../../api/types'
import { workspacesQuery } from '../../queries'
import { useSignedIn } from '../../session/session'
import { IconButton } from '../../ui/Button'
import { Menu, type MenuItem } from '../../ui/Menu'
import { rightsOn, undeletable } from './rights'
import { useArchiving } from './useWorkspaces'

const WorkspaceActs = lazy(() => import('./WorkspaceActs').then(({ WorkspaceActs }) => ({ default: WorkspaceActs })))

/** What opens from the menu. */
export type WorkspaceAct = 'change' | 'members' | 'delete' | 'leave'

/** What can be done with a workspace; nothing where nothing can. */
export function WorkspaceMenu({ workspace }: { readonly workspace: Workspace }) {
  const { role } = useSignedIn()
  const [act, setAct] = useState<WorkspaceAct>()
  const client = useQueryClient()
  const archiving = useArchiving()
  const away = useLeavePage(workspace)
  const { mayManage, mayLeave } = rightsOn(workspace, role)
  if (!mayManage && !mayLeave) return null
  const isArchived = workspace.is_archived
  const managing: readonly MenuItem[] = [
    { caption: 'Members', icon: Users, run: () => setAct('members') },
    { caption: 'Name and color', icon: PenLine, run: () => setAct('change') },
    {
      caption: isArchived ? 'Bring back' : 'Archive',
      icon: isArchived ? ArchiveRestore : Archive,
      run: () => archiving.mutate({ ...workspace, is_archived: !isArchived }),
    },
  ]
  const leaving: MenuItem = { caption: 'Leave', icon: LogOut, run: () => setAct('leave') }
  const deleting: MenuItem = { caption: 'Delete', icon: Trash2, isBad: true, reason: undeletable(workspace), run: () => setAct('delete') }
  return (
    <>
      <Menu
        label={`Acts on ${workspace.title}`}
        trigger={<IconButton isSmall icon={Ellipsis} label={`More about ${workspace.title}`} />}
        groups={[...(mayManage ? [managing] : []), ...(mayLeave ? [[leaving]] : []), ...(mayManage ? [[deleting]] : [])]}
        onOpen={() => void client.invalidateQueries({ queryKey: workspacesQuery.queryKey })}
      />
      {act !== undefined && (
        <Suspense fallback={null}>
          <WorkspaceActs
            act={act}
            workspace={workspace}
            onGone={() => {
              setAct(undefined)
              away()
            }}
            onClose={() => setAct(undefined)}
          />
        </Suspense>
      )}
    </>
  )
}

/** Whoever looks at a workspace that is gone goes on to all projects; the keyboard goes on in the page. */
function useLeavePage({ id }: Workspace): () => void {
  const navigate = useNavigate()
  const { workspace } = useSearch({ strict: false })
  return () => {
    if (workspace === id) void navigate({ to: '/projects', search: {} })
    document.getElementById('main')?.focus()
  }
}
