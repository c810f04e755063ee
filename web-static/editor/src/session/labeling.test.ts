import { describe, expect, it } from 'vitest'
import { choose } from '../tags/choices/choose'
import { box, IMAGE, storeOn } from '../testing'
import { resultsOf } from './answers'
import { copyText, pasteText } from './clipboard'
import { draw, pressLabel, select, toggleFlag, usesLeft } from './labeling'
import { type EditorStore } from './store'
import { validate } from './validation'

const set = (store: EditorStore, name: string) => store.config.controls.get(name)!
const press = (store: EditorStore, control: string, value: string) => {
  const option = set(store, control).options.find((entry) => entry.value === value)!
  choose(store, set(store, control), option, set(store, control).perRegion ? store.selected() : undefined)
}
const BOX = { x: 1, y: 1, width: 5, height: 5, rotation: 0 }

describe('given bare shapes with a universal label set', () => {
  const SPLIT =
    '<View><Image name="photo" value="$image"/><Rectangle name="shape" toName="photo"/><Labels name="kind" toName="photo"><Label value="Car"/></Labels></View>'

  it('when one is drawn with a label in hand, then two items share id and geometry', () => {
    const store = storeOn(SPLIT)
    pressLabel(store, set(store, 'kind'), 'Car')
    draw(store, 'photo', 'rectangle', BOX)
    expect(resultsOf(store)).toMatchObject([
      { id: 'new1', from_name: 'shape', type: 'rectangle', value: BOX },
      { id: 'new1', from_name: 'kind', type: 'labels', value: { ...BOX, labels: ['Car'] } },
    ])
  })

  it('when one is drawn without a label, then it is bare', () => {
    const store = storeOn(SPLIT)
    draw(store, 'photo', 'rectangle', BOX)
    expect(resultsOf(store)).toMatchObject([{ from_name: 'shape', value: BOX }])
  })
})

describe('given a typed label set', () => {
  it('when nothing is in hand, then nothing is drawn', () => {
    expect(draw(storeOn(IMAGE), 'photo', 'rectangle', BOX)).toEqual({ refused: 'no-label' })
  })

  it('when a region is selected, then a label press relabels it and takes nothing in hand', () => {
    const store = storeOn(IMAGE, [box('a', 'Car')])
    select(store, ['a'])
    pressLabel(store, set(store, 'box'), 'b')
    expect(store.document.region('a')?.labels).toEqual(['b'])
    expect(store.ui.get().inHand).toEqual({})
  })

  it('when the region is locked, then it keeps its label', () => {
    const store = storeOn(IMAGE, [box('a', 'Car')])
    select(store, ['a'])
    toggleFlag(store, 'locked', store.selectedAll())
    pressLabel(store, set(store, 'box'), 'b')
    expect(store.document.region('a')?.labels).toEqual(['Car'])
  })

  it('when maxUsages is reached, then the label is refused', () => {
    const store = storeOn(IMAGE.replace('<Label value="Car"/>', '<Label value="Car" maxUsages="1"/>'), [box('a', 'Car')])
    expect(usesLeft(store, set(store, 'box'), 'Car')).toBe(0)
    store.ui.set({ inHand: { box: ['Car'] } })
    expect(draw(store, 'photo', 'rectangle', BOX)).toEqual({ refused: 'used-up', label: 'Car' })
  })
})

describe('given questions', () => {
  it('when one asks of a region, then its answer repeats the geometry right behind the region', () => {
    const store = storeOn(IMAGE, [box('a', 'Car'), box('c', 'b')])
    select(store, ['a'])
    press(store, 'state', 'Moving')
    expect(resultsOf(store).map((item) => [item['id'], item.type])).toEqual([
      ['a', 'rectanglelabels'],
      ['a', 'choices'],
      ['c', 'rectanglelabels'],
    ])
    expect(resultsOf(store)[1]).toMatchObject({ original_width: 800, value: { x: 10, rotation: 0, choices: ['Moving'] } })
  })

  it('when a required one lacks an answer, then the first region without it is named', () => {
    const store = storeOn(IMAGE, [box('a', 'b'), box('c', 'Car')])
    expect(validate(store)).toMatchObject({ control: 'state', region: 'c' })
    select(store, ['c'])
    press(store, 'state', 'Parked')
    expect(validate(store)).toBeUndefined()
  })

  it('when a condition takes one away, then its answer is not saved, and comes back with it', () => {
    const store = storeOn(IMAGE)
    press(store, 'light', 'Night')
    press(store, 'lamp', 'On')
    press(store, 'light', 'Day')
    expect(resultsOf(store).map((item) => item['from_name'])).toEqual(['light'])
    press(store, 'light', 'Night')
    expect(resultsOf(store).map((item) => item['from_name'])).toEqual(['light', 'lamp'])
  })

  it('when a choice is pressed again, then the answer is gone from the results', () => {
    const store = storeOn(IMAGE)
    press(store, 'light', 'Night')
    press(store, 'light', 'Night')
    expect(resultsOf(store)).toEqual([])
  })

  it('when choices nest, then a parent takes all its leaves as paths', () => {
    const store = storeOn(
      '<View><Text name="t" value="$text"/><Choices name="c" toName="t" choice="multiple" allowNested="true"><Choice value="Animal"><Choice value="Dog"/><Choice value="Cat"/></Choice></Choices></View>',
    )
    press(store, 'c', 'Animal')
    expect(resultsOf(store)[0]).toMatchObject({
      value: {
        choices: [
          ['Animal', 'Dog'],
          ['Animal', 'Cat'],
        ],
      },
    })
  })

  it('when new work opens, then preselected choices are in it', () => {
    const store = storeOn(
      '<View><Text name="t" value="$text"/><Choices name="c" toName="t"><Choice value="A" selected="true"/><Choice value="B"/></Choices></View>',
    )
    expect(resultsOf(store)).toMatchObject([{ from_name: 'c', value: { choices: ['A'] } }])
  })
})

describe('given the clipboard', () => {
  it('when regions are copied to another task, then they get new ids', () => {
    const from = storeOn(IMAGE, [box('a', 'Car')])
    select(from, ['a'])
    const to = storeOn(IMAGE)
    expect(pasteText(to, copyText(from)!)).toBe(true)
    expect(resultsOf(to)).toMatchObject([{ id: 'new1', from_name: 'box', origin: 'manual' }])
  })

  it('when it holds something else, then nothing happens', () => {
    expect(pasteText(storeOn(IMAGE), '{"kind":"docket/regions","results":1}')).toBe(false)
    expect(pasteText(storeOn(IMAGE), 'a text')).toBe(false)
  })
})
