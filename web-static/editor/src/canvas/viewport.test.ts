import { describe, expect, it } from 'vitest'
import { centred, fitScale, toPercent, toWindow, zoomedAt } from './viewport'

const FRAME = { width: 1200, height: 800 }
const WINDOW = { width: 900, height: 700 }

describe.each([0, 90, 180, 270] as const)('given an image turned by %d', (rotation) => {
  const view = centred(FRAME, WINDOW, rotation, fitScale(FRAME, WINDOW, rotation))

  it.each([
    { x: 0, y: 0 },
    { x: 100, y: 0 },
    { x: 37, y: 81 },
  ])('then a place goes to the window and back', (at) => {
    const back = toPercent(view, FRAME, toWindow(view, FRAME, at))
    expect(back.x).toBeCloseTo(at.x, 9)
    expect(back.y).toBeCloseTo(at.y, 9)
  })

  it('then all of it is in the window', () => {
    for (const x of [0, 100])
      for (const y of [0, 100]) {
        const at = toWindow(view, FRAME, { x, y })
        expect(at.x).toBeGreaterThanOrEqual(0)
        expect(at.x).toBeLessThanOrEqual(WINDOW.width)
        expect(at.y).toBeGreaterThanOrEqual(0)
        expect(at.y).toBeLessThanOrEqual(WINDOW.height)
      }
  })

  it('when it is zoomed at a place, then that place stays', () => {
    const at = { x: 300, y: 200 }
    const before = toPercent(view, FRAME, at)
    const after = toPercent(zoomedAt(view, at, 3, { fit: view.scale, lowest: view.scale }), FRAME, at)
    expect(after.x).toBeCloseTo(before.x, 9)
    expect(after.y).toBeCloseTo(before.y, 9)
  })
})
