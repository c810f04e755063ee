import { type Frame, type Point } from '../regions/kind'
import { type ImageView } from '../session/ui'

/** How an image lies in its window: turned, then scaled, then moved; window places are CSS px from its corner. */
export interface Viewport {
  readonly scale: number
  readonly x: number
  readonly y: number
  readonly rotation: ImageView['rotation']
}

export interface Size {
  readonly width: number
  readonly height: number
}

const MAX_ZOOM = 50 // times the fit (labeling-interface.md §10.4)
const MARGIN = 12 // px around a fitted image

export const isSideways = (rotation: ImageView['rotation']): boolean => rotation === 90 || rotation === 270

const turnedSize = (frame: Frame, rotation: ImageView['rotation']): Size =>
  isSideways(rotation) ? { width: frame.height, height: frame.width } : frame

export function fitScale(frame: Frame, window: Size, rotation: ImageView['rotation']): number {
  const { width, height } = turnedSize(frame, rotation)
  const margin = Math.min(window.width, window.height) > 400 ? MARGIN * 2 : 0
  return Math.max(0.001, Math.min((window.width - margin) / width, (window.height - margin) / height))
}

export function centred(frame: Frame, window: Size, rotation: ImageView['rotation'], scale: number): Viewport {
  const { width, height } = turnedSize(frame, rotation)
  return { scale, rotation, x: (window.width - width * scale) / 2, y: (window.height - height * scale) / 2 }
}

/** The scale of a fitted image, and the smallest one allowed. */
export interface ZoomLimits {
  readonly fit: number
  readonly lowest: number
}

/** Zoomed so that the place under the pointer stays under it. */
export function zoomedAt(view: Viewport, at: Point, factor: number, { fit, lowest }: ZoomLimits): Viewport {
  const scale = Math.min(fit * MAX_ZOOM, Math.max(lowest, view.scale * factor))
  const k = scale / view.scale
  return { ...view, scale, x: at.x - (at.x - view.x) * k, y: at.y - (at.y - view.y) * k }
}

export const moved = (view: Viewport, dx: number, dy: number): Viewport => ({ ...view, x: view.x + dx, y: view.y + dy })

/** Keeps at least a corner of the image in the window, so that it cannot be lost. */
export function held(view: Viewport, frame: Frame, window: Size): Viewport {
  const { width, height } = turnedSize(frame, view.rotation)
  const keep = 48
  return {
    ...view,
    x: Math.min(window.width - keep, Math.max(keep - width * view.scale, view.x)),
    y: Math.min(window.height - keep, Math.max(keep - height * view.scale, view.y)),
  }
}

export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

/** From image px to window px, in the order canvas and CSS take it. */
export function matrixOf({ scale: k, x, y, rotation }: Viewport, frame: Frame): Matrix {
  switch (rotation) {
    case 0:
      return [k, 0, 0, k, x, y]
    case 90:
      return [0, k, -k, 0, x + frame.height * k, y]
    case 180:
      return [-k, 0, 0, -k, x + frame.width * k, y + frame.height * k]
    case 270:
      return [0, -k, k, 0, x, y + frame.width * k]
  }
}

/** A place in percent of the image, in window px. */
export function toWindow(view: Viewport, frame: Frame, at: Point): Point {
  const [a, b, c, d, e, f] = matrixOf(view, frame)
  const x = (at.x * frame.width) / 100
  const y = (at.y * frame.height) / 100
  return { x: a * x + c * y + e, y: b * x + d * y + f }
}

export function toPercent(view: Viewport, frame: Frame, at: Point): Point {
  const [a, b, c, d, e, f] = matrixOf(view, frame)
  const determinant = a * d - b * c
  const x = (d * (at.x - e) - c * (at.y - f)) / determinant
  const y = (a * (at.y - f) - b * (at.x - e)) / determinant
  return { x: (x * 100) / frame.width, y: (y * 100) / frame.height }
}

/** A reach in window px as percent of the image's width and height. */
export function reach(view: Viewport, frame: Frame, px: number): Point {
  const alongX = (px * 100) / (frame.width * view.scale)
  const alongY = (px * 100) / (frame.height * view.scale)
  return { x: alongX, y: alongY }
}
