import { describe, expect, it } from 'vitest'
import { type Project } from '../../api/types'
import { progressOf, toContinue, waitsFor } from './figures'

const counters = (task_number: number | null, finished_task_number: number | null, num_tasks_with_annotations: number | null) => ({
  task_number,
  finished_task_number,
  num_tasks_with_annotations,
})

describe('given the counters of a project', () => {
  it.each([
    [counters(1000, 1, 3), { total: 1000, done: 1, inProgress: 1 }],
    [counters(1000, 999, 1000), { total: 1000, done: 99, inProgress: 1 }],
    [counters(4, 4, 4), { total: 4, done: 100, inProgress: 0 }],
    [counters(null, null, null), { total: 0, done: 0, inProgress: 0 }],
  ])('when they are %j, then the bar shows %j', (given, shown) => expect(progressOf(given)).toEqual(shown))
})

describe('given projects', () => {
  const project = (id: number, queue_done: number, queue_left: number, is_draft = false) =>
    ({ id, queue_done, queue_left, is_draft }) as Project
  it('when one was begun, then it is the one to go on with', () =>
    expect(toContinue([project(1, 0, 9), project(2, 3, 2), project(3, 5, 0)])?.id).toBe(2))
  it('when only drafts have work, then there is none', () => expect(toContinue([project(1, 0, 9, true)])).toBeUndefined())
  it('when tasks are open, then they wait for who labels, and for a manager who began', () => {
    const open = project(1, 0, 9)
    expect([waitsFor(open, 'AN'), waitsFor(open, 'MA'), waitsFor(project(1, 2, 9), 'MA')]).toEqual([true, false, true])
    expect([waitsFor(project(1, 9, 0), 'AN'), waitsFor(project(1, 2, 9, true), 'AN')]).toEqual([false, false])
  })
})
