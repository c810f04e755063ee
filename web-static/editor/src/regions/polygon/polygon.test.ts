import { describe, expect, it } from 'vitest'
import { back, click, finish, play } from '../play'
import { contains, drop, split } from './geometry'
import { tool } from './tool'

const TRIANGLE = [...click(10, 10), ...click(50, 10), ...click(30, 40)]
const drawn = {
  points: [
    { x: 10, y: 10 },
    { x: 50, y: 10 },
    { x: 30, y: 40 },
  ],
  closed: true,
}

describe('given the polygon tool', () => {
  it('when the first point is clicked again, then the polygon closes', () => {
    expect(play(tool, ...TRIANGLE, ...click(10.5, 9.6))).toEqual([drawn])
  })

  it('when finished by key, then the polygon closes', () => {
    expect(play(tool, ...TRIANGLE, finish)).toEqual([drawn])
  })

  it('when two points are set and finished, then nothing is drawn yet', () => {
    expect(play(tool, ...TRIANGLE, back, finish)).toEqual([])
  })

  it('when a click falls on the last point, then it is not set twice', () => {
    expect(play(tool, ...TRIANGLE, ...click(30.1, 40), finish)).toEqual([drawn])
  })
})

describe('given a triangle', () => {
  it('then its inside is inside', () => {
    expect(contains(drawn, { x: 30, y: 20 })).toBe(true)
    expect(contains(drawn, { x: 12, y: 35 })).toBe(false)
  })

  it('when an edge is clicked, then it gets a point there', () => {
    expect(split(drawn, { x: 30, y: 10.4 }, { x: 1, y: 1 })?.points[1]).toEqual({ x: 30, y: 10 })
    expect(split(drawn, { x: 30, y: 20 }, { x: 1, y: 1 })).toBeUndefined()
  })

  it('then none of its three points can go', () => {
    expect(drop(drawn, '1')).toBeUndefined()
  })
})
