/** Top-left corner, size (percent of the image) and clockwise turn about that corner in degrees, [0, 360). */
export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly rotation: number
}
