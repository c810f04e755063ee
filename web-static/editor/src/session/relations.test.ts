import { describe, expect, it } from 'vitest'
import { box, IMAGE, storeOn } from '../testing'
import { type WireResult } from '../document/wire'
import { resultsOf } from './answers'
import { remove, select } from './labeling'
import { finishRelation, labelRelation, relate, relationLabels, relationRows, startRelation, turn, unrelate } from './relations'
import { type EditorStore } from './store'

const LABELED = IMAGE.replace('<View>', '<View><Relations><Relation value="pulls"/><Relation value="follows"/></Relations>')
const REGIONS: readonly WireResult[] = [box('a', 'Car'), box('b', 'b'), box('c', 'Car')]
const region = (store: EditorStore, key: string) => store.document.region(key)!
const relations = (store: EditorStore) => resultsOf(store).filter(({ type }) => type === 'relation')
const related = (config = LABELED) => {
  const store = storeOn(config, REGIONS)
  relate(store, region(store, 'a'), region(store, 'b'))
  return store
}
const first = (store: EditorStore) => store.document.relations[0]!

describe('given regions', () => {
  it('when two are related, then the result holds it last, and undo takes it back', () => {
    const store = related()
    expect(resultsOf(store).at(-1)).toEqual({ type: 'relation', from_id: 'a', to_id: 'b', direction: 'right' })
    store.document.undo()
    expect(relations(store)).toEqual([])
  })

  it('when a region meets itself or a pair meets again, then it is refused', () => {
    const store = related()
    expect(relate(store, region(store, 'a'), region(store, 'a'))).toBe('same-region')
    expect(relate(store, region(store, 'b'), region(store, 'a'))).toBe('known-pair')
    expect(relations(store)).toHaveLength(1)
  })

  it('when it is read only, then nothing is related', () => {
    const store = storeOn(LABELED, REGIONS, { readOnly: true })
    expect(relate(store, region(store, 'a'), region(store, 'b'))).toBe('read-only')
    select(store, ['a'])
    expect(startRelation(store)).toBe(false)
  })
})

describe('given a relation', () => {
  it('when its arrow is pressed, then it turns right, left, both ways', () => {
    const store = related()
    const directions = [1, 2, 3].map(() => {
      turn(store, first(store))
      return first(store).wire.direction
    })
    expect(directions).toEqual(['left', 'bi', 'right'])
  })

  it('when labels are pressed, then it has several, and the last one leaves no empty list behind', () => {
    const store = related()
    labelRelation(store, first(store), 'pulls')
    labelRelation(store, first(store), 'follows')
    expect(first(store).wire.labels).toEqual(['pulls', 'follows'])
    labelRelation(store, first(store), 'pulls')
    labelRelation(store, first(store), 'follows')
    expect(first(store).wire).not.toHaveProperty('labels')
  })

  it('when the config allows one label, then the second takes the place of the first', () => {
    const store = related(LABELED.replace('<Relations>', '<Relations choice="single">'))
    expect(relationLabels(store)).toEqual({ labels: ['pulls', 'follows'], isMultiple: false })
    labelRelation(store, first(store), 'pulls')
    labelRelation(store, first(store), 'follows')
    expect(first(store).wire.labels).toEqual(['follows'])
  })

  it('when it is deleted, or one of its ends is, then it is gone until undone', () => {
    const store = related()
    unrelate(store, first(store))
    expect(relations(store)).toEqual([])
    store.document.undo()
    remove(store, [region(store, 'b')])
    expect(relations(store)).toEqual([])
    store.document.undo()
    expect(relations(store)).toHaveLength(1)
  })

  it('when a region is selected, then its relations come first', () => {
    const store = related()
    relate(store, region(store, 'b'), region(store, 'c'))
    select(store, ['c'])
    expect(relationRows(store).map(({ from, isOfSelection }) => [from.key, isOfSelection])).toEqual([
      ['b', true],
      ['a', false],
    ])
  })
})

describe('given a relation that was started', () => {
  it('when another region is chosen, then they are related and the first stays selected', () => {
    const store = storeOn(LABELED, REGIONS)
    select(store, ['a'])
    expect(startRelation(store)).toBe(true)
    select(store, ['c'])
    expect(relations(store)).toMatchObject([{ from_id: 'a', to_id: 'c' }])
    expect(store.ui.get()).toMatchObject({ relating: undefined, selection: ['a'] })
  })

  it('when the pair is known, then it is told and another can be chosen', () => {
    const store = related()
    select(store, ['a'])
    startRelation(store)
    finishRelation(store, 'b')
    expect(store.ui.get()).toMatchObject({ relating: 'a', notice: { text: 'These two are related already' } })
    select(store, ['c'])
    expect(relations(store)).toHaveLength(2)
  })

  it('when nothing is selected, then there is nothing to start from', () => expect(startRelation(storeOn(LABELED, REGIONS))).toBe(false))
})
