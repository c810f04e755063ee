import { type Project, type Role } from '../../api/types'
import { manages } from '../../people/names'

export interface Progress {
  readonly total: number
  /** Percent of the tasks, whole; what is started but not done beside it. */
  readonly done: number
  readonly inProgress: number
}

type Counters = Pick<Project, 'task_number' | 'finished_task_number' | 'num_tasks_with_annotations'>

/** A share is 100 only when nothing is left, and 0 only when nothing is done. */
function percent(part: number, total: number): number {
  if (total === 0 || part === 0) return 0
  if (part >= total) return 100
  return Math.min(99, Math.max(1, Math.round((part * 100) / total)))
}

export function progressOf(project: Counters): Progress {
  const total = project.task_number ?? 0
  const finished = project.finished_task_number ?? 0
  const started = Math.max(0, (project.num_tasks_with_annotations ?? 0) - finished)
  const done = percent(finished, total)
  return { total, done, inProgress: Math.min(100 - done, percent(started, total)) }
}

/** Whether its tasks wait for this person. Of all that a manager may label, only what they began does. */
export function waitsFor({ is_draft, queue_left, queue_done }: Project, role: Role): boolean {
  return !is_draft && (queue_left ?? 0) > 0 && (!manages(role) || (queue_done ?? 0) > 0)
}

/** The project to go on with: where work was begun and some is left, the newest first. */
export function toContinue(projects: readonly Project[]): Project | undefined {
  const open = projects.filter((project) => !project.is_draft && (project.queue_left ?? 0) > 0)
  return open.find((project) => (project.queue_done ?? 0) > 0) ?? open[0]
}
