import { describe, expect, it } from 'vitest'
import { type StreamTask } from '../../api/types'
import { emptyFrom, mediaOf, neighbours, retrySeconds, START, streamed, type Stream, type StreamEvent } from './stream'

const task = (id: number) => ({ id }) as StreamTask
const after = (...events: readonly StreamEvent[]): Stream => events.reduce(streamed, START)

describe('given a stream', () => {
  it('when tasks are served and stored, then the history grows in their order', () => {
    const stream = after(
      { type: 'served', task: task(1) },
      { type: 'stored', taskId: 1, annotationId: 11 },
      { type: 'served', task: task(2) },
    )
    expect(stream.history).toMatchObject([
      { taskId: 1, annotationId: 11 },
      { taskId: 2, annotationId: null },
    ])
    expect(stream.done).toBe(1)
  })

  it('when a postponed task is served again, then it stands once, at the end', () => {
    const stream = after({ type: 'served', task: task(1) }, { type: 'served', task: task(2) }, { type: 'served', task: task(1) })
    expect(stream.history.map(({ taskId }) => taskId)).toEqual([2, 1])
  })

  it('when the server remembers earlier tasks, then they come before those of this visit', () => {
    const remembered = [5, 6, 1].map((taskId) => ({ taskId, annotationId: null }))
    const stream = after({ type: 'served', task: task(1) }, { type: 'history', entries: remembered })
    expect(stream.history.map(({ taskId }) => taskId)).toEqual([5, 6, 1])
  })
})

describe('given back and forward', () => {
  const history = [1, 2].map((taskId) => ({ taskId, annotationId: taskId + 10 }))
  const stream = after({ type: 'history', entries: history }, { type: 'served', task: task(3) })
  it.each([
    [undefined, { previous: 2, next: undefined }],
    [3, { previous: 2, next: undefined }],
    [2, { previous: 1, next: 'head' }],
    [1, { previous: undefined, next: 2 }],
    [99, { previous: 2, next: 'head' }],
  ])('when task %s is shown, then they lead to %j', (shown, ways) => expect(neighbours(stream, shown)).toEqual(ways))

  it('when the queue is empty, then back leads to the last task', () => {
    const empty = streamed(stream, { type: 'empty', why: { reason: 'finished', retry_after: null, detail: '' } })
    expect(neighbours(empty, undefined)).toEqual({ previous: 3, next: undefined })
  })
})

describe('given an answer without a task', () => {
  it('when it names its reason, then that is read', () => {
    expect(emptyFrom({ reason: 'all_reserved', retry_after: 90, detail: 'held' })).toEqual({
      reason: 'all_reserved',
      retry_after: 90,
      detail: 'held',
    })
    expect(emptyFrom({ detail: 'Not found.' })).toBeUndefined()
  })
  it('when time alone may change it, then it is asked again', () => {
    const why = { detail: '', retry_after: null }
    expect([
      retrySeconds({ ...why, reason: 'all_reserved', retry_after: 1 }),
      retrySeconds({ ...why, reason: 'all_reserved' }),
      retrySeconds({ ...why, reason: 'finished' }),
    ]).toEqual([5, 60, undefined])
  })
  it('when the next task has pictures, then their addresses are known', () =>
    expect(mediaOf({ a: 'x.png', b: ['y.png', 3], c: 'text' }, { a: 'Image', b: 'Image', c: 'Text' })).toEqual(['x.png', 'y.png']))
})
