import { grouped } from '../document/grouped'
import { type Frame, type Handle, type Path, type Point, type Shape } from '../regions/kind'
import { textOn } from '../session/looks'
import { type Drawable } from './scene'
import { matrixOf, toWindow, type Size, type Viewport } from './viewport'

const TAG_HEIGHT = 17 // px
const TAG_FONT = '560 12px "Inter Variable", system-ui, sans-serif'
const CROWDED = 2 // times the shape's width; wider names are left out, unless it is selected
const MANY = 300 // from here on shapes of one colour are drawn as one path, and names only for what is selected
const HANDLE = 9 // px
const EDGE = 1.8
const CASING = 3.6

export interface Sketch {
  readonly shape: Shape<unknown, unknown>
  readonly outline: unknown
  readonly dots: readonly Point[]
  readonly colour: string
}

export interface ActiveScene {
  readonly selected: readonly Drawable[]
  readonly hovered: Drawable | undefined
  readonly handles: readonly Handle[]
  readonly sketch: Sketch | undefined
  /** The cross that keys move. */
  readonly cursor: Point | undefined
  readonly rubber: { readonly from: Point; readonly to: Point } | undefined
}

/** Draws shapes on one canvas. Colours come from the design tokens of the element it lies in. */
export class Painter {
  readonly #pen: CanvasRenderingContext2D
  #colours = new Map<string, string>()
  #ratio = 1

  constructor(private readonly canvas: HTMLCanvasElement) {
    const pen = canvas.getContext('2d')
    if (pen === null) throw new Error('This browser gives no 2d canvas')
    this.#pen = pen
  }

  resize({ width, height }: Size): void {
    this.#ratio = window.devicePixelRatio || 1
    this.canvas.width = Math.max(1, Math.round(width * this.#ratio))
    this.canvas.height = Math.max(1, Math.round(height * this.#ratio))
    this.canvas.style.setProperty('width', `${width}px`)
    this.canvas.style.setProperty('height', `${height}px`)
    this.#colours.clear()
  }

  clear(): void {
    this.#pen.setTransform(1, 0, 0, 1, 0, 0)
    this.#pen.clearRect(0, 0, this.canvas.width, this.canvas.height)
  }

  /** Everything that lies still. */
  regions(drawables: readonly Drawable[], view: Viewport, frame: Frame, withNames: boolean): void {
    this.clear()
    this.#intoImage(view, frame)
    const pen = this.#pen
    pen.lineJoin = 'round'
    const groups = drawables.length > MANY ? byColour(drawables) : drawables.map((drawable) => [drawable])
    for (const group of groups) this.#shapes(group, view, frame)
    if (!withNames || drawables.length > MANY) return
    this.#intoWindow()
    for (const drawable of drawables) this.#name(drawable, view, frame)
  }

  active({ selected, hovered, handles, sketch, cursor, rubber }: ActiveScene, view: Viewport, frame: Frame): void {
    this.clear()
    this.#intoImage(view, frame)
    if (hovered !== undefined && !selected.includes(hovered)) this.#shapes([hovered], view, frame, 1.2)
    for (const drawable of selected) this.#selected(drawable, view, frame)
    if (sketch !== undefined) this.#sketch(sketch, view, frame)
    this.#intoWindow()
    for (const drawable of selected) this.#name(drawable, view, frame, true)
    if (hovered !== undefined && !selected.includes(hovered)) this.#name(hovered, view, frame, true)
    const colour = this.#colour(selected[0]?.colour ?? '--label-16')
    for (const handle of handles) this.#handle(toWindow(view, frame, handle.at), colour, handle.id === 'turn')
    for (const dot of sketch?.dots ?? []) this.#handle(toWindow(view, frame, dot), this.#colour(sketch?.colour ?? ''), true)
    if (cursor !== undefined) this.#cross(toWindow(view, frame, cursor))
    if (rubber !== undefined) this.#rubber(toWindow(view, frame, rubber.from), toWindow(view, frame, rubber.to))
  }

  #shapes(group: readonly Drawable[], view: Viewport, frame: Frame, widen = 1): void {
    const first = group[0]
    if (first === undefined) return
    const path = new Path2D()
    for (const { shape, region } of group) shape.trace(region.geometry, frame, path as Path)
    const colour = this.#colour(first.colour)
    const pen = this.#pen
    pen.setLineDash([])
    this.#stroke(path, this.#colour('--casing-dark'), (CASING * widen) / view.scale)
    if (first.isSuggested) pen.setLineDash([5 / view.scale, 4 / view.scale])
    else this.#fill(path, colour, 0.07)
    this.#stroke(path, colour, (EDGE * widen) / view.scale)
    pen.setLineDash([])
  }

  #selected({ shape, region, colour: name }: Drawable, view: Viewport, frame: Frame): void {
    const path = new Path2D()
    shape.trace(region.geometry, frame, path as Path)
    const colour = this.#colour(name)
    this.#stroke(path, this.#colour('--casing-light'), 5 / view.scale)
    this.#fill(path, colour, 0.18)
    this.#stroke(path, colour, 2.4 / view.scale)
  }

  #sketch({ shape, outline, colour }: Sketch, view: Viewport, frame: Frame): void {
    const path = new Path2D()
    shape.trace(outline, frame, path as Path)
    this.#stroke(path, this.#colour('--casing-light'), 5 / view.scale)
    this.#fill(path, this.#colour(colour), 0.12)
    this.#stroke(path, this.#colour(colour), 2.4 / view.scale)
  }

  #fill(path: Path2D, colour: string, share: number): void {
    this.#pen.globalAlpha = share
    this.#pen.fillStyle = colour
    this.#pen.fill(path)
    this.#pen.globalAlpha = 1
  }

