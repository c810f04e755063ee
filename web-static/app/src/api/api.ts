import { call, get, patch, post, postForm, remove } from './client'
import { ApiProblem } from './problem'
import type {
  AccessToken,
  ActivityPage,
  Annotation,
  AwaitsConfirmation,
  Column,
  Draft,
  ExportFormat,
  Invitation,
  InvitedTo,
  Mail,
  Member,
  MemberTag,
  OrganizationChange,
  OrganizationSettings,
  OwnSession,
  Paged,
  PermissionOption,
  PermissionRow,
  Person,
  Project,
  ProjectMember,
  ProjectRole,
  QueueEmpty,
  Role,
  SavedTemplate,
  Self,
  Session,
  SessionLimits,
  Snapshot,
  StreamTask,
  TagImport,
  Task,
  TaskPage,
  Template,
  TokenSettings,
  View,
  Workspace,
} from './types'

/** Every call the app makes, under the noun it is about. Files travel by `upload.ts`. */
export const auth = {
  state: (signal?: AbortSignal) => get<Session>('auth/state', undefined, signal),
  login: (email: string, password: string, isKept: boolean) => post<Session>('auth/login', { email, password, persist_session: isKept }),
  signUp: (fields: { email: string; password: string; token?: string }) => post<Session | AwaitsConfirmation>('auth/signup', fields),
  verifyEmail: (fields: { token: string; password: string }) => post<Session>('auth/verify-email', fields),
  logout: () => post<void>('auth/logout'),
  confirm: (password: string) => post<void>('auth/confirm', { password }),
  askReset: (email: string) => post<void>('auth/password-reset', { email }),
  reset: (fields: { token: string; password: string; revoke_tokens: boolean }) => post<void>('auth/password-reset/confirm', fields),
  invitation: (token: string, signal?: AbortSignal) => get<InvitedTo>('auth/invitation', { token }, signal),
  acceptInvitation: (token: string) => post<void>('auth/accept-invitation', { token }),
}

export const account = {
  change: (fields: { first_name: string; last_name: string }) => patch<Person>('current-user', fields),
  self: (signal?: AbortSignal) => get<Self>('current-user/whoami', undefined, signal),
  prefer: (user: number, notifications_allowed: Readonly<Record<string, boolean>>) =>
    patch<void>(`users/${user}`, { email_notification_settings: { notifications_allowed } }),
  changePassword: (fields: { current_password: string; password: string }) => patch<Person>('current-user', fields),
  changePicture(user: number, picture: Blob) {
    const form = new FormData()
    form.set('avatar', picture, 'picture.png')
    return postForm<void>(`users/${user}/avatar`, form)
  },
  removePicture: (user: number) => remove(`users/${user}/avatar`),
  sessions: (signal?: AbortSignal) => get<readonly OwnSession[]>('auth/sessions', undefined, signal),
  endSession: (id: string) => remove(`auth/sessions/${id}`),
  endOtherSessions: () => remove('auth/sessions'),
  tokens: (signal?: AbortSignal) => get<readonly AccessToken[]>('token', undefined, signal),
  createToken: () => post<AccessToken>('token'),
  revokeToken: (refresh: string) => post<void>('token/blacklist', { refresh }),
  legacyToken: () => get<{ token: string }>('current-user/token'),
  resetLegacyToken: () => post<{ token: string }>('current-user/reset-token'),
  tokenSettings: (signal?: AbortSignal) => get<TokenSettings>('jwt/settings', undefined, signal),
  changeTokenSettings: (settings: TokenSettings) => post<TokenSettings>('jwt/settings', settings),
}

export interface ProjectFilter {
  readonly search?: string
  readonly workspaces?: number
  readonly ordering?: string
}

export const projects = {
  list: (page: number, filter: ProjectFilter = {}, signal?: AbortSignal) =>
    get<Paged<Project>>('projects', { page, page_size: PROJECTS_ON_PAGE, ...filter }, signal),
  read: (id: number, signal?: AbortSignal) => get<Project>(`projects/${id}`, undefined, signal),
  create: (fields: Partial<Project>) => post<Project>('projects', fields),
  change: (id: number, fields: Partial<Project>) => patch<Project>(`projects/${id}`, fields),
  delete: (id: number) => remove(`projects/${id}`),
  validate: (label_config: string) => post<void>('projects/validate', { label_config }),
  sample: (label_config: string) => post<Record<string, unknown>>('projects/upload-example', { label_config }),
  templates: (signal?: AbortSignal) => get<readonly Template[]>('templates', undefined, signal),
  duplicate: (id: number, fields: Duplicate) => post<{ id: number }>(`projects/${id}/duplicate`, fields),
}

