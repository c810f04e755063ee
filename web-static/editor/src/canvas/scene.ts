import Flatbush from 'flatbush'
import { type Region } from '../document/region'
import { type Bounds, type Frame, type Point, type Shape } from '../regions/kind'
import { kindNamed } from '../regions/registry'
import { captionOfRegion, lookOfRegion } from '../session/looks'
import { isSuggested } from '../session/suggestions'
import { type EditorStore } from '../session/store'

/** A region ready to be drawn and hit. */
export interface Drawable {
  readonly region: Region
  readonly shape: Shape<unknown, unknown>
  readonly bounds: Bounds
  /** Percent squared; small shapes lie above large ones. */
  readonly area: number
  /** Name of a palette token, or a colour. */
  readonly colour: string
  readonly caption: string
  readonly isSuggested: boolean
}

/** All regions of one image, the large ones first, with an index over their bounds. */
export class Scene {
  readonly drawables: readonly Drawable[]
  readonly #index: Flatbush | undefined

  constructor(drawables: readonly Drawable[]) {
    this.drawables = drawables.toSorted((a, b) => b.area - a.area)
    if (drawables.length === 0) return
    this.#index = new Flatbush(drawables.length)
    for (const { bounds } of this.drawables) this.#index.add(bounds.minX, bounds.minY, bounds.maxX, bounds.maxY)
    this.#index.finish()
  }

  /** What may show in a part of the image, in drawing order. */
  within(window: Bounds): readonly Drawable[] {
    const found = this.#index?.search(window.minX, window.minY, window.maxX, window.maxY) ?? []
    return found.toSorted((a, b) => a - b).flatMap((at) => this.drawables[at] ?? [])
  }

  /** What lies under a place, the smallest first. */
  at(place: Point, near: Point, frame: Frame): readonly Drawable[] {
    const around = { minX: place.x - near.x, minY: place.y - near.y, maxX: place.x + near.x, maxY: place.y + near.y }
    return this.within(around)
      .filter(({ shape, region }) => shape.contains(region.geometry, place, frame) || isOnEdge(shape, region.geometry, place, near, frame))
      .toReversed()
  }

  of(key: string): Drawable | undefined {
    return this.drawables.find((drawable) => drawable.region.key === key)
  }
}

/** A thin or open shape is hit beside its line too. */
const isOnEdge = (...[shape, geometry, place, near, frame]: [Shape<unknown, unknown>, unknown, Point, Point, Frame]): boolean =>
  [
    [near.x, 0],
    [-near.x, 0],
    [0, near.y],
    [0, -near.y],
  ].some(([dx, dy]) => shape.contains(geometry, { x: place.x + (dx ?? 0), y: place.y + (dy ?? 0) }, frame))

/** Drawables are kept from one change to the next: only regions that changed are measured again. */
export class SceneBuilder {
  #known = new WeakMap<Region, Drawable>()
  #scene: Scene | undefined
  #version = -1
  #accepted: ReadonlySet<string> | undefined

  constructor(
    private readonly store: EditorStore,
    private readonly object: string,
  ) {}

  build(frame: Frame): Scene {
    const { document, ui } = this.store
    const { accepted } = ui.get()
    if (this.#scene !== undefined && this.#version === document.version && this.#accepted === accepted) return this.#scene
    const drawables = document.list().flatMap((region) => (region.object === this.object ? (this.#drawable(region, frame) ?? []) : []))
    this.#version = document.version
    this.#accepted = accepted
    this.#scene = new Scene(drawables)
    return this.#scene
  }

  #drawable(region: Region, frame: Frame): Drawable | undefined {
    const known = this.#known.get(region)
    const suggested = isSuggested(this.store, region)
    if (known?.isSuggested === suggested) return known
    const shape = kindNamed(region.kind)?.shape
    if (shape === undefined) return undefined
    const bounds = shape.bounds(region.geometry, frame)
    const made: Drawable = {
      region,
      shape,
      bounds,
      area: (bounds.maxX - bounds.minX) * (bounds.maxY - bounds.minY),
      colour: lookOfRegion(this.store, region).colour,
      caption: captionOfRegion(this.store, region),
      isSuggested: suggested,
    }
    this.#known.set(region, made)
    return made
  }
}
