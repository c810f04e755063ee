import { type EditorTask } from '@docket/editor'

/** Role codes of the wire (access.md §2). */
export type Role = 'OW' | 'AD' | 'MA' | 'RE' | 'AN' | 'NO' | 'DI' | 'VO'

export interface Person {
  readonly id: number
  readonly email: string
  readonly first_name: string
  readonly last_name: string
  readonly initials?: string
  /** Address of the picture, of this site. */
  readonly avatar?: string | null
  readonly last_activity?: string
}

export interface Session {
  readonly signup_open: boolean
  readonly user: Person | null
  readonly organization: {
    readonly id: number
    readonly title: string
    readonly api_tokens_enabled: boolean
    readonly legacy_api_tokens_enabled: boolean
    readonly label_stream_navigation_disabled: boolean
    readonly read_only_quick_view: boolean
  } | null
  readonly role?: Role
  /** Keys of what the role may, as the organization decided. */
  readonly permissions?: readonly string[]
}

/** A sign-up that a mailed link has to confirm. */
export interface AwaitsConfirmation {
  readonly confirmation_sent_to: string
}

/** What holds for everybody in the organization; times are when a switch was turned on. */
export interface OrganizationSettings {
  readonly default_role: 'NO' | 'AN' | 'RE' | 'MA'
  readonly annotator_reviewer_firewall_enabled_at: string | null
  readonly label_stream_navigation_disabled_at: string | null
  readonly read_only_quick_view_enabled_at: string | null
  readonly extra_data_on_activity_logs: boolean
  readonly email_notification_settings: {
    readonly notifications_allowed?: Readonly<Record<string, boolean>>
    readonly notification_types: readonly { readonly value: string; readonly label: string }[]
  }
}

export type OrganizationChange = Partial<Omit<OrganizationSettings, 'email_notification_settings'>> & {
  readonly email_notification_settings?: { readonly notifications_allowed: Readonly<Record<string, boolean>> }
}

/** Oneself, with what only oneself is told. */
export interface Self extends Person {
  readonly active_organization_meta: { readonly title: string; readonly email: string }
  readonly lse_fields: {
    readonly email_notification_settings: { readonly notifications_allowed?: Readonly<Record<string, boolean>> }
  }
}

/** In minutes. */
export interface SessionLimits {
  readonly max_session_age: number
  readonly max_time_between_activity: number
}

/** A browser that one is signed in with. */
export interface OwnSession {
  readonly id: string
  readonly created_at: string
  readonly last_seen_at: string
  readonly ip_address: string
  readonly user_agent: string
  readonly is_current: boolean
}

/** Somebody whom a mail invited and who has not come yet. */
export interface Invitation {
  readonly email: string
  readonly role: Role | null
  readonly invited_at: string
  readonly invite_expired_at: string
  readonly invite_expired: boolean
  readonly workspaces: readonly number[]
  /** Only where no mail went out. */
  readonly invite_url?: string
}

/** What the page of an invitation tells before anybody signs in. */
export interface InvitedTo {
  /** Null where the link is the organization's own, for everybody. */
  readonly email: string | null
  readonly organization: string
  readonly invited_by: string
  readonly has_account: boolean
}

export interface PermissionOption {
  readonly permission: string
  readonly label: string
  readonly tooltip: string
  readonly group: string
  readonly default: readonly Role[]
  readonly options: readonly Role[]
}

export interface PermissionRow extends PermissionOption {
  readonly roles: readonly Role[]
}

export interface ProjectRole {
  readonly id: number
  readonly user: number
  readonly project: number
  readonly role: Role
}

export interface ActivityRow {
  readonly id: number
  readonly user_id: number
  readonly email: string
  readonly datetime: string
  readonly request_method: string
  readonly request_url: string
  readonly response_code: string
  readonly duration: number
  readonly ip_address: string
  readonly user_agent: string
}

export interface ActivityPage {
  readonly data: readonly ActivityRow[]
  readonly recordsFiltered: number
  readonly recordsTotal: number
}

export interface Paged<T> {
  readonly count: number
  readonly next: string | null
  readonly previous: string | null
  readonly results: readonly T[]
}

export type SkipQueue = 'REQUEUE_FOR_ME' | 'REQUEUE_FOR_OTHERS' | 'IGNORE_SKIPPED'
export type Sampling = 'Sequential sampling' | 'Uniform sampling' | 'Uncertainty sampling'

export interface Project {
  readonly id: number
  readonly title: string
  readonly description: string | null
  readonly label_config: string
  readonly expert_instruction: string | null
  readonly show_instruction: boolean
  readonly show_skip_button: boolean
  readonly enable_empty_annotation: boolean
  readonly skip_queue: SkipQueue
  readonly sampling: Sampling
  readonly maximum_annotations: number
  readonly show_collab_predictions: boolean
  readonly is_published: boolean
  readonly is_draft: boolean
  readonly pinned_at: string | null
  readonly created_at: string
  readonly created_by: Person
  readonly workspace: number | null
  readonly workspace_title: string | null
  readonly data_types: Readonly<Record<string, string>>
  readonly config_has_control_tags: boolean
  readonly task_number: number | null
  readonly finished_task_number: number | null
  readonly num_tasks_with_annotations: number | null
  readonly total_annotations_number: number | null
  readonly total_predictions_number: number | null
  readonly queue_total: number | null
  readonly queue_done: number | null
  readonly queue_left: number | null
  readonly allow_stream: boolean
  readonly members?: readonly Person[]
  readonly members_count?: number
  readonly permissions?: readonly string[]
}

