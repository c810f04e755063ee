import { describe, expect, it } from 'vitest'
import { resultsOf } from '../session/answers'
import { draw, pressLabel, remove, reshape, select } from '../session/labeling'
import { box, IMAGE, storeOn } from '../testing'
import { type WireResult } from './wire'

const REAL: WireResult = {
  id: 'p1',
  from_name: 'brushes',
  to_name: 'photo',
  type: 'brushlabels',
  original_width: 4,
  original_height: 3,
  image_rotation: 90,
  item_index: 2,
  value: { format: 'rle', rle: [0, 0, 0, 48], brushlabels: ['Road'] },
  origin: 'prediction',
  score: 0.123456789012345,
  meta: { text: ['note'], lead_time: 4.2, own: { deep: [1, null, true] } },
  parentID: 'r1',
  readonly: true,
  vendor: { key: 'kept' },
}

const SAMPLES: Readonly<Record<string, readonly WireResult[]>> = {
  'known boxes': [box('r1', 'Car', { origin: 'manual' }), box('r2', 'b', { score: 0.5, hidden: true })],
  'an unknown control': [REAL, box('r1', 'Car')],
  'items of one id that lie apart': [
    box('r1', 'Car'),
    box('r2', 'b'),
    {
      ...box('r1', 'Car'),
      from_name: 'state',
      type: 'choices',
      value: { x: 10, y: 20, width: 30, height: 40, rotation: 0, choices: ['Parked'] },
    },
  ],
  'geometry outside of the image': [
    box('r1', 'Car', { value: { x: -3, y: 120.000000001, width: 1e-9, height: 4, rectanglelabels: ['Car'] } }),
  ],
  'labels the config does not have': [box('r1', 'Zeppelin')],
  'no labels': [box('r1', 'Car', { value: { x: 1, y: 1, width: 1, height: 1, rotation: 0, rectanglelabels: [] } })],
  relations: [
    box('r1', 'Car'),
    { type: 'relation', from_id: 'r1', to_id: 'r2', direction: 'bi', labels: ['next to'], notes: 'seen' },
    box('r2', 'b'),
  ],
  'no id at all': [{ from_name: 'light', to_name: 'photo', type: 'choices', value: { choices: ['Day'] } } as WireResult],
  'a broken value': [box('r1', 'Car', { value: { x: 'left' } as never })],
}

describe.each(Object.entries(SAMPLES))('given results with %s', (_, results) => {
  it('when nothing is touched, then they are written as they came', () => {
    expect(JSON.stringify(resultsOf(storeOn(IMAGE, results)))).toBe(JSON.stringify(results))
  })

  it('when something else is drawn, moved, labeled and deleted, then these do not change', () => {
    const store = storeOn(IMAGE, results)
    store.ui.set({ inHand: { box: ['Car'] } })
    const outcome = draw(store, 'photo', 'rectangle', { x: 1, y: 1, width: 2, height: 2, rotation: 0 })
    if (!('drawn' in outcome)) throw new Error('not drawn')
    reshape(store, outcome.drawn, { x: 2, y: 2, width: 2, height: 2, rotation: 5 }, 'Move')
    select(store, [outcome.drawn.key])
    pressLabel(store, store.config.controls.get('box')!, 'b')
    remove(store, store.selectedAll())
    expect(JSON.stringify(resultsOf(store))).toBe(JSON.stringify(results))
  })

  it('when all that was done is undone, then they are as they came', () => {
    const store = storeOn(IMAGE, results)
    for (const region of store.drawn()) reshape(store, region, { x: 2, y: 2, width: 2, height: 2, rotation: 5 }, 'Move')
    remove(store, store.drawn())
    while (store.document.canUndo) store.document.undo()
    expect(JSON.stringify(resultsOf(store))).toBe(JSON.stringify(results))
  })
})

describe('given a predicted box with an answer and a relation', () => {
  const results: readonly WireResult[] = [
    box('r1', 'Car', { origin: 'prediction', score: 0.9, meta: { text: ['sure'] } }),
    {
      ...box('r1', 'Car'),
      from_name: 'state',
      type: 'choices',
      origin: 'prediction',
      value: { x: 10, y: 20, width: 30, height: 40, rotation: 0, choices: ['Parked'] },
    },
    box('r2', 'b'),
    { type: 'relation', from_id: 'r1', to_id: 'r2', direction: 'right' },
  ]

  it('when it is moved, then only x changes, in both its items, and it says it was changed', () => {
    const store = storeOn(IMAGE, results)
    reshape(store, store.document.region('r1')!, { x: 11, y: 20, width: 30, height: 40, rotation: 0 }, 'Move')
    const written = resultsOf(store)
    expect(written[0]).toEqual({
      ...results[0],
      origin: 'prediction-changed',
      value: { x: 11, y: 20, width: 30, height: 40, rotation: 0, rectanglelabels: ['Car'] },
    })
    expect(written[1]).toMatchObject({ origin: 'prediction-changed', value: { x: 11, choices: ['Parked'] } })
    expect(written.slice(2)).toEqual(results.slice(2))
  })

  it('when one end is deleted, then the relation goes with it and comes back with it', () => {
    const store = storeOn(IMAGE, results)
    remove(store, [store.document.region('r2')!])
    expect(resultsOf(store).map((item) => item.type)).toEqual(['rectanglelabels', 'choices'])
    store.document.undo()
    expect(resultsOf(store)).toEqual(results)
  })

  it('when its label no longer asks the question, then the answer is left out and comes back with the label', () => {
    const store = storeOn(IMAGE, results)
    select(store, ['r1'])
    pressLabel(store, store.config.controls.get('box')!, 'b')
    expect(resultsOf(store).some((item) => item.type === 'choices')).toBe(false)
    pressLabel(store, store.config.controls.get('box')!, 'Car')
    expect(resultsOf(store)[1]).toMatchObject({ from_name: 'state', value: { choices: ['Parked'] } })
  })
})
