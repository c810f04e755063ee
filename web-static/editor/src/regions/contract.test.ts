import { describe, expect, it } from 'vitest'
import { kinds } from './registry'

const FRAME = { width: 1600, height: 900 }

describe.each(kinds)('region kind $name', (kind) => {
  it.each(kind.samples)('reads back what it wrote', (geometry) => {
    expect(kind.read(JSON.parse(JSON.stringify(kind.write(geometry))))).toEqual(geometry)
  })

  it.each([null, 'text', {}, { x: 'NaN' }, { points: [[1]] }, { start: -1, end: 2 }])('rejects what is not its geometry: %j', (value) => {
    expect(kind.read(value)).toBeUndefined()
  })
})

describe.each(kinds.filter((kind) => kind.shape !== undefined))('shape of $name', (kind) => {
  const shape = kind.shape!

  it.each(kind.samples)('keeps all of itself within its bounds', (geometry) => {
    const around = shape.bounds(geometry, FRAME)
    const grips = shape.handles(geometry, FRAME).filter((handle) => handle.id !== 'turn')
    for (const { at } of grips) {
      expect(at.x).toBeGreaterThanOrEqual(around.minX - 1e-9)
      expect(at.x).toBeLessThanOrEqual(around.maxX + 1e-9)
      expect(at.y).toBeGreaterThanOrEqual(around.minY - 1e-9)
      expect(at.y).toBeLessThanOrEqual(around.maxY + 1e-9)
    }
  })

  it.each(kind.samples)('moves there and back again', (geometry) => {
    const there = shape.shift(geometry, { x: 0.5, y: 0.25 }, FRAME)
    const back = shape.bounds(shape.shift(there, { x: -0.5, y: -0.25 }, FRAME), FRAME)
    const before = shape.bounds(geometry, FRAME)
    for (const side of ['minX', 'minY', 'maxX', 'maxY'] as const) expect(back[side]).toBeCloseTo(before[side], 6)
  })

  it.each(kind.samples)('does not move when a grip is pulled to where it is', (geometry) => {
    for (const handle of shape.handles(geometry, FRAME)) {
      const pulled = shape.bounds(shape.pull(geometry, handle.id, handle.at, FRAME), FRAME)
      const before = shape.bounds(geometry, FRAME)
      for (const side of ['minX', 'minY', 'maxX', 'maxY'] as const) expect(pulled[side]).toBeCloseTo(before[side], 6)
    }
  })

  it.each(kind.samples)('takes its own numbers back unchanged', (geometry) => {
    for (const field of shape.fields(geometry)) {
      const again = shape.fields(shape.withField(geometry, field.id, field.value)).find((entry) => entry.id === field.id)
      expect(again?.value).toBeCloseTo(field.value, 9)
    }
  })

  it('draws nothing when the gesture is cancelled', () => {
    let step = shape.tool.step(shape.tool.idle, { type: 'down', at: { x: 10, y: 10 } })
    step = shape.tool.step(step.draft, { type: 'move', at: { x: 40, y: 40 } })
    step = shape.tool.step(step.draft, { type: 'cancel' })
    expect(step).toEqual({ draft: shape.tool.idle })
  })
})