  #stroke(path: Path2D, colour: string, width: number): void {
    this.#pen.strokeStyle = colour
    this.#pen.lineWidth = width
    this.#pen.stroke(path)
  }

  /** The name stands on the top left corner, or below the shape when there is no room above. */
  #name({ caption, bounds, colour: name }: Drawable, view: Viewport, frame: Frame, isWanted = false): void {
    const corners = [toWindow(view, frame, { x: bounds.minX, y: bounds.minY }), toWindow(view, frame, { x: bounds.maxX, y: bounds.maxY })]
    const left = Math.min(...corners.map((corner) => corner.x))
    const right = Math.max(...corners.map((corner) => corner.x))
    const top = Math.min(...corners.map((corner) => corner.y))
    if (caption === '') return
    const pen = this.#pen
    const colour = this.#colour(name)
    pen.font = TAG_FONT
    pen.textBaseline = 'middle'
    const width = pen.measureText(caption).width + 12
    if (!isWanted && width > (right - left) * CROWDED) return
    const y = top < TAG_HEIGHT + 2 ? top + 2 : top - TAG_HEIGHT - 1
    pen.fillStyle = colour
    pen.beginPath()
    pen.roundRect(left - 1, y, width, TAG_HEIGHT, 2.5)
    pen.fill()
    pen.fillStyle = this.#on(name, colour)
    pen.fillText(caption, left + 5, y + TAG_HEIGHT / 2 + 0.5)
  }

  #handle({ x, y }: Point, colour: string, round: boolean): void {
    const pen = this.#pen
    pen.beginPath()
    if (round) pen.arc(x, y, HANDLE / 2, 0, Math.PI * 2)
    else pen.roundRect(x - HANDLE / 2, y - HANDLE / 2, HANDLE, HANDLE, 2)
    pen.fillStyle = this.#colour('--casing-light')
    pen.fill()
    pen.strokeStyle = colour
    pen.lineWidth = 1.6
    pen.stroke()
  }

  #cross({ x, y }: Point): void {
    const pen = this.#pen
    for (const [colour, width] of [
      [this.#colour('--casing-dark'), 4],
      [this.#colour('--casing-light'), 1.6],
    ] as const) {
      pen.strokeStyle = colour
      pen.lineWidth = width
      pen.beginPath()
      pen.moveTo(x - 14, y)
      pen.lineTo(x + 14, y)
      pen.moveTo(x, y - 14)
      pen.lineTo(x, y + 14)
      pen.stroke()
    }
  }

  #rubber(from: Point, to: Point): void {
    const pen = this.#pen
    pen.setLineDash([4, 3])
    pen.lineWidth = 1.5
    pen.strokeStyle = this.#colour('--casing-light')
    pen.strokeRect(from.x, from.y, to.x - from.x, to.y - from.y)
    pen.lineDashOffset = 4
    pen.strokeStyle = this.#colour('--casing-dark')
    pen.strokeRect(from.x, from.y, to.x - from.x, to.y - from.y)
    pen.lineDashOffset = 0
    pen.setLineDash([])
  }

  #intoImage(view: Viewport, frame: Frame): void {
    const [a, b, c, d, e, f] = matrixOf(view, frame).map((part) => part * this.#ratio) as [number, number, number, number, number, number]
    this.#pen.setTransform(a, b, c, d, e, f)
  }

  #intoWindow(): void {
    this.#pen.setTransform(this.#ratio, 0, 0, this.#ratio, 0, 0)
  }

  #colour(name: string): string {
    if (!name.startsWith('--')) return name
    const known = this.#colours.get(name)
    if (known !== undefined) return known
    const value = getComputedStyle(this.canvas).getPropertyValue(name).trim()
    this.#colours.set(name, value)
    return value
  }

  #on(name: string, colour: string): string {
    return name.startsWith('--') ? this.#colour(`${name}-on`) : textOn(colour)
  }
}

function byColour(drawables: readonly Drawable[]): readonly (readonly Drawable[])[] {
  return [...grouped(drawables, ({ colour, isSuggested }) => `${colour} ${isSuggested}`).values()]
}
