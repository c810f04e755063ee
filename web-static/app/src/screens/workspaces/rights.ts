import { type Role, type Workspace } from '../../api/types'
import { manages } from '../../people/names'

/** What of a workspace somebody may change. Whoever manages sees only those that are theirs to manage. */
export function rightsOn({ is_personal, membership }: Pick<Workspace, 'is_personal' | 'membership'>, role: Role) {
  return { mayManage: manages(role) && !is_personal, mayLeave: membership !== null && !is_personal }
}

export type WorkspaceRights = ReturnType<typeof rightsOn>

/** Why it cannot be deleted, in words; undefined where it can. */
export function undeletable({ projects_count }: Pick<Workspace, 'projects_count'>): string | undefined {
  if (projects_count === 0) return undefined
  return projects_count === 1 ? 'It has a project' : `It has ${projects_count} projects`
}
