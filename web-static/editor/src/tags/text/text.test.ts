import { describe, expect, it } from 'vitest'
import { granularityOf, widened } from './granularity'
import { Lines } from './lines'
import { Offsets } from './offsets'

const TEXTS = ['plain', 'a😀b', '👍🏽👍 x 🎉', 'e\u0301 cafe\u0301', 'one\r\ntwo\t😀', '']

describe.each(TEXTS)('given the text %j', (text) => {
  const offsets = new Offsets(text)
  const points = [...text]

  it('then every code point has its UTF-16 place and back', () => {
    let unit = 0
    for (const [index, point] of points.entries()) {
      expect(offsets.toUnit(index)).toBe(unit)
      expect(offsets.toCodePoint(unit)).toBe(index)
      unit += point.length
    }
    expect(offsets.toUnit(points.length)).toBe(text.length)
  })

  it('then any stretch is the slice of its code points', () => {
    for (let start = 0; start <= points.length; start++)
      for (let end = start; end <= points.length; end++) expect(offsets.slice(start, end)).toBe(points.slice(start, end).join(''))
  })
})

describe('given a selection', () => {
  const text = 'Anna met  Ben. They left.\nNext day'
  const at = (piece: string) => ({ start: text.indexOf(piece), end: text.indexOf(piece) + piece.length })

  it.each([
    ['symbol', 'nna me', 'nna me'],
    ['word', 'nna me', 'Anna met'],
    ['word', ' met ', 'met'],
    ['sentence', 'me', 'Anna met  Ben.'],
    ['paragraph', 'ft', 'Anna met  Ben. They left.'],
  ])('when it is widened to %s, then %j becomes %j', (granularity, selected, expected) => {
    const wide = widened(text, at(selected), granularityOf(granularity))
    expect(wide === undefined ? undefined : text.slice(wide.start, wide.end)).toBe(expected)
  })

  it('when it is white space only, then there is nothing to mark', () => {
    expect(widened(text, at('  '), 'word')).toBeUndefined()
  })

  it('when it cuts a pair in two, then the pair is whole again', () => {
    expect(widened('a😀b', { start: 2, end: 4 }, 'symbol')).toEqual({ start: 1, end: 4 })
  })
})

describe('given lines', () => {
  it('then a stretch over an empty line has a piece on either side', () => {
    expect([...new Lines('ab\n\ncd').pieces({ start: 1, end: 5 })]).toEqual([
      { line: 0, from: 1, to: 2 },
      { line: 2, from: 0, to: 1 },
    ])
  })
})
