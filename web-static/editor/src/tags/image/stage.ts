import { Painter, type ActiveScene, type Sketch } from '../../canvas/painter'
import { SceneBuilder, type Drawable, type Scene } from '../../canvas/scene'
import { centred, fitScale, held, matrixOf, moved, toPercent, zoomedAt, type Size, type Viewport } from '../../canvas/viewport'
import { type ObjectTag } from '../../config/config'
import { type Bounds, type Frame, type Handle, type Point } from '../../regions/kind'
import { State } from '../../session/state'
import { type EditorStore } from '../../session/store'
import { PLAIN_VIEW, type ImageView } from '../../session/ui'

const ROOMY = 32 // px a shape's shorter side needs to bear all of its grips
const REST = 80 // ms without a gesture until the still layers are drawn sharp again

export interface StageParts {
  readonly root: HTMLElement
  readonly image: HTMLImageElement
  readonly regions: HTMLCanvasElement
  readonly active: HTMLCanvasElement
}

/** What a gesture shows while it runs; the document changes only when it ends. */
export interface Overlay {
  readonly sketch: Sketch | undefined
  /** The selected region at the place a drag would leave it. */
  readonly preview: { readonly key: string; readonly geometry: unknown } | undefined
  readonly cursor: Point | undefined
  readonly rubber: { readonly from: Point; readonly to: Point } | undefined
}

export const NO_OVERLAY: Overlay = { sketch: undefined, preview: undefined, cursor: undefined, rubber: undefined }

/**
 * The image and its two canvases: all regions, and what is in hand. During a gesture the picture and the still regions
 * are only moved by a CSS transform; they are drawn again when it rests.
 */
export class ImageStage {
  readonly zoom = new State<{ scale: number; isFit: boolean }>({ scale: 1, isFit: true })
  readonly frame: Frame
  view: Viewport
  #size: Size = { width: 1, height: 1 }
  #drawnView: Viewport | undefined
  #overlay: Overlay = NO_OVERLAY
  #pending = 0
  /** The only part of the UI that the still layer shows; anything else touches the top layer alone. */
  #hiddenShown: ReadonlySet<string> | undefined
  #acceptedShown: ReadonlySet<string> | undefined
  #rest: ReturnType<typeof setTimeout> | undefined
  readonly #still: Painter
  readonly #top: Painter
  readonly #builder: SceneBuilder
  readonly #stops: (() => void)[] = []

