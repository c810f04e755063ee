import { describe, expect, it } from 'vitest'
import { found, marked, type Entry } from './search'

const entry = (caption: string, group: string, isAction = false): Entry => ({ id: caption, caption, group, isAction, run: () => undefined })
const ENTRIES = [
  entry('Import tasks', 'Here', true),
  entry('All projects', 'Go to'),
  entry('People', 'Go to'),
  entry('Ship importance', 'Projects'),
  entry('Imports of 2026', 'Projects'),
]
const captions = (typed: string) => found(ENTRIES, typed).map(({ caption }) => caption)

describe('given the palette', () => {
  it('when text is typed, then what starts with it comes first in each group, and groups stay together', () => {
    expect(captions('imp')).toEqual(['Import tasks', 'Imports of 2026', 'Ship importance'])
  })
  it('when it starts with ">", then only actions are offered', () => expect(captions('>')).toEqual(['Import tasks']))
  it('when nothing fits, then nothing is offered', () => expect(captions('zebra')).toEqual([]))
  it.each([
    ['Ship importance', 'imp', ['Ship ', 'imp', 'ortance']],
    ['Imports of 2026', 'IMP', ['', 'Imp', 'orts of 2026']],
    ['Painting in oil', 'in', ['Painting ', 'in', ' oil']],
    ['Import tasks', '>imp', ['', 'Imp', 'ort tasks']],
    ['People', '', ['People', '', '']],
  ])('when %j is found by %j, then the part that fits is marked', (caption, typed, parts) => expect(marked(caption, typed)).toEqual(parts))
})
