import { type Open } from '@docket/editor'
import { type Task } from '../../api/types'
import { type DataSearch } from './search'

export const authorOf = ({ completed_by }: Task['annotations'][number]): number =>
  typeof completed_by === 'number' ? completed_by : completed_by.id

/** What of a task is opened: what the address names, else one's own work, else the first annotation, else new work. */
export function quickOpen(task: Task, { annotation, prediction }: DataSearch, me: number): Open {
  if (annotation === 'new') return { kind: 'new' }
  if (annotation !== undefined && task.annotations.some(({ id }) => id === annotation)) return { kind: 'annotation', id: annotation }
  if (prediction !== undefined && task.predictions.some(({ id }) => id === prediction)) return { kind: 'prediction', id: prediction }
  const own = task.annotations.findLast((entry) => authorOf(entry) === me)
  if (own !== undefined) return { kind: 'annotation', id: own.id }
  if (task.drafts.some((draft) => draft.annotation === null)) return { kind: 'auto' }
  const first = task.annotations[0]
  return first === undefined ? { kind: 'auto', prelabel: true } : { kind: 'annotation', id: first.id }
}

/** Where the bar of an open task leads. */
export interface QuickWays {
  readonly previous: number | undefined
  readonly next: number | undefined
  to(search: Partial<DataSearch>): void
  close(): void
}
