import { fieldsOf, finite, type Point } from '../kind'
import type { Polygon } from './model'

const MIN_CLOSED = 3

/** Absent `closed` means closed; fewer than three points do not close (labeling-config.md §5.1.4). */
export function read(value: unknown): Polygon | undefined {
  const found = fieldsOf(value)
  if (!Array.isArray(found?.['points'])) return undefined
  const points: Point[] = []
  for (const pair of found['points'] as readonly unknown[]) {
    if (!Array.isArray(pair) || !finite(pair[0]) || !finite(pair[1])) return undefined
    points.push({ x: pair[0], y: pair[1] })
  }
  const closed = found['closed'] !== false
  return points.length === 0 || (closed && points.length < MIN_CLOSED) ? undefined : { points, closed }
}

export const write = ({ points, closed }: Polygon): object => ({ points: points.map(({ x, y }) => [x, y]), closed })