export interface Duplicate {
  readonly title: string
  readonly workspace: number
  readonly mode: 'settings' | 'settings,data' | 'settings,data,annotations'
  readonly annotations_as_ground_truth: boolean
  readonly include_members: boolean
}
export const PROJECTS_ON_PAGE = 30

export const tasks = {
  page: (query: { project: number; view?: number; page: number; page_size: number }, signal?: AbortSignal) =>
    get<TaskPage>('tasks', { ...query, fields: 'task_only' }, signal),
  read: (id: number, signal?: AbortSignal) => get<Task>(`tasks/${id}`, undefined, signal),
  delete: (project: number, selectedItems: Selection) =>
    post<{ processed_items: number }>('dm/actions', { selectedItems }, { id: 'delete_tasks', project }),
}

export type Selection =
  { readonly all: false; readonly included: readonly number[] } | { readonly all: true; readonly excluded: readonly number[] }

export interface NewAnnotation {
  readonly result: Annotation['result']
  readonly lead_time: number
  readonly unique_id?: string
  readonly draft_id?: number
  readonly was_cancelled?: boolean
  readonly parent_prediction?: number
  readonly started_at?: string
}

export interface Submitted extends Annotation {
  readonly next?: StreamTask | QueueEmpty | null
}

export const annotations = {
  submit: (task: number, fields: NewAnnotation, wantsNext: boolean) =>
    post<Submitted>(`tasks/${task}/annotations`, fields, wantsNext ? { next: 1 } : undefined),
  change: (id: number, fields: Partial<NewAnnotation>) => patch<Annotation>(`annotations/${id}`, fields),
  delete: (id: number) => remove(`annotations/${id}`),
}

export interface DraftFields {
  readonly result: Annotation['result']
  readonly lead_time: number
  readonly was_postponed?: boolean
}

export const drafts = {
  create: (task: number, annotation: number | undefined, fields: DraftFields) =>
    post<Draft>(annotation === undefined ? `tasks/${task}/drafts` : `tasks/${task}/annotations/${annotation}/drafts`, fields),
  change: (id: number, fields: DraftFields) => patch<Draft>(`drafts/${id}`, fields),
}

export const queue = {
  next: (project: number) => get<StreamTask>(`projects/${project}/next`),
  history: (project: number, signal?: AbortSignal) =>
    get<readonly { taskId: number; annotationId: number | null }[]>(`projects/${project}/label-stream-history`, undefined, signal),
}

export const views = {
  list: (project: number, signal?: AbortSignal) => get<readonly View[]>('dm/views', { project }, signal),
  columns: (project: number, signal?: AbortSignal) => get<{ columns: readonly Column[] }>('dm/columns', { project }, signal),
}

export const exports = {
  formats: (project: number, signal?: AbortSignal) => get<readonly ExportFormat[]>(`projects/${project}/export/formats`, undefined, signal),
  list: (project: number, signal?: AbortSignal) => get<readonly Snapshot[]>(`projects/${project}/exports`, undefined, signal),
  create: (project: number, fields: object) => post<Snapshot>(`projects/${project}/exports`, fields),
  read: (project: number, id: number) => get<Snapshot>(`projects/${project}/exports/${id}`),
  convert: (project: number, id: number, format: string) =>
    post<unknown>(`projects/${project}/exports/${id}/convert`, { export_type: format }),
  delete: (project: number, id: number) => remove(`projects/${project}/exports/${id}`),
  /** Some tasks as JSON at once, those without annotations too. */
  ofTasks: (project: number, ids: readonly number[]) =>
    `/api/projects/${project}/export?exportType=JSON&download_all_tasks=true&${ids.map((id) => `ids[]=${id}`).join('&')}`,
  address: (project: number, id: number, format: string) =>
    `/api/projects/${project}/exports/${id}/download?exportType=${encodeURIComponent(format)}`,
}