export interface Task extends EditorTask {
  readonly id: number
  readonly project: number
  readonly annotations: readonly Annotation[]
  readonly drafts: readonly Draft[]
  readonly predictions: readonly Prediction[]
  readonly created_at: string
  readonly updated_at: string
  readonly is_labeled: boolean
  readonly overlap: number
  readonly total_annotations: number
  readonly cancelled_annotations: number
  readonly total_predictions: number
  readonly annotators: readonly (number | { readonly user_id: number })[]
  readonly avg_lead_time: number | null
  readonly draft_exists: boolean
}

type EditorResult = NonNullable<EditorTask['annotations']>[number]['result']

export interface Annotation {
  readonly id: number
  readonly result: EditorResult
  readonly lead_time: number | null
  readonly was_cancelled: boolean
  readonly completed_by: number | Person
  readonly created_at: string
  readonly updated_at: string
}

export interface Draft {
  readonly id: number
  readonly result: EditorResult
  readonly lead_time: number | null
  readonly annotation: number | null
  readonly updated_at: string
}

export interface Prediction {
  readonly id: number
  readonly result: EditorResult
  readonly model_version: string | null
  readonly score: number | null
}

export interface StreamTask extends Task {
  readonly queue: string
  readonly unique_lock_id: string | null
  readonly allow_postpone: boolean
}

export type EmptyReason = 'finished' | 'all_reserved' | 'paused' | 'gated' | 'no_assignment'

/** Why the queue has nothing for this person. */
export interface QueueEmpty {
  readonly reason: EmptyReason
  readonly retry_after: number | null
  readonly detail: string
}

export interface TaskPage {
  readonly tasks: readonly Task[]
  readonly total: number
  readonly total_annotations: number
  readonly total_predictions: number
}

export interface View {
  readonly id: number
  readonly project: number
  readonly data: { readonly title?: string; readonly ordering?: readonly string[]; readonly [name: string]: unknown }
}

export interface Column {
  readonly id: string
  readonly title: string
  readonly type: string
  readonly parent?: string
  readonly children?: readonly string[]
}

export interface Template {
  readonly id: string
  readonly title: string
  readonly group: string
  readonly group_order: number
  readonly order: number
  readonly type: string
  readonly image: string
  readonly details: string
  readonly tags: readonly string[]
  readonly config: string
}

export interface ExportFormat {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly disabled?: boolean
}

export interface Snapshot {
  readonly id: number
  readonly title: string
  readonly status: 'created' | 'in_progress' | 'failed' | 'completed'
  readonly created_at: string
  readonly finished_at: string | null
  readonly created_by: Person
  readonly counters?: { readonly task_number?: number; readonly annotation_number?: number }
  readonly converted_formats?: readonly { readonly id: number; readonly export_type: string; readonly status: string }[]
}

export interface Member {
  readonly id: number
  readonly organization: number
  readonly role: Role
  readonly user: Person
  readonly tags: readonly TagName[]
}

/** A label by which administrators group people; this is how rows of people carry it. */
export interface TagName {
  readonly id: number
  readonly label: string
}

export interface MemberTag extends TagName {
  readonly member_count: number
}

/** What came of a table of tags, as far as it is read. */
export interface TagImport {
  readonly status: 'in_progress' | 'completed'
  readonly tags_created: number
  readonly assignments_created: number
  /** Addresses of the table that are nobody's here. */
  readonly users_skipped: readonly string[]
}

/** Settings of a project that somebody saved for others. */
export interface SavedTemplate {
  readonly id: number
  readonly name: string
  readonly description: string | null
  readonly created_by: number
  readonly created_at: string
  readonly project_settings: Readonly<Record<string, unknown>> & { readonly label_config?: string }
  readonly review_settings: object
  readonly assignment_settings: object
}

/** A mail that went nowhere, of the edition for one machine. */
export interface Mail {
  readonly id: string
  readonly sent_at: string
  readonly to: string
  readonly subject: string
  readonly text: string
}

export interface ProjectMember extends Person {
  readonly implicit_member: boolean
  readonly project_role: Role | null
  readonly organization_membership?: { readonly role: Role }
}

export interface Workspace {
  readonly id: number
  readonly title: string
  readonly description: string | null
  /** As the API has it: any text of up to 16 characters. */
  readonly color: string | null
  readonly is_personal: boolean
  readonly is_archived: boolean
  readonly projects_count: number
  /** Null for whoever does not belong to it, though they may see it. */
  readonly membership: object | null
}

export interface AccessToken {
  readonly token: string
  readonly created_at: string
  readonly expires_at: string
}

export interface TokenSettings {
  readonly api_tokens_enabled: boolean
  readonly legacy_api_tokens_enabled: boolean
  readonly api_token_ttl_days: number
}
