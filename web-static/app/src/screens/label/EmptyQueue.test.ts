import { describe, expect, it } from 'vitest'
import { type Project, type QueueEmpty } from '../../api/types'
import { wordsOf } from './EmptyQueue'

const project = (task_number = 8) => ({ title: 'Quay traffic', task_number }) as Project
const why = (reason: QueueEmpty['reason'], retry_after: number | null = null): QueueEmpty => ({ reason, retry_after, detail: 'Score 71%.' })

describe('given a queue without a task', () => {
  it.each([
    [why('finished'), { tasks: 8, done: 3 }, 'Nothing left for you', 'You labeled 3 tasks; no other is open to you.'],
    [why('finished'), { tasks: 8, done: 0 }, 'Nothing left for you', 'Every task that is open to you is labeled.'],
    [why('all_reserved', 1200), { tasks: 8, done: 0 }, 'Nothing left for you right now', 'come free in about 20 min'],
    [why('all_reserved', 30), { tasks: 8, done: 0 }, 'Nothing left for you right now', 'about a minute'],
    [why('paused'), { tasks: 8, done: 0 }, 'Paused in Quay traffic', 'Score 71%.'],
    [why('gated'), { tasks: 8, done: 0 }, 'Not open to you yet', 'Score 71%.'],
    [why('no_assignment'), { tasks: 8, done: 0 }, 'Nothing is assigned to you', 'a manager assigns tasks'],
    [why('finished'), { tasks: 0, done: 0 }, 'No tasks yet', 'Once tasks are imported'],
  ])('when it is %j with %j, then it is told why', (given, { tasks, done }, title, part) => {
    const words = wordsOf(given, project(tasks), done)
    expect(words.title).toBe(title)
    expect(words.text).toContain(part)
  })
})
