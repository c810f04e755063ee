import { prefetch } from '@docket/editor'
import { useCallback, useEffect, useReducer } from 'react'
import { queue } from '../../api/api'
import { ApiProblem } from '../../api/problem'
import { type Project, type QueueEmpty, type StreamTask } from '../../api/types'
import { emptyFrom, mediaOf, retrySeconds, START, streamed, type Stream } from './stream'

export interface StreamControl {
  readonly stream: Stream
  /** Takes what came with a submit; asks if nothing came. */
  take(next: StreamTask | QueueEmpty | null | undefined): void
  stored(taskId: number, annotationId: number): void
  ask(): void
}

const isTask = (next: StreamTask | QueueEmpty): next is StreamTask => 'id' in next

/** The queue of one project for this person: asks for tasks, and again when there may be some. */
export function useStream(project: Project): StreamControl {
  const [stream, tell] = useReducer(streamed, START)
  const { id, data_types } = project
  const ask = useCallback(() => {
    tell({ type: 'asked' })
    void queue.next(id).then(
      (task) => tell({ type: 'served', task }),
      (problem: unknown) => {
        const why = problem instanceof ApiProblem ? emptyFrom(problem.body) : undefined
        tell(why === undefined ? { type: 'failed', problem } : { type: 'empty', why })
      },
    )
  }, [id])
  useEffect(() => {
    const abort = new AbortController()
    // The history is a convenience: without it the stream still runs.
    queue.history(id, abort.signal).then(
      (entries) => tell({ type: 'history', entries }),
      () => undefined,
    )
    ask()
    return () => abort.abort()
  }, [id, ask])
  useRetry(stream, ask)
  const take = useCallback(
    (next: StreamTask | QueueEmpty | null | undefined) => {
      if (next === null || next === undefined) return ask()
      if (!isTask(next)) return tell({ type: 'empty', why: next })
      prefetch(mediaOf(next.data, data_types))
      return tell({ type: 'served', task: next })
    },
    [ask, data_types],
  )
  const stored = useCallback((taskId: number, annotationId: number) => tell({ type: 'stored', taskId, annotationId }), [])
  return { stream, take, stored, ask }
}

function useRetry({ head }: Stream, ask: () => void): void {
  useEffect(() => {
    const seconds = head.at === 'empty' ? retrySeconds(head.why) : undefined
    if (seconds === undefined) return undefined
    const timer = setTimeout(ask, seconds * 1000)
    return () => clearTimeout(timer)
  }, [head, ask])
}
