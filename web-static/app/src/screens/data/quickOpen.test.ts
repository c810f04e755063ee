import { describe, expect, it } from 'vitest'
import { type Task } from '../../api/types'
import { quickOpen } from './quickOpen'

const ME = 1
const task = (annotations: readonly [id: number, author: number][], drafts = 0): Task =>
  ({
    annotations: annotations.map(([id, completed_by]) => ({ id, completed_by })),
    drafts: Array.from({ length: drafts }, (_, id) => ({ id, annotation: null })),
    predictions: [{ id: 70 }],
  }) as unknown as Task

describe('given a task in the quick view', () => {
  it.each([
    [
      'an annotation is named',
      task([
        [5, 2],
        [6, ME],
      ]),
      { annotation: 5 },
      { kind: 'annotation', id: 5 },
    ],
    ['a prediction is named', task([]), { prediction: 70 }, { kind: 'prediction', id: 70 }],
    ['a new one is asked for', task([[6, ME]]), { annotation: 'new' as const }, { kind: 'new' }],
    ['what is named is gone', task([[6, ME]]), { annotation: 5 }, { kind: 'annotation', id: 6 }],
    [
      'there is own work',
      task([
        [5, 2],
        [6, ME],
      ]),
      {},
      { kind: 'annotation', id: 6 },
    ],
    ['there is an own draft', task([[5, 2]], 1), {}, { kind: 'auto' }],
    ['there is only the work of others', task([[5, 2]]), {}, { kind: 'annotation', id: 5 }],
    ['there is nothing', task([]), {}, { kind: 'auto', prelabel: true }],
  ])('when %s, then that is opened', (_, given, search, opened) => expect(quickOpen(given, search, ME)).toEqual(opened))
})
