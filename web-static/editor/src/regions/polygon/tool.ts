import { clamp, type Point, type PointerInput, type Tool } from '../kind'
import type { Polygon } from './model'

/** Points set so far and where the pointer is. */
export interface Draft {
  readonly points: readonly Point[]
  readonly at: Point | undefined
}

const idle: Draft = { points: [], at: undefined }
const MIN_POINTS = 3
const NEAR: Point = { x: 1, y: 1 } // percent; callers pass what the zoom makes of a fingertip or a pointer

/** Click per point; a click on the first point, or finish, closes. Back takes the last point. */
export const tool: Tool<Draft, Polygon> = {
  idle,
  step(draft, input) {
    switch (input.type) {
      case 'cancel':
        return { draft: idle }
      case 'finish':
        return closed(draft)
      case 'back':
        return { draft: { ...draft, points: draft.points.slice(0, -1) } }
      case 'down':
        return { draft: { ...draft, at: onImage(input.at) } }
      case 'move':
        return { draft: draft.points.length === 0 ? draft : { ...draft, at: onImage(input.at) } }
      case 'up':
        return placed(draft, input)
    }
  },
}

const onImage = ({ x, y }: Point): Point => ({ x: clamp(x), y: clamp(y) })

function placed(draft: Draft, input: Extract<PointerInput, { at: Point }>) {
  const at = onImage(input.at)
  const near = input.near ?? NEAR
  const isNear = (point: Point | undefined) =>
    point !== undefined && Math.abs(point.x - at.x) <= near.x && Math.abs(point.y - at.y) <= near.y
  if (draft.points.length >= MIN_POINTS && isNear(draft.points[0])) return closed(draft)
  if (isNear(draft.points.at(-1))) return { draft: { ...draft, at } } // the second half of a double click
  return { draft: { points: [...draft.points, at], at } }
}

const closed = (draft: Draft): { draft: Draft; drawn?: Polygon } =>
  draft.points.length < MIN_POINTS ? { draft } : { draft: idle, drawn: { points: draft.points, closed: true } }