/** Which members a list, or a change of many, is about. */
export interface MemberFilter {
  readonly search?: string
  /** One or several, with commas between them. */
  readonly role?: string
  readonly tags?: number
}

interface MemberQuery extends MemberFilter {
  readonly page: number
  readonly page_size?: number
  readonly exclude_workspace_id?: number
  readonly exclude_project_id?: number
}

export const people = {
  list: (organization: number, query: MemberQuery, signal?: AbortSignal) =>
    get<Paged<Member>>(`organizations/${organization}/memberships`, { page_size: PEOPLE_ON_PAGE, ...query }, signal),
  /** Everybody who fits, however many pages that is. */
  everybody: (organization: number, filter: MemberFilter, signal?: AbortSignal) =>
    walked((page) => people.list(organization, { ...filter, page, page_size: MOST_AT_ONCE }, signal)),
  changeRole: (organization: number, user_id: number, role: Role) =>
    patch<Member>(`organizations/${organization}/memberships`, { user_id, role }),
  remove: (organization: number, user: number) => remove(`organizations/${organization}/memberships/${user}`),
  users: (signal?: AbortSignal) => get<readonly Person[]>('users', undefined, signal),
  invite: (signal?: AbortSignal) => get<{ token: string; invite_url: string }>('invite', undefined, signal),
  resetInvite: () => post<{ token: string; invite_url: string }>('invite/reset-token'),
  inviteByMail: (fields: MailInvitation) => post<{ invitations: readonly Invitation[] }>('invite/send-email', fields),
  invitations: (signal?: AbortSignal) => get<readonly Invitation[]>('invites', undefined, signal),
  revokeInvitation: (email: string) => post<unknown>('invite/revoke', { email }),
  projectRoles: (project: number, signal?: AbortSignal) => get<readonly ProjectRole[]>(`projects/${project}/roles`, undefined, signal),
  giveProjectRole: (project: number, user: number, role: Role) => post<ProjectRole>('projects/roles', { project, user, role }),
  takeProjectRole: (id: number) => remove(`projects/roles/${id}`),
  ofProject: (project: number, page: number, signal?: AbortSignal) =>
    get<Paged<ProjectMember>>(`projects/${project}/members/paginated`, { page, page_size: PEOPLE_ON_PAGE }, signal),
  addToProject: (project: number, user: number) => post<void>(`projects/${project}/members`, { user }),
  addAllToProject: (project: number, chosen: Selection, filter: MemberFilter = {}) =>
    post<{ assignments: number; skipped_user_ids: readonly number[] }>(`projects/${project}/members/bulk`, chosen, { ...filter }),
  removeFromProject: (project: number, user: number) => remove(`projects/${project}/members`, { user }),
}
export const PEOPLE_ON_PAGE = 50
const MOST_AT_ONCE = 500

/** The pages of a list, one after the other. */
async function walked<T>(read: (page: number) => Promise<Paged<T>>): Promise<readonly T[]> {
  const all: T[] = []
  for (let page = 1; ; page += 1) {
    const { results, next } = await read(page)
    all.push(...results)
    if (next === null) return all
  }
}

export const tags = {
  all: (organization: number, signal?: AbortSignal) =>
    walked((page) =>
      get<Paged<MemberTag>>(`organizations/${organization}/member-tags`, { page, page_size: MOST_AT_ONCE, ordering: 'label' }, signal),
    ),
  create: (organization: number, label: string) => post<MemberTag>(`organizations/${organization}/member-tags`, { label }),
  rename: (organization: number, tag: number, label: string) =>
    patch<MemberTag>(`organizations/${organization}/member-tags/${tag}`, { label }),
  delete: (organization: number, tag: number) => remove(`organizations/${organization}/member-tags/${tag}`),
  /** With `overwrite` in the place of the tags that people have. */
  assign: (organization: number, fields: Selection & TagAssignment, filter: MemberFilter = {}) =>
    post<{ assigned: number }>(`organizations/${organization}/member-tags/assignments`, fields, { ...filter }),
  /** A table with the columns `email` and `tags`. Answers the number by which to ask how far it is. */
  importTable(organization: number, file: File, forEverybody: string) {
    const form = new FormData()
    form.append('file', file, file.name)
    form.append('bulk_tags', forEverybody)
    return postForm<{ import: number }>(`organizations/${organization}/member-tags/imports`, form)
  },
  imported: (organization: number, id: number, signal?: AbortSignal) =>
    get<TagImport>(`organizations/${organization}/member-tags/imports/${id}`, undefined, signal),
}

