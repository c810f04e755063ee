import { describe, expect, it } from 'vitest'
import { cancel, click, down, finish, move, play, up } from '../play'
import { contains, pull } from './geometry'
import { tool } from './tool'

describe('given the rectangle tool', () => {
  it('when the pointer drags up and left, then the box still starts at its top-left corner', () => {
    expect(play(tool, down(40, 60), move(20, 30), up(10, 20))).toEqual([{ x: 10, y: 20, width: 30, height: 40, rotation: 0 }])
  })

  it('when two corners are clicked, then the box lies between them', () => {
    expect(play(tool, ...click(10, 10), move(30, 20), ...click(40, 30))).toEqual([{ x: 10, y: 10, width: 30, height: 20, rotation: 0 }])
  })

  it('when a drag is flat, then nothing is drawn', () => {
    expect(play(tool, down(10, 10), up(60, 10))).toEqual([])
  })

  it('when the drag is cancelled, then nothing is drawn', () => {
    expect(play(tool, down(10, 10), move(50, 50), cancel)).toEqual([])
  })

  it('when the pointer leaves the image, then the box ends at its edge', () => {
    expect(play(tool, down(90, 90), move(120, 130), finish)).toEqual([{ x: 90, y: 90, width: 10, height: 10, rotation: 0 }])
  })
})

describe('given a box turned by a quarter', () => {
  const wide = { width: 2000, height: 1000 } // the box: 200 px along y, 200 px to the left along x
  const box = { x: 50, y: 50, width: 10, height: 20, rotation: 90 }

  it('then what lies left of its corner is inside', () => {
    expect(contains(box, { x: 41, y: 69 }, wide)).toBe(true)
    expect(contains(box, { x: 39, y: 55 }, wide)).toBe(false)
    expect(contains(box, { x: 55, y: 55 }, wide)).toBe(false)
  })

  it('when its far side is pulled, then its corner stays', () => {
    const pulled = pull(box, 'e', { x: 45, y: 90 }, wide)
    expect(pulled.x).toBeCloseTo(50, 9)
    expect(pulled.y).toBeCloseTo(50, 9)
    expect(pulled.width).toBeCloseTo(20, 9)
  })
})
