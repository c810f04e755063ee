import { get, patch, post, remove } from './client'
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
  Member,
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
  Session,
  Snapshot,
  StreamTask,
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
  changePassword: (fields: { current_password: string; password: string }) => patch<Person>('current-user', fields),
  changePicture(user: number, picture: Blob) {
    const form = new FormData()
    form.set('avatar', picture, 'picture.png')
    return post<void>(`users/${user}/avatar`, form)
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

export const people = {
  list: (organization: number, query: { search?: string; role?: string; page: number }, signal?: AbortSignal) =>
    get<Paged<Member>>(`organizations/${organization}/memberships`, { page_size: PEOPLE_ON_PAGE, ...query }, signal),
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
  removeFromProject: (project: number, user: number) => remove(`projects/${project}/members`, { user }),
}
export const PEOPLE_ON_PAGE = 50

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
  rename: (id: number, title: string) => patch<{ title: string }>(`organizations/${id}`, { title }),
}
export const LONGEST_TITLE = 1000

export const workspaces = {
  list: (signal?: AbortSignal) => get<readonly Workspace[]>('workspaces', undefined, signal),
  create: (title: string) => post<Workspace>('workspaces', { title }),
  change: (id: number, fields: Partial<Pick<Workspace, 'title' | 'is_archived'>>) => patch<Workspace>(`workspaces/${id}`, fields),
  delete: (id: number) => remove(`workspaces/${id}`),
  members: (id: number, signal?: AbortSignal) => get<readonly { user: Person }[]>(`workspaces/${id}/memberships`, undefined, signal),
  add: (id: number, user: number) => post<unknown>(`workspaces/${id}/memberships`, { user }),
  leave: (id: number, user: number) => remove(`workspaces/${id}/memberships`, { user }),
}

export interface ActivityQuery {
  readonly page: number
  readonly page_size: number
  readonly search?: string
  readonly method?: string
  readonly user?: number
}
