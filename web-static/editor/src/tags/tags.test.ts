import { describe, expect, it } from 'vitest'
import { added } from './textarea/entries'
import { safeDeclarations } from './view/safeStyle'

describe('given styles from a config', () => {
  it.each([
    ['display: flex; gap: 8px', ['display', 'gap']],
    ['position: fixed; inset: 0; z-index: 9999', []],
    ['background: url(https://x.test/a.png)', []],
    ['color: red; behavior: url(x)', ['color']],
    ['width', []],
  ])('%j sets %j', (style, names) => {
    expect(safeDeclarations(style).map(([name]) => name)).toEqual(names)
  })
})

describe('given a text box', () => {
  const limits = { maxSubmissions: 2, skipDuplicates: true }

  it('then white space, the same again and too many are refused', () => {
    expect(added([], '  ', limits)).toEqual({ refused: 'empty' })
    expect(added(['Late'], 'late', limits)).toEqual({ refused: 'duplicate' })
    expect(added(['a', 'b'], 'c', limits)).toEqual({ refused: 'full' })
    expect(added(['a'], ' b ', limits)).toEqual({ entries: ['a', 'b'] })
  })
})
