import { clamp, type Bounds, type Field, type Frame, type Handle, type Path, type Point } from '../kind'
import type { Polygon } from './model'

const MIN_POINTS = 3

export function bounds({ points }: Polygon): Bounds {
  const around = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity }
  for (const { x, y } of points) {
    around.minX = Math.min(around.minX, x)
    around.minY = Math.min(around.minY, y)
    around.maxX = Math.max(around.maxX, x)
    around.maxY = Math.max(around.maxY, y)
  }
  return around
}

export function trace({ points, closed }: Polygon, frame: Frame, path: Path): void {
  for (const [index, { x, y }] of points.entries()) {
    const px = (x * frame.width) / 100
    const py = (y * frame.height) / 100
    if (index === 0) path.moveTo(px, py)
    else path.lineTo(px, py)
  }
  if (closed) path.closePath()
}

/** Even-odd rule; percent space will do, since stretching keeps inside inside. */
export function contains({ points }: Polygon, at: Point): boolean {
  let odd = false
  for (const [a, b] of edges(points)) {
    const crosses = a.y > at.y !== b.y > at.y
    if (crosses && at.x < ((b.x - a.x) * (at.y - a.y)) / (b.y - a.y) + a.x) odd = !odd
  }
  return odd
}

function* edges(points: readonly Point[]): Generator<readonly [Point, Point, number]> {
  for (const [index, point] of points.entries()) {
    const next = points[(index + 1) % points.length]
    if (next !== undefined) yield [point, next, index]
  }
}

export const handles = ({ points }: Polygon): readonly Handle[] => points.map((at, index) => ({ id: String(index), at, cursor: 'move' }))

export const pull = (polygon: Polygon, handle: string, to: Point): Polygon => ({
  ...polygon,
  points: polygon.points.map((point, index) => (String(index) === handle ? { x: clamp(to.x), y: clamp(to.y) } : point)),
})

export function shift(polygon: Polygon, by: Point): Polygon {
  const around = bounds(polygon)
  const fitted = (delta: number, min: number, max: number) => (min >= 0 && max <= 100 ? clamp(delta, -min, 100 - max) : delta)
  const dx = fitted(by.x, around.minX, around.maxX)
  const dy = fitted(by.y, around.minY, around.maxY)
  return { ...polygon, points: polygon.points.map(({ x, y }) => ({ x: x + dx, y: y + dy })) }
}

/** Scaled about its top-left corner so that the box around it grows by that much. */
export function grow(polygon: Polygon, by: Point): Polygon {
  const { minX, minY, maxX, maxY } = bounds(polygon)
  const scale = (from: number, to: number, delta: number) => (to - from <= 0 ? 1 : Math.max(0.01, (clamp(to + delta) - from) / (to - from)))
  const kx = scale(minX, maxX, by.x)
  const ky = scale(minY, maxY, by.y)
  return { ...polygon, points: polygon.points.map(({ x, y }) => ({ x: minX + (x - minX) * kx, y: minY + (y - minY) * ky })) }
}

export function fields(polygon: Polygon): readonly Field[] {
  const { minX, minY, maxX, maxY } = bounds(polygon)
  return [
    { id: 'x', caption: 'X', value: minX, unit: '%' },
    { id: 'y', caption: 'Y', value: minY, unit: '%' },
    { id: 'width', caption: 'W', value: maxX - minX, unit: '%' },
    { id: 'height', caption: 'H', value: maxY - minY, unit: '%' },
  ]
}

export function withField(polygon: Polygon, id: string, value: number): Polygon {
  const { minX, minY, maxX, maxY } = bounds(polygon)
  if (id === 'x') return shift(polygon, { x: value - minX, y: 0 })
  if (id === 'y') return shift(polygon, { x: 0, y: value - minY })
  if (id === 'width') return grow(polygon, { x: value - (maxX - minX), y: 0 })
  return grow(polygon, { x: 0, y: value - (maxY - minY) })
}

/** With a new point where an edge passes near a place. */
export function split(polygon: Polygon, at: Point, near: Point): Polygon | undefined {
  for (const [a, b, index] of edges(polygon.points)) {
    if (!polygon.closed && index === polygon.points.length - 1) break
    const on = nearest(a, b, at, near)
    if (on !== undefined) return { ...polygon, points: polygon.points.toSpliced(index + 1, 0, on) }
  }
  return undefined
}

/** The nearest point of a segment, if within reach; reach differs in x and y as percent space is not square. */
function nearest(a: Point, b: Point, at: Point, near: Point): Point | undefined {
  const scaled = (point: Point) => ({ x: point.x / near.x, y: point.y / near.y })
  const [p, q, m] = [scaled(a), scaled(b), scaled(at)]
  const length = (q.x - p.x) ** 2 + (q.y - p.y) ** 2
  const along = length === 0 ? 0 : clamp(((m.x - p.x) * (q.x - p.x) + (m.y - p.y) * (q.y - p.y)) / length, 0, 1)
  const distance = Math.hypot(p.x + along * (q.x - p.x) - m.x, p.y + along * (q.y - p.y) - m.y)
  return distance <= 1 ? { x: a.x + along * (b.x - a.x), y: a.y + along * (b.y - a.y) } : undefined
}

/** Without one point; three are the least. */
export function drop(polygon: Polygon, handle: string): Polygon | undefined {
  if (polygon.points.length <= MIN_POINTS) return undefined
  return { ...polygon, points: polygon.points.filter((_, index) => String(index) !== handle) }
}
