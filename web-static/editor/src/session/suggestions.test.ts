import { describe, expect, it } from 'vitest'
import { box, IMAGE, storeOn } from '../testing'
import { resultsOf } from './answers'
import { reshape, select } from './labeling'
import { type EditorStore } from './store'
import { accept, atHand, dismiss, isSuggested, suggestions } from './suggestions'
import { workOf } from './task'

const MODEL = { origin: 'prediction', score: 0.7 } as const
const RESULT = [box('a', 'Car', MODEL), box('b', 'b'), box('c', 'Car', MODEL), box('d', 'Car', MODEL)]
const prelabeled = () => storeOn(IMAGE, RESULT)
const keys = (store: EditorStore) => suggestions(store).map(({ key }) => key)
const region = (store: EditorStore, key: string) => store.document.region(key)!

describe('given regions of a model', () => {
  it('when nobody has decided on them, then each is suggested, the first at hand', () => {
    const store = prelabeled()
    expect(keys(store)).toEqual(['a', 'c', 'd'])
    expect(atHand(store)?.key).toBe('a')
    select(store, ['d'])
    expect(atHand(store)?.key).toBe('d')
  })

  it('when one is accepted, then the next is at hand and the annotation is what it was', () => {
    const store = prelabeled()
    accept(store, [region(store, 'a')])
    expect(keys(store)).toEqual(['c', 'd'])
    expect(store.ui.get().selection).toEqual(['c'])
    expect(resultsOf(store)).toEqual(RESULT)
    expect(store.document.canUndo).toBe(false)
  })

  it('when the last is accepted, then the walk goes on at the first', () => {
    const store = prelabeled()
    accept(store, [region(store, 'd')])
    expect(store.ui.get().selection).toEqual(['a'])
  })

  it('when all are accepted, then none is left and nothing is selected', () => {
    const store = prelabeled()
    accept(store, suggestions(store))
    expect(atHand(store)).toBeUndefined()
    expect(store.ui.get().selection).toEqual([])
  })

  it('when one is dismissed, then it is out of the annotation and undo brings it back as a suggestion', () => {
    const store = prelabeled()
    dismiss(store, [region(store, 'a')])
    expect(keys(store)).toEqual(['c', 'd'])
    expect(atHand(store)?.key).toBe('c')
    store.document.undo()
    expect(keys(store)).toEqual(['a', 'c', 'd'])
  })

  it('when one is changed, then it is the person’s', () => {
    const store = prelabeled()
    reshape(store, region(store, 'a'), { x: 1, y: 1, width: 5, height: 5, rotation: 0 }, 'Move')
    expect(keys(store)).toEqual(['c', 'd'])
  })
})

describe('given an annotation that was submitted', () => {
  it('when it holds what a model made, then none of it is open', () => {
    const task = { id: 1, data: { image: './x.png' }, annotations: [{ id: 7, result: RESULT }] }
    const store = storeOn(IMAGE, [], { task, work: workOf(task, { kind: 'annotation', id: 7 }) })
    expect(keys(store)).toEqual([])
    expect(isSuggested(store, region(store, 'a'))).toBe(false)
  })

  it('when it is only looked at, then there is nothing to decide', () =>
    expect(suggestions(storeOn(IMAGE, RESULT, { readOnly: true }))).toEqual([]))
})