export interface TagAssignment {
  readonly tags: readonly number[]
  readonly overwrite: boolean
}

export interface MailInvitation {
  readonly emails: readonly string[]
  readonly role: Role
  readonly workspaces: readonly number[]
}

export const organizations = {
  mine: (signal?: AbortSignal) => get<readonly { id: number; title: string }[]>('organizations', undefined, signal),
  enter: (id: number) => patch<Person>('current-user', { active_organization: id }),
  permissionOptions: (signal?: AbortSignal) => get<readonly PermissionOption[]>('organizations/0/permissions/options', undefined, signal),
  permissions: (signal?: AbortSignal) => get<readonly PermissionRow[]>('organizations/0/permissions', undefined, signal),
  decide: (permission: string, roles: readonly Role[]) => post<PermissionRow>('organizations/0/permissions', { permission, roles }),
  undecide: (permission: string) => remove(`organizations/0/permissions/${permission}`),
  activity: (query: ActivityQuery, signal?: AbortSignal) => get<readonly [ActivityPage]>('activity-logs', { ...query }, signal),
  activityTable: '/api/activity-logs/export',
  settings: (signal?: AbortSignal) => get<OrganizationSettings>('organizations/0', undefined, signal),
  /** The role of joiners has an operation of its own; it takes the others too. */
  changeSettings: (change: OrganizationChange) =>
    patch<void>(change.default_role === undefined ? 'organizations/0' : 'organizations/0/set-default-role', change),
  sessionPolicy: (signal?: AbortSignal) => get<SessionLimits>('session-policy', undefined, signal),
  changeSessionPolicy: (change: Partial<SessionLimits>) => patch<SessionLimits>('session-policy', change),
  rename: (id: number, title: string) => patch<{ title: string }>(`organizations/${id}`, { title }),
}
export const LONGEST_TITLE = 1000

export const workspaces = {
  list: (signal?: AbortSignal) => get<readonly Workspace[]>('workspaces', undefined, signal),
  create: (fields: WorkspaceFields) => post<Workspace>('workspaces', fields),
  change: (id: number, fields: Partial<WorkspaceFields> & { readonly is_archived?: boolean }) =>
    patch<Workspace>(`workspaces/${id}`, fields),
  delete: (id: number) => remove(`workspaces/${id}`),
  members: (id: number, query: { search?: string; page: number }, signal?: AbortSignal) =>
    get<Paged<Person>>(`workspaces/${id}/memberships/paginated`, { page_size: PEOPLE_ON_PAGE, ...query }, signal),
  add: (id: number, chosen: Selection, filter: MemberFilter = {}) =>
    post<{ assignments: number }>(`workspaces/${id}/memberships/bulk`, chosen, { ...filter }),
  remove: (id: number, user: number) => remove(`workspaces/${id}/memberships`, { user }),
}

export interface WorkspaceFields {
  readonly title: string
  readonly description?: string
  readonly color?: string
}

export const savedTemplates = {
  list: (signal?: AbortSignal) => get<readonly SavedTemplate[]>('project-templates', { ordering: 'name' }, signal),
  save: (project_id: number, name: string, description: string) =>
    post<SavedTemplate>('project-templates', { project_id, name, description }),
  delete: (id: number) => remove(`project-templates/${id}`),
}

export const outbox = {
  /** Whether this edition keeps its mail instead of sending it. */
  async isHere(signal?: AbortSignal): Promise<boolean> {
    try {
      await call('HEAD', 'outbox', { signal })
      return true
    } catch (problem) {
      if (problem instanceof ApiProblem && problem.status === 404) return false
      throw problem
    }
  },
  list: (signal?: AbortSignal) => get<readonly Mail[]>('outbox', undefined, signal),
  page: (id: string) => `/api/outbox/${id}`,
}

export interface ActivityQuery {
  readonly page: number
  readonly page_size: number
  readonly search?: string
  readonly method?: string
  readonly user?: number
}