  constructor(
    readonly store: EditorStore,
    readonly object: ObjectTag,
    readonly parts: StageParts,
  ) {
    const { image } = parts
    this.frame = { width: image.naturalWidth || 1, height: image.naturalHeight || 1 }
    this.#hiddenShown = store.ui.get().hidden
    this.#still = new Painter(parts.regions)
    this.#top = new Painter(parts.active)
    this.#builder = new SceneBuilder(store, object.name)
    const rotation = this.#storedRotation()
    if (rotation !== 0) this.setView({ rotation })
    this.view = { scale: 1, x: 0, y: 0, rotation }
    this.#tellEnvelope()
    image.style.setProperty('width', `${this.frame.width}px`)
    image.style.setProperty('height', `${this.frame.height}px`)
    const observer = new ResizeObserver(() => this.#resize())
    observer.observe(parts.root)
    this.#stops.push(() => observer.disconnect(), store.document.subscribe(this.redraw), store.ui.subscribe(this.#uiChanged))
    const scheme = matchMedia('(prefers-color-scheme: dark)')
    scheme.addEventListener('change', this.redraw)
    this.#stops.push(() => scheme.removeEventListener('change', this.redraw))
    this.#resize()
    void document.fonts?.ready.then(this.redraw)
  }

  close(): void {
    for (const stop of this.#stops) stop()
    cancelAnimationFrame(this.#pending)
    clearTimeout(this.#rest)
  }

  get scene(): Scene {
    return this.#builder.build(this.frame)
  }
  get fit(): number {
    return fitScale(this.frame, this.#size, this.view.rotation)
  }
  get imageView(): ImageView {
    return this.store.ui.get().views[this.object.name] ?? PLAIN_VIEW
  }
  get overlay(): Overlay {
    return this.#overlay
  }

  /** A pointer's place in percent of the image. */
  placeOf(event: { readonly clientX: number; readonly clientY: number }): Point {
    return toPercent(this.view, this.frame, this.windowPlace(event))
  }

  windowPlace(event: { readonly clientX: number; readonly clientY: number }): Point {
    const box = this.parts.root.getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top }
  }

  /** The middle of the window, in percent of the image. */
  middle(): Point {
    return toPercent(this.view, this.frame, { x: this.#size.width / 2, y: this.#size.height / 2 })
  }

  selected(): readonly Drawable[] {
    const { selection, hidden } = this.store.ui.get()
    return selection.filter((key) => !hidden.has(key)).flatMap((key) => this.scene.of(key) ?? [])
  }

  /** The grips of a selected shape; a small one has only those that do not cover it. */
  handlesOf({ region, shape, bounds }: Drawable): readonly Handle[] {
    if (this.store.isFrozen(region)) return []
    const width = ((bounds.maxX - bounds.minX) * this.frame.width * this.view.scale) / 100
    const height = ((bounds.maxY - bounds.minY) * this.frame.height * this.view.scale) / 100
    const isSmall = Math.min(width, height) < ROOMY
    const canRotate = [...this.store.config.controls.values()].some(
      ({ kind, node }) => kind === region.kind && node.attributes['canrotate'] !== 'false',
    )
    return shape
      .handles(region.geometry, this.frame)
      .filter(({ id, isMinor }) => !(isSmall && isMinor === true) && (id !== 'turn' || canRotate))
  }

  show(overlay: Partial<Overlay>): void {
    const lifted = this.#overlay.preview?.key
    this.#overlay = { ...this.#overlay, ...overlay }
    // A shape that is dragged leaves the still layer; one that is only selected is drawn over.
    if (this.#overlay.preview?.key !== lifted) this.redraw()
    else this.#schedule()
  }

  zoomBy(factor: number, at: Point = { x: this.#size.width / 2, y: this.#size.height / 2 }): void {
    const lowest = this.object.node.attributes['negativezoom'] === 'true' ? this.fit / 10 : Math.min(this.fit, 1)
    this.#look(zoomedAt(this.view, at, factor, { fit: this.fit, lowest }))
  }

  zoomTo(what: 'fit' | 'original'): void {
    this.#look(centred(this.frame, this.#size, this.view.rotation, what === 'fit' ? this.fit : 1))
  }

  pan(dx: number, dy: number): void {
    this.#look(moved(this.view, dx, dy))
  }

  rotate(by: 90 | -90): void {
    const rotation = ((this.view.rotation + by + 360) % 360) as ImageView['rotation']
    this.setView({ rotation })
  }

  setView(change: Partial<ImageView>): void {
    const { views } = this.store.ui.get()
    this.store.ui.set({ views: { ...views, [this.object.name]: { ...this.imageView, ...change } } })
  }

  redraw = (): void => {
    this.#drawnView = undefined
    this.#schedule()
  }

  #uiChanged = (): void => {
    const { rotation } = this.imageView
    if (rotation !== this.view.rotation) {
      const scale = fitScale(this.frame, this.#size, rotation)
      this.view = centred(this.frame, this.#size, rotation, scale)
      this.#tellZoom()
      this.#tellEnvelope()
      this.redraw()
    }
    const { hidden, accepted } = this.store.ui.get()
    if (hidden !== this.#hiddenShown || accepted !== this.#acceptedShown) this.redraw()
    this.#hiddenShown = hidden
    this.#acceptedShown = accepted
    this.#schedule()
  }

  #look(view: Viewport): void {
    this.view = held(view, this.frame, this.#size)
    this.#tellZoom()
    clearTimeout(this.#rest)
    this.#rest = setTimeout(this.redraw, REST)
    this.#schedule()
  }

  #tellZoom(): void {
    this.zoom.set({ scale: this.view.scale, isFit: Math.abs(this.view.scale - this.fit) < 1e-6 })
  }

  #tellEnvelope(): void {
    const { width, height } = this.frame
    this.store.envelopes.set(this.object.name, { original_width: width, original_height: height, image_rotation: this.imageView.rotation })
  }

  #storedRotation(): ImageView['rotation'] {
    const first = this.store.document.list().find((region) => region.object === this.object.name)
    const stored = first?.items[0]?.wire.image_rotation
    return stored === 90 || stored === 180 || stored === 270 ? stored : 0
  }

  #resize(): void {
    const { clientWidth: width, clientHeight: height } = this.parts.root
    if (width === 0 || height === 0) return
    const wasFit = this.#drawnView === undefined || this.zoom.get().isFit
    this.#size = { width, height }
    this.#still.resize(this.#size)
    this.#top.resize(this.#size)
    if (wasFit) this.view = centred(this.frame, this.#size, this.view.rotation, this.#firstScale())
    this.#tellZoom()
    this.redraw()
  }

  /** `auto` does not enlarge small images, `original` shows one px as one px; else the image fits. */
  #firstScale(): number {
    const zoom = this.object.node.attributes['defaultzoom']
    return zoom === 'original' ? 1 : zoom === 'auto' ? Math.min(1, this.fit) : this.fit
  }

  #schedule(): void {
    cancelAnimationFrame(this.#pending)
    this.#pending = requestAnimationFrame(() => this.#draw())
  }

  #draw(): void {
    const { image, regions } = this.parts
    image.style.setProperty('transform', `matrix(${matrixOf(this.view, this.frame).join(',')})`)
    if (this.#drawnView === undefined) {
      this.#still.regions(this.#visible(), this.view, this.frame, this.store.settings.showRegionLabels)
      this.#drawnView = this.view
    }
    const k = this.view.scale / this.#drawnView.scale
    const [dx, dy] = [this.view.x - this.#drawnView.x * k, this.view.y - this.#drawnView.y * k]
    regions.style.setProperty('transform', `translate(${dx}px,${dy}px) scale(${k})`)
    this.#top.active(this.#activeScene(), this.view, this.frame)
  }

  #visible(): readonly Drawable[] {
    const { hidden } = this.store.ui.get()
    const lifted = this.#overlay.preview?.key
    return this.scene.within(this.#window()).filter(({ region }) => region.key !== lifted && !hidden.has(region.key))
  }

  /** The part of the image that the window shows. */
  #window(): Bounds {
    const a = toPercent(this.view, this.frame, { x: 0, y: 0 })
    const b = toPercent(this.view, this.frame, { x: this.#size.width, y: this.#size.height })
    return { minX: Math.min(a.x, b.x), minY: Math.min(a.y, b.y), maxX: Math.max(a.x, b.x), maxY: Math.max(a.y, b.y) }
  }

  #activeScene(): ActiveScene {
    const { preview, sketch, cursor, rubber } = this.#overlay
    const selected = this.selected().map((drawable) => {
      if (preview?.key !== drawable.region.key) return drawable
      const { geometry } = preview
      return { ...drawable, region: { ...drawable.region, geometry }, bounds: drawable.shape.bounds(geometry, this.frame) }
    })
    const only = selected.length === 1 ? selected[0] : undefined
    const handles = only === undefined ? [] : this.handlesOf(only)
    const { hovered } = this.store.ui.get()
    return { selected, hovered: hovered === undefined ? undefined : this.scene.of(hovered), handles, sketch, cursor, rubber }
  }
}
