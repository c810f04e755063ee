import { reach } from '../../canvas/viewport'
import { type Drawable } from '../../canvas/scene'
import { type Handle, type Point, type PointerInput, type Shape } from '../../regions/kind'
import { kindNamed } from '../../regions/registry'
import { draw, labelSetsOf, labelsInHand } from '../../session/labeling'
import { lookOf } from '../../session/looks'
import { type EditorStore } from '../../session/store'
import { type ImageStage } from './stage'

/** Pixels around a grip or an edge that still count, for a mouse and for a finger. */
const REACH = { fine: 7, coarse: 18 }

export const reachOf = (stage: ImageStage, pointerType: string): Point =>
  reach(stage.view, stage.frame, pointerType === 'mouse' || pointerType === '' ? REACH.fine : REACH.coarse)

/** Kinds this image can be drawn on with, in the order of the config. */
export function kindsFor(store: EditorStore, object: string): readonly string[] {
  const kinds = [...store.config.controls.values()].flatMap((control) => {
    const kind = control.object === object ? control.kind : undefined
    return kind !== undefined && kindNamed(kind)?.shape !== undefined ? [kind] : []
  })
  return [...new Set(kinds)]
}

/** Whether a shape drawn now would have what it needs: a label of its set, or a bare control. */
function isReady(store: EditorStore, object: string, kind: string): boolean {
  if (labelsInHand(store, object, kind).some(([set]) => set.kind === kind)) return true
  return [...store.config.controls.values()].some((control) => control.object === object && control.kind === kind && !control.isLabelSet)
}

/** A drawing under way: the tool's draft, what it looks like, and what comes of it. */
export class Drawing {
  #draft: unknown
  readonly #shape: Shape<unknown, unknown>

  private constructor(
    readonly stage: ImageStage,
    readonly kind: string,
    shape: Shape<unknown, unknown>,
  ) {
    this.#shape = shape
    this.#draft = shape.tool.idle
  }

  /** Undefined when nothing can be drawn now; the person is told why. */
  static begin(stage: ImageStage, kind: string): Drawing | undefined {
    const { store, object } = stage
    const shape = kindNamed(kind)?.shape
    if (shape === undefined || store.readOnly) return undefined
    if (isReady(store, object.name, kind)) return new Drawing(stage, kind, shape)
    store.ui.set({ labelWanted: store.ui.get().labelWanted + 1 })
    store.notify({ text: 'Choose a label first', tone: 'plain' })
    return undefined
  }

  get isIdle(): boolean {
    return this.#draft === this.#shape.tool.idle
  }

  feed(input: PointerInput): void {
    const step = this.#shape.tool.step(this.#draft, input)
    this.#draft = step.draft
    this.#sketch()
    if (step.drawn !== undefined) this.#finish(step.drawn)
  }

  /** Takes back the last point; false when there was none. */
  back(): boolean {
    const before = this.#shape.preview(this.#draft)
    if (before === undefined) return false
    this.feed({ type: 'back' })
    return true
  }

  #sketch(): void {
    const preview = this.#shape.preview(this.#draft)
    const { outline, dots } = preview ?? { outline: undefined, dots: [] }
    this.stage.show({ sketch: preview === undefined ? undefined : { shape: this.#shape, outline, dots, colour: this.#colour() } })
  }

  #finish(geometry: unknown): void {
    const { store, object } = this.stage
    const outcome = draw(store, object.name, this.kind, geometry)
    this.stage.show({ sketch: undefined })
    if ('refused' in outcome && outcome.refused === 'used-up') store.notify({ text: `${outcome.label} is used up`, tone: 'bad' })
  }

  #colour(): string {
    const { store, object } = this.stage
    const [set, values] = labelsInHand(store, object.name, this.kind)[0] ?? []
    return lookOf(set?.options.find((option) => option.value === values?.[0])).colour
  }
}

/** The grip of the selected shape under a place. */
export function handleAt(
  stage: ImageStage,
  place: Point,
  near: Point,
): { readonly drawable: Drawable; readonly handle: Handle } | undefined {
  const [drawable, ...others] = stage.selected()
  if (drawable === undefined || others.length > 0) return undefined
  const handle = stage.handlesOf(drawable).find(({ at }) => Math.abs(at.x - place.x) <= near.x && Math.abs(at.y - place.y) <= near.y)
  return handle === undefined ? undefined : { drawable, handle }
}

/** Visible, not locked shapes under a place, the smallest first. */
export function hitsAt(stage: ImageStage, place: Point, near: Point): readonly Drawable[] {
  const { hidden, locked } = stage.store.ui.get()
  return stage.scene.at(place, near, stage.frame).filter(({ region }) => !hidden.has(region.key) && !locked.has(region.key))
}

/** A label set whose labels this image takes; used to say which labels are wanted. */
export const hasLabels = (store: EditorStore, object: string): boolean => labelSetsOf(store, object).length > 0
