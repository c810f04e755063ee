import { describe, expect, it } from 'vitest'
import { relationNodes, route } from './relationLines'

const box = (left: number, top: number) => ({ left, top, width: 40, height: 20 })
const MARGINS = { left: 0, right: 700 }

describe('given two stretches of text', () => {
  it('when they stand on one line, then the way runs under both', () =>
    expect(route(box(100, 36), box(300, 36), MARGINS, 0)).toEqual([
      [120, 56],
      [120, 62],
      [320, 62],
      [320, 56],
    ]))

  it('when they stand on different lines, then the way goes round by the nearer margin and crosses no line of text', () => {
    const way = route(box(100, 0), box(300, 144), MARGINS, 0)
    expect(way).toEqual([
      [120, 20],
      [120, 26],
      [-10, 26],
      [-10, 170],
      [320, 170],
      [320, 164],
    ])
    expect(route(box(600, 0), box(500, 144), MARGINS, 0)[2]).toEqual([710, 26])
  })

  it('when another way was drawn before, then this one runs farther out', () =>
    expect(route(box(100, 0), box(300, 144), MARGINS, 2)[2]).toEqual([-30, 26]))
})

describe('given relations', () => {
  const painted = [
    { key: 'a', length: 3, boxes: [box(100, 0)] },
    { key: 'b', length: 3, boxes: [box(300, 36)] },
  ]
  const relation = { type: 'relation', from_id: 'a', to_id: 'b', direction: 'bi', labels: ['caused', 'follows'] } as const

  it('when both ends are in sight, then a way, its heads and its name are drawn', () => {
    const [svg, tag] = relationNodes([relation], painted, MARGINS)
    expect([...(svg?.children ?? [])].map(({ tagName }) => tagName)).toEqual(['path', 'polygon', 'polygon'])
    expect(tag?.textContent).toBe('caused, follows')
  })

  it('when one end is hidden, then nothing is drawn', () => expect(relationNodes([relation], painted.slice(1), MARGINS)).toEqual([]))
})
