import { clamp, type Bounds, type Field, type Frame, type Handle, type Path, type Point } from '../kind'
import type { Rectangle } from './model'

const MIN_SIDE = 0.05 // percent; a box that is pulled flat keeps this much

export function between(a: Point, b: Point): Rectangle {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y), rotation: 0 }
}

/** A place in the box's own frame: px along its width and height, from its corner, the turn undone. */
function inside(box: Rectangle, at: Point, frame: Frame): Point {
  const turn = (-box.rotation * Math.PI) / 180
  const dx = ((at.x - box.x) * frame.width) / 100
  const dy = ((at.y - box.y) * frame.height) / 100
  return { x: dx * Math.cos(turn) - dy * Math.sin(turn), y: dx * Math.sin(turn) + dy * Math.cos(turn) }
}

/** The way back: from px in the box's frame to percent of the image. */
function outside(box: Rectangle, at: Point, frame: Frame): Point {
  const turn = (box.rotation * Math.PI) / 180
  const dx = at.x * Math.cos(turn) - at.y * Math.sin(turn)
  const dy = at.x * Math.sin(turn) + at.y * Math.cos(turn)
  return { x: box.x + (dx * 100) / frame.width, y: box.y + (dy * 100) / frame.height }
}

const size = (box: Rectangle, frame: Frame): Point => ({ x: (box.width * frame.width) / 100, y: (box.height * frame.height) / 100 })

/** Whether a point lies on the box; edges count. */
export function contains(box: Rectangle, at: Point, frame: Frame): boolean {
  const { x, y } = inside(box, at, frame)
  const { x: width, y: height } = size(box, frame)
  return x >= 0 && x <= width && y >= 0 && y <= height
}

/** Corners clockwise from the top left. */
export function corners(box: Rectangle, frame: Frame): readonly Point[] {
  const { x, y } = size(box, frame)
  return [
    { x: 0, y: 0 },
    { x, y: 0 },
    { x, y },
    { x: 0, y },
  ].map((corner) => outside(box, corner, frame))
}

export function bounds(box: Rectangle, frame: Frame): Bounds {
  const around = corners(box, frame)
  const xs = around.map((corner) => corner.x)
  const ys = around.map((corner) => corner.y)
  return { minX: Math.min(...xs), minY: Math.min(...ys), maxX: Math.max(...xs), maxY: Math.max(...ys) }
}

export function trace(box: Rectangle, frame: Frame, path: Path): void {
  for (const [index, { x, y }] of corners(box, frame).entries()) {
    const px = (x * frame.width) / 100
    const py = (y * frame.height) / 100
    if (index === 0) path.moveTo(px, py)
    else path.lineTo(px, py)
  }
  path.closePath()
}

/** Grips by the sides they pull: n, ne, e … in the box's own frame. */
const GRIPS: readonly (readonly [id: string, x: number, y: number, cursor: string])[] = [
  ['nw', 0, 0, 'nwse-resize'],
  ['n', 0.5, 0, 'ns-resize'],
  ['ne', 1, 0, 'nesw-resize'],
  ['e', 1, 0.5, 'ew-resize'],
  ['se', 1, 1, 'nwse-resize'],
  ['s', 0.5, 1, 'ns-resize'],
  ['sw', 0, 1, 'nesw-resize'],
  ['w', 0, 0.5, 'ew-resize'],
]
const TURN_PX = 24 // how far above the box, in image px of a fit view, the turning grip stands

export function handles(box: Rectangle, frame: Frame): readonly Handle[] {
  const { x: width, y: height } = size(box, frame)
  const grips = GRIPS.map(([id, x, y, cursor]) => ({
    id,
    at: outside(box, { x: x * width, y: y * height }, frame),
    cursor,
    isMinor: id.length === 1,
  }))
  const turn = outside(box, { x: width / 2, y: -Math.max(TURN_PX, frame.height * 0.03) }, frame)
  return [...grips, { id: 'turn', at: turn, cursor: 'grab', isMinor: true }]
}

/** The box with one grip at a new place; the opposite side stays where it is, in pixels, whatever the turn. */
export function pull(box: Rectangle, handle: string, to: Point, frame: Frame): Rectangle {
  if (handle === 'turn') return turned(box, to, frame)
  const at = inside(box, box.rotation === 0 ? { x: clamp(to.x), y: clamp(to.y) } : to, frame)
  const { x: width, y: height } = size(box, frame)
  const left = handle.includes('w') ? at.x : 0
  const right = handle.includes('e') ? at.x : width
  const top = handle.startsWith('n') ? at.y : 0
  const bottom = handle.startsWith('s') ? at.y : height
  const corner = outside(box, { x: Math.min(left, right), y: Math.min(top, bottom) }, frame)
  return {
    ...box,
    ...corner,
    width: Math.max(MIN_SIDE, (Math.abs(right - left) * 100) / frame.width),
    height: Math.max(MIN_SIDE, (Math.abs(bottom - top) * 100) / frame.height),
  }
}

/** Turned so that its top looks at a point; the centre stays. */
function turned(box: Rectangle, to: Point, frame: Frame): Rectangle {
  const { x: width, y: height } = size(box, frame)
  const centre = outside(box, { x: width / 2, y: height / 2 }, frame)
  const dx = ((to.x - centre.x) * frame.width) / 100
  const dy = ((to.y - centre.y) * frame.height) / 100
  const rotation = ((((Math.atan2(dx, -dy) * 180) / Math.PI) % 360) + 360) % 360
  return aboutCentre(box, rotation, centre, frame)
}

function aboutCentre(box: Rectangle, rotation: number, centre: Point, frame: Frame): Rectangle {
  const { x: width, y: height } = size(box, frame)
  const corner = outside({ ...box, ...centre, rotation }, { x: -width / 2, y: -height / 2 }, frame)
  return { ...box, ...corner, rotation }
}

export function shift(box: Rectangle, by: Point, frame: Frame): Rectangle {
  const around = bounds(box, frame)
  const fitted = (delta: number, min: number, max: number) => (min >= 0 && max <= 100 ? clamp(delta, -min, 100 - max) : delta)
  return { ...box, x: box.x + fitted(by.x, around.minX, around.maxX), y: box.y + fitted(by.y, around.minY, around.maxY) }
}

export const grow = (box: Rectangle, by: Point): Rectangle => ({
  ...box,
  width: clamp(box.width + by.x, MIN_SIDE, box.rotation === 0 ? 100 - box.x : 100),
  height: clamp(box.height + by.y, MIN_SIDE, box.rotation === 0 ? 100 - box.y : 100),
})

export const fields = (box: Rectangle): readonly Field[] => [
  { id: 'x', caption: 'X', value: box.x, unit: '%' },
  { id: 'y', caption: 'Y', value: box.y, unit: '%' },
  { id: 'width', caption: 'W', value: box.width, unit: '%' },
  { id: 'height', caption: 'H', value: box.height, unit: '%' },
  { id: 'rotation', caption: 'Rotation', value: box.rotation, unit: '°' },
]

export function withField(box: Rectangle, id: string, value: number): Rectangle {
  if (id === 'rotation') return { ...box, rotation: ((value % 360) + 360) % 360 }
  const lowest = id === 'width' || id === 'height' ? MIN_SIDE : 0
  return { ...box, [id]: clamp(value, lowest) }
}
