import { wordsFor } from '../../api/problem'
import { type Workspace } from '../../api/types'
import { Confirm } from '../../ui/Dialog'
import { sentence } from '../../ui/Places'
import { MembersDialog } from './MembersDialog'
import { undeletable } from './rights'
import { useDeletion, useLeaving } from './useWorkspaces'
import { WorkspaceDialog } from './WorkspaceDialog'
import { type WorkspaceAct } from './WorkspaceMenu'

interface WorkspaceActsProps {
  readonly act: WorkspaceAct
  readonly workspace: Workspace
  /** It is there no more for this person. */
  onGone(): void
  onClose(): void
}

/** The dialogs of a workspace's menu, loaded when one opens. */
export function WorkspaceActs({ act, workspace, onGone, onClose }: WorkspaceActsProps) {
  switch (act) {
    case 'change':
      return <WorkspaceDialog workspace={workspace} onSaved={onClose} onClose={onClose} />
    case 'members':
      return <MembersDialog workspace={workspace} onClose={onClose} />
    case 'delete':
      return <Delete workspace={workspace} onGone={onGone} onClose={onClose} />
    case 'leave':
      return <Leave workspace={workspace} onGone={onGone} onClose={onClose} />
  }
}

type PartProps = Omit<WorkspaceActsProps, 'act'>

function Delete({ workspace, onGone, onClose }: PartProps) {
  const deletion = useDeletion(onGone)
  return (
    <Confirm
      title={`Delete ${workspace.title}?`}
      act="Delete 1 workspace"
      reason={undeletable(workspace)}
      isBusy={deletion.isPending}
      onConfirm={() => deletion.mutate(workspace)}
      onClose={onClose}
    >
      <p>Its list of members goes with it. This cannot be undone.</p>
      {deletion.isError && <p role="alert">{sentence(wordsFor(deletion.error))}</p>}
    </Confirm>
  )
}

function Leave({ workspace, onGone, onClose }: PartProps) {
  const leaving = useLeaving(onGone)
  return (
    <Confirm
      title={`Leave ${workspace.title}?`}
      act="Leave"
      isBusy={leaving.isPending}
      onConfirm={() => leaving.mutate(workspace)}
      onClose={onClose}
    >
      <p>You lose what you see by belonging to it. A manager can add you again.</p>
      {leaving.isError && <p role="alert">{sentence(wordsFor(leaving.error))}</p>}
    </Confirm>
  )
}
