import { describe, expect, it } from 'vitest'
import { ALL, countOf, isChosen, NONE, pageToggled, ranged, toApi, toggled } from './selection'

const PAGE = [1, 2, 3, 4, 5]

describe('given a selection of tasks', () => {
  it('when all are chosen but some, then the server hears it so', () => {
    const chosen = toggled(toggled(ALL, 7), 9)
    expect(toApi(chosen)).toEqual({ all: true, excluded: [7, 9] })
    expect([countOf(chosen, 1284), isChosen(chosen, 7), isChosen(chosen, 8)]).toEqual([1282, false, true])
  })
  it('when Shift is held, then everything between becomes as the last one', () => {
    const chosen = ranged(toggled(NONE, 2), PAGE, 2, 4)
    expect(toApi(chosen)).toEqual({ all: false, included: [2, 3, 4] })
    expect(toApi(ranged(chosen, PAGE, 4, 3))).toEqual({ all: false, included: [2] })
    expect(toApi(ranged(NONE, PAGE, 99, 3))).toEqual({ all: false, included: [3] })
  })
  it('when the head is clicked, then the page is all or nothing', () => {
    const all = pageToggled(toggled(NONE, 3), PAGE)
    expect(countOf(all, 100)).toBe(5)
    expect(countOf(pageToggled(all, PAGE), 100)).toBe(0)
    expect(countOf(pageToggled(ALL, PAGE), 100)).toBe(95)
  })
})
