import { describe, expect, it } from 'vitest'
import { resultsOf } from '../session/answers'
import { draw, duplicate, remove, reshape } from '../session/labeling'
import { type EditorStore } from '../session/store'
import { box, IMAGE, storeOn } from '../testing'

/** A small generator: the same seed gives the same run, so a failure can be seen again. */
function random(seed: number): () => number {
  let state = seed
  return () => (state = (state * 16807) % 2147483647) / 2147483647
}

const ACTS: readonly ((store: EditorStore, roll: () => number) => void)[] = [
  (store, roll) => {
    store.ui.set({ inHand: { box: ['Car'] } })
    draw(store, 'photo', 'rectangle', { x: roll() * 50, y: roll() * 50, width: 5, height: 5, rotation: 0 })
  },
  (store, roll) => {
    const region = store.drawn()[Math.floor(roll() * store.drawn().length)]
    if (region !== undefined) reshape(store, region, { x: roll(), y: roll(), width: 3, height: 3, rotation: 0 }, 'Move')
  },
  (store) => remove(store, store.drawn().slice(0, 1)),
  (store) => duplicate(store, store.drawn().slice(-1)),
  (store) => store.document.reset(),
]

describe.each([1, 2, 3, 4, 5, 6, 7, 8])('given forty acts, run %d', (seed) => {
  it('then undoing them gives every state back, and redoing gives the end', () => {
    const store = storeOn(IMAGE, [box('a', 'Car'), box('b', 'b')])
    const roll = random(seed * 7919)
    const states = [JSON.stringify(resultsOf(store))]
    for (let act = 0; act < 40; act++) {
      const { version } = store.document
      ACTS[Math.floor(roll() * ACTS.length)]?.(store, roll)
      if (store.document.version > version) states.push(JSON.stringify(resultsOf(store)))
    }
    for (const state of states.toReversed().slice(1)) {
      store.document.undo()
      expect(JSON.stringify(resultsOf(store))).toBe(state)
    }
    while (store.document.canRedo) store.document.redo()
    expect(JSON.stringify(resultsOf(store))).toBe(states.at(-1))
  })
})

describe('given a document', () => {
  it('when more than a hundred acts are done, then the last hundred can be taken back', () => {
    const store = storeOn(IMAGE, [box('a', 'Car')])
    for (let x = 1; x <= 120; x++)
      reshape(store, store.document.region('a')!, { x: x / 10, y: 0, width: 1, height: 1, rotation: 0 }, 'Move')
    let undone = 0
    while (store.document.undo() !== undefined) undone++
    expect(undone).toBe(100)
  })

  it('when an act is undone and another done, then the first cannot be redone', () => {
    const store = storeOn(IMAGE, [box('a', 'Car'), box('b', 'b')])
    remove(store, [store.document.region('a')!])
    store.document.undo()
    remove(store, [store.document.region('b')!])
    expect(store.document.canRedo).toBe(false)
    expect(store.document.log.map(({ name, how }) => `${how} ${name}`)).toEqual(['done Delete Car', 'undone Delete Car', 'done Delete b'])
  })
})
