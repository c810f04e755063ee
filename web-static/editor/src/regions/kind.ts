import { type IconName } from '../frame/icons'

/** A place on the image, percent of width and height, 0–100, unrotated frame. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** Natural image size, px. Turns and distances are computed in pixels: percent space is not square. */
export interface Frame {
  readonly width: number
  readonly height: number
}

/** An upright box around a shape, percent. */
export interface Bounds {
  readonly minX: number
  readonly minY: number
  readonly maxX: number
  readonly maxY: number
}

export type PointerInput =
  /** `near`: how far, percent of x and y, still counts as the same spot; it depends on the zoom and the pointer. */
  { readonly type: 'down' | 'move' | 'up'; readonly at: Point; readonly near?: Point } | { readonly type: 'finish' | 'back' | 'cancel' }

/** A tool is a pure step function: what to remember next, and the geometry if the gesture completed one. */
export interface Tool<Draft, Geometry> {
  readonly idle: Draft
  step(draft: Draft, input: PointerInput): { readonly draft: Draft; readonly drawn?: Geometry }
}

/** A grip on a selected shape. */
export interface Handle {
  readonly id: string
  readonly at: Point
  readonly cursor: string
  /** Left out on shapes too small for all of their grips. */
  readonly isMinor?: boolean
}

/** A number of a geometry that the Info panel shows and takes. */
export interface Field {
  readonly id: string
  readonly caption: string
  readonly value: number
  readonly unit: '%' | '°'
}

/** How a kind is drawn, hit and changed on media. All of it is pure. */
export interface Shape<Geometry, Draft> {
  readonly toolCaption: string
  readonly toolKey: string
  readonly icon: IconName
  readonly hint: string
  readonly tool: Tool<Draft, Geometry>
  /** What to draw while a gesture runs. */
  preview(draft: Draft): { readonly outline: Geometry; readonly open: boolean; readonly dots: readonly Point[] } | undefined
  bounds(geometry: Geometry, frame: Frame): Bounds
  /** Adds the outline to a path, in image pixels. */
  trace(geometry: Geometry, frame: Frame, path: Path): void
  contains(geometry: Geometry, at: Point, frame: Frame): boolean
  handles(geometry: Geometry, frame: Frame): readonly Handle[]
  pull(geometry: Geometry, handle: string, to: Point, frame: Frame): Geometry
  /** Moved by percent of width and height, kept on the image. */
  shift(geometry: Geometry, by: Point, frame: Frame): Geometry
  grow(geometry: Geometry, by: Point): Geometry
  fields(geometry: Geometry): readonly Field[]
  withField(geometry: Geometry, id: string, value: number): Geometry
  /** Adds a point on the edge there, or takes the point of that handle away; undefined when it makes no sense. */
  split?(geometry: Geometry, at: Point, near: Point): Geometry | undefined
  drop?(geometry: Geometry, handle: string): Geometry | undefined
}

export interface Path {
  moveTo(x: number, y: number): void
  lineTo(x: number, y: number): void
  closePath(): void
}

/** All the editor knows about one kind of region. */
export interface RegionKind<Geometry, Draft = never> {
  readonly name: string
  readonly caption: string
  /** Result types that carry this geometry; `labels` belongs to the kind whose objects it names. */
  readonly resultTypes: readonly string[]
  readonly objects: readonly string[]
  read(value: unknown): Geometry | undefined
  write(geometry: Geometry): object
  /** A few words for lists, besides the label. */
  describe(geometry: Geometry): string
  readonly shape: Shape<Geometry, Draft> | undefined
  /** Typical and extreme; regions/contract.test.ts holds every kind to the same promises. */
  readonly samples: readonly Geometry[]
}

export type AnyKind = RegionKind<unknown, unknown>

export const clamp = (value: number, low = 0, high = 100): number => Math.min(high, Math.max(low, value))

export const finite = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

export const fieldsOf = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
