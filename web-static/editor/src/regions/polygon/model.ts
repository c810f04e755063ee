import type { Point } from '../kind'

/** Points in drawing order, percent of the image; the last one joins the first when the polygon is closed. */
export interface Polygon {
  readonly points: readonly Point[]
  readonly closed: boolean
}
