import { describe, expect, it } from 'vitest'
import { type Task } from '../../api/types'
import { annotatorIds, cellText, dataColumns, firstAddress, further, stateOf, telling } from './cells'

const counters = { is_labeled: false, total_annotations: 0, cancelled_annotations: 0, draft_exists: false }

describe('given a task', () => {
  it.each([
    [{}, 'todo'],
    [{ draft_exists: true }, 'progress'],
    [{ total_annotations: 1 }, 'progress'],
    [{ cancelled_annotations: 1 }, 'skipped'],
    [{ is_labeled: true, total_annotations: 2 }, 'done'],
  ])('when its counters are %j, then it is %s', (change, state) => expect(stateOf({ ...counters, ...change })).toBe(state))

  it('when its data are listed, then pictures come first and inner keys not at all', () => {
    const tasks = [{ data: { camera: 'x', image: 'a.png', $undefined$: 1 } }] as unknown as Task[]
    const columns = [{ id: 'camera', title: 'camera', type: 'String', parent: 'data' }]
    expect(dataColumns(columns, tasks, { image: 'Image', missing: 'Text' })).toEqual([
      { key: 'image', isImage: true },
      { key: 'camera', isImage: false },
    ])
  })

  it('when its columns are arranged, then what tells tasks apart stands before their state', () => {
    const [image, text, camera] = [
      { key: 'image', isImage: true },
      { key: 'text', isImage: false },
      { key: 'camera', isImage: false },
    ] as const
    expect([telling([image, text, camera]), further([image, text, camera])]).toEqual([[image], [text, camera]])
    expect([telling([text, camera]), further([text, camera]), telling([])]).toEqual([[text], [camera], []])
  })

  it('when a cell holds anything, then it is one line of text', () => {
    expect([cellText(undefined), cellText('a'), cellText({ b: [1] }), cellText('x'.repeat(300)).length]).toEqual([
      '–',
      'a',
      '{"b":[1]}',
      201,
    ])
    expect([firstAddress(['a.png']), firstAddress('b.png'), firstAddress(3)]).toEqual(['a.png', 'b.png', undefined])
    expect(annotatorIds({ annotators: [3, { user_id: 4 }] })).toEqual([3, 4])
  })
})
