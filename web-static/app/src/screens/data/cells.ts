import { type Column, type Task } from '../../api/types'
import { type TaskState } from '../../ui/Facts'

/** Where a task stands, from its counters; the word is the same in every table. */
export function stateOf(task: Pick<Task, 'is_labeled' | 'total_annotations' | 'cancelled_annotations' | 'draft_exists'>): TaskState {
  if (task.is_labeled) return 'done'
  if (task.total_annotations > 0 || task.draft_exists) return 'progress'
  return task.cancelled_annotations > 0 ? 'skipped' : 'todo'
}

export interface DataColumn {
  readonly key: string
  readonly isImage: boolean
}

const COLUMNS_SHOWN = 4

/** The customer's own columns, pictures first; a column per key, those of the config before the rest. */
export function dataColumns(
  columns: readonly Column[],
  tasks: readonly Task[],
  types: Readonly<Record<string, string>>,
): readonly DataColumn[] {
  const declared = columns.filter(({ parent }) => parent === 'data').map(({ id }) => id)
  const found = tasks.flatMap(({ data }) => Object.keys(data))
  const keys = [...new Set([...Object.keys(types), ...declared, ...found])].filter((key) => !key.startsWith('$'))
  const known = keys.filter((key) => declared.includes(key) || found.includes(key))
  return known
    .map((key) => ({ key, isImage: types[key] === 'Image' }))
    .toSorted((a, b) => Number(b.isImage) - Number(a.isImage))
    .slice(0, COLUMNS_SHOWN)
}

/** What tells tasks apart stands first: their pictures, or else the first column. */
export function telling(columns: readonly DataColumn[]): readonly DataColumn[] {
  const pictures = columns.filter(({ isImage }) => isImage)
  return pictures.length > 0 ? pictures : columns.slice(0, 1)
}
export const further = (columns: readonly DataColumn[]): readonly DataColumn[] => columns.slice(telling(columns).length)

const LONGEST_CELL = 200

export function cellText(value: unknown): string {
  if (value === undefined || value === null) return '–'
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL)}…` : text
}

export const firstAddress = (value: unknown): string | undefined => {
  const first: unknown = Array.isArray(value) ? value[0] : value
  return typeof first === 'string' && first !== '' ? first : undefined
}

export const annotatorIds = (task: Pick<Task, 'annotators'>): readonly number[] =>
  task.annotators.map((entry) => (typeof entry === 'number' ? entry : entry.user_id))
