import { ApiProblem, Unreachable, wordsFor } from '../../../api/problem'

export interface Refusal<T> {
  readonly item: T
  readonly why: string
}

/** How far a series of requests is. */
export interface SeriesState<T> {
  readonly total: number
  readonly done: readonly T[]
  readonly refused: readonly Refusal<T>[]
  /** Not asked for: the series was stopped, or the server no longer answered. */
  readonly left: readonly T[]
  readonly isRunning: boolean
}

export interface SeriesOptions<T> {
  act(item: T): Promise<unknown>
  tell(state: SeriesState<T>): void
  isStopped(): boolean
}

const FOR_ALL: readonly number[] = [401, 429, 503]

/** No answer, a session that ended, a server that is busy: the next request would fare no better. */
const isForAll = (problem: unknown): boolean =>
  problem instanceof Unreachable || (problem instanceof ApiProblem && FOR_ALL.includes(problem.status))

/**
 * One request after the other, for what the API does for one at a time. A refusal is noted and the rest goes on; where nothing
 * answers any more, the rest is left.
 */
export async function runSeries<T>(items: readonly T[], { act, tell, isStopped }: SeriesOptions<T>): Promise<SeriesState<T>> {
  let state: SeriesState<T> = { total: items.length, done: [], refused: [], left: items, isRunning: true }
  const move = (change: Partial<SeriesState<T>>) => {
    state = { ...state, ...change }
    tell(state)
  }
  move({})
  for (const item of items) {
    if (isStopped()) break
    const left = state.left.slice(1)
    try {
      await act(item)
      move({ left, done: [...state.done, item] })
    } catch (problem) {
      move({ left, refused: [...state.refused, { item, why: wordsFor(problem) }] })
      if (isForAll(problem)) break
    }
  }
  move({ isRunning: false })
  return state
}

export const isClean = ({ refused, left }: SeriesState<unknown>): boolean => refused.length === 0 && left.length === 0

/** Refusals with the same words together, the most frequent first. */
export function byReason<T>(refused: readonly Refusal<T>[]): readonly (readonly [string, readonly T[]])[] {
  const groups = new Map<string, T[]>()
  for (const { item, why } of refused) {
    const group = groups.get(why) ?? []
    group.push(item)
    groups.set(why, group)
  }
  return [...groups].toSorted(([, a], [, b]) => b.length - a.length)
}
