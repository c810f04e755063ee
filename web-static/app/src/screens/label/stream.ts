import { type EmptyReason, type QueueEmpty, type StreamTask } from '../../api/types'

export interface Entry {
  readonly taskId: number
  readonly annotationId: number | null
}

/** What the queue holds out now; what was served before is the history. */
export type Head =
  | { readonly at: 'loading' }
  | { readonly at: 'task'; readonly task: StreamTask }
  | { readonly at: 'empty'; readonly why: QueueEmpty }
  | { readonly at: 'failed'; readonly problem: unknown }

export interface Stream {
  readonly head: Head
  /** In serving order; the task in hand is the last one. */
  readonly history: readonly Entry[]
  /** Submitted or skipped since the stream was opened. */
  readonly done: number
}

export const START: Stream = { head: { at: 'loading' }, history: [], done: 0 }

export type StreamEvent =
  | { readonly type: 'history'; readonly entries: readonly Entry[] }
  | { readonly type: 'asked' }
  | { readonly type: 'served'; readonly task: StreamTask }
  | { readonly type: 'empty'; readonly why: QueueEmpty }
  | { readonly type: 'failed'; readonly problem: unknown }
  | { readonly type: 'stored'; readonly taskId: number; readonly annotationId: number }

export function streamed(stream: Stream, event: StreamEvent): Stream {
  switch (event.type) {
    case 'history':
      return { ...stream, history: merged(event.entries, stream.history) }
    case 'asked':
      return { ...stream, head: { at: 'loading' } }
    case 'served':
      return { ...stream, head: { at: 'task', task: event.task }, history: atEnd(stream.history, event.task.id) }
    case 'empty':
      return { ...stream, head: { at: 'empty', why: event.why } }
    case 'failed':
      return { ...stream, head: { at: 'failed', problem: event.problem } }
    case 'stored':
      return {
        ...stream,
        done: stream.done + 1,
        history: stream.history.map((entry) => (entry.taskId === event.taskId ? { ...event } : entry)),
      }
  }
}

/** No task stands twice: what is served again moves to the end. */
const atEnd = (history: readonly Entry[], taskId: number): readonly Entry[] => [
  ...history.filter((entry) => entry.taskId !== taskId),
  history.find((entry) => entry.taskId === taskId) ?? { taskId, annotationId: null },
]

/** What the server remembers, then what happened here in the meantime. */
const merged = (remembered: readonly Entry[], here: readonly Entry[]): readonly Entry[] => {
  const known = new Set(here.map(({ taskId }) => taskId))
  return [...remembered.filter(({ taskId }) => !known.has(taskId)), ...here]
}

export interface Neighbours {
  readonly previous: number | undefined
  /** `head` is the task in hand; undefined when there is nothing further on. */
  readonly next: number | 'head' | undefined
}

/** Where back and forward lead, seen from a task of the history or from the head. */
export function neighbours({ history, head }: Stream, shown: number | undefined): Neighbours {
  const headId = head.at === 'task' ? head.task.id : undefined
  const past = history.filter(({ taskId }) => taskId !== headId)
  if (shown === undefined || shown === headId) return { previous: past.at(-1)?.taskId, next: undefined }
  const at = past.findIndex(({ taskId }) => taskId === shown)
  if (at < 0) return { previous: past.at(-1)?.taskId, next: 'head' }
  return { previous: past[at - 1]?.taskId, next: past[at + 1]?.taskId ?? 'head' }
}

const REASONS: readonly EmptyReason[] = ['finished', 'all_reserved', 'paused', 'gated', 'no_assignment']

/** Reads an answer that holds no task. */
export function emptyFrom(body: Readonly<Record<string, unknown>>): QueueEmpty | undefined {
  const reason = REASONS.find((known) => known === body['reason'])
  if (reason === undefined) return undefined
  const { retry_after, detail } = body
  return {
    reason,
    retry_after: typeof retry_after === 'number' ? retry_after : null,
    detail: typeof detail === 'string' ? detail : '',
  }
}

const EVERY_MINUTE_S = 60
const AT_LEAST_S = 5

/** Seconds until it is worth asking again; never for what time alone does not change. */
export function retrySeconds({ reason, retry_after }: QueueEmpty): number | undefined {
  if (retry_after !== null) return Math.max(AT_LEAST_S, retry_after)
  return reason === 'all_reserved' || reason === 'no_assignment' ? EVERY_MINUTE_S : undefined
}

/** Addresses that the next task will ask for: strings under keys whose object tag shows media. */
export function mediaOf(data: Readonly<Record<string, unknown>>, types: Readonly<Record<string, string>>): readonly string[] {
  const isMedia = (key: string) => types[key] === 'Image'
  return Object.entries(data)
    .filter(([key]) => isMedia(key))
    .flatMap(([, value]) => (Array.isArray(value) ? (value as unknown[]) : [value]))
    .filter((value): value is string => typeof value === 'string' && value !== '')
}
