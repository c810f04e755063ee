import { type Drawable } from '../../canvas/scene'
import { type Point } from '../../regions/kind'
import { reshape, select } from '../../session/labeling'
import { Drawing, handleAt, hitsAt, reachOf } from './gesture'
import { NO_OVERLAY, type ImageStage } from './stage'

const CLICK = 4 // px a pointer may wander and still click

type Mode =
  | { readonly at: 'idle' }
  | { readonly at: 'pan'; readonly last: Point }
  | { readonly at: 'draw'; readonly from: Point; readonly under: Drawable | undefined; readonly fresh: boolean }
  | { readonly at: 'pull'; readonly drawable: Drawable; readonly handle: string; readonly from: Point; geometry: unknown }
  | { readonly at: 'shift'; readonly drawable: Drawable; readonly from: Point; readonly place: Point; geometry: unknown }
  | { readonly at: 'rubber'; readonly place: Point; readonly from: Point }
  | { readonly at: 'pinch' }

/** Turns pointers on the stage into drawing, selecting, pulling, panning and pinching. One finger works, two look. */
export class StagePointer {
  drawing: Drawing | undefined
  /** Held space bar pans, whatever the tool. */
  isSpaceHeld = false
  #mode: Mode = { at: 'idle' }
  #fingers = new Map<number, Point>()
  #lastClick: Point | undefined

  constructor(private readonly stage: ImageStage) {}

  down(event: PointerEvent): void {
    const { stage } = this
    stage.parts.root.setPointerCapture(event.pointerId)
    this.#fingers.set(event.pointerId, stage.windowPlace(event))
    if (this.#fingers.size === 2) return this.#startPinch()
    const from = stage.windowPlace(event)
    if (this.#isPan(event)) this.#mode = { at: 'pan', last: from }
    else if (event.button === 0) this.#press(event, from)
  }

  move(event: PointerEvent): void {
    const at = this.stage.windowPlace(event)
    if (this.#fingers.has(event.pointerId)) this.#moveFinger(event.pointerId, at)
    const mode = this.#mode
    const place = this.stage.placeOf(event)
    switch (mode.at) {
      case 'pan':
        this.stage.pan(at.x - mode.last.x, at.y - mode.last.y)
        this.#mode = { at: 'pan', last: at }
        return
      case 'draw':
        return this.drawing?.feed({ type: 'move', at: place })
      case 'pull':
        mode.geometry = mode.drawable.shape.pull(mode.drawable.region.geometry, mode.handle, place, this.stage.frame)
        return this.stage.show({ preview: { key: mode.drawable.region.key, geometry: mode.geometry } })
      case 'shift': {
        const by = { x: place.x - mode.place.x, y: place.y - mode.place.y }
        mode.geometry = mode.drawable.shape.shift(mode.drawable.region.geometry, by, this.stage.frame)
        return this.stage.show({ preview: { key: mode.drawable.region.key, geometry: mode.geometry } })
      }
      case 'rubber':
        return this.stage.show({ rubber: { from: mode.place, to: place } })
      case 'pinch':
        return
      case 'idle':
        return this.#hover(event, place)
    }
  }

  up(event: PointerEvent): void {
    this.#fingers.delete(event.pointerId)
    const mode = this.#mode
    const at = this.stage.windowPlace(event)
    if (mode.at === 'pinch') {
      if (this.#fingers.size === 0) this.#mode = { at: 'idle' }
      return
    }
    this.#mode = { at: 'idle' }
    switch (mode.at) {
      case 'draw':
        return this.#endDraw(mode, event, at)
      case 'pull':
      case 'shift':
        return this.#endDrag(mode, at)
      case 'rubber':
        return this.#endRubber(mode, event, at)
      case 'pan':
      case 'idle':
    }
  }

  /** Ends a drawing as well as it can be: closed if it has what it needs, else dropped. */
  complete(): void {
    if (this.drawing === undefined || this.drawing.isIdle) return
    this.drawing.feed({ type: 'finish' })
    this.cancel()
  }

  /** Drops what is under way. False when there was nothing. */
  cancel(): boolean {
    const wasBusy = this.#mode.at !== 'idle' || (this.drawing !== undefined && !this.drawing.isIdle)
    this.drawing?.feed({ type: 'cancel' })
    this.drawing = undefined
    this.#mode = { at: 'idle' }
    this.stage.show(NO_OVERLAY)
    return wasBusy
  }

  doubleClick(event: MouseEvent): void {
    const selected = this.stage.selected()[0]
    const near = reachOf(this.stage, 'mouse')
    if (selected?.shape.split === undefined || this.stage.store.isFrozen(selected.region)) return
    const { geometry } = selected.region
    const hit = handleAt(this.stage, this.stage.placeOf(event), near)
    const changed =
      hit === undefined ? selected.shape.split(geometry, this.stage.placeOf(event), near) : selected.shape.drop?.(geometry, hit.handle.id)
    if (changed !== undefined) reshape(this.stage.store, selected.region, changed, hit === undefined ? 'Add point' : 'Remove point')
  }

  #isPan(event: PointerEvent): boolean {
    const { zoom, store } = this.stage
    return (
      event.button === 1 ||
      this.isSpaceHeld ||
      store.ui.get().tool === 'pan' ||
      (event.shiftKey && !zoom.get().isFit && store.ui.get().tool === 'select')
    )
  }

  #press(event: PointerEvent, from: Point): void {
    const { stage } = this
    const place = stage.placeOf(event)
    const near = reachOf(stage, event.pointerType)
    const { tool } = stage.store.ui.get()
    const isDrawing = this.drawing !== undefined && !this.drawing.isIdle
    const grip = isDrawing ? undefined : handleAt(stage, place, near)
    if (grip !== undefined) {
      this.#mode = { at: 'pull', drawable: grip.drawable, handle: grip.handle.id, from, geometry: grip.drawable.region.geometry }
      return
    }
    const hits = hitsAt(stage, place, near)
    const chosen =
      isDrawing || event.ctrlKey || event.metaKey ? undefined : hits.find((hit) => stage.store.ui.get().selection.includes(hit.region.key))
    if (chosen !== undefined && stage.selected().length === 1) return this.#startShift(chosen, from, place)
    if (tool === 'select') return this.#pressSelect(event, hits, from, place)
    this.#startDraw(tool, { from, place, near, under: event.ctrlKey || event.metaKey ? undefined : hits[0] })
  }

  #pressSelect(event: PointerEvent, hits: readonly Drawable[], from: Point, place: Point): void {
    const hit = hits[0]
    if (hit === undefined) this.#mode = { at: 'rubber', place, from }
    else if (event.ctrlKey || event.metaKey) select(this.stage.store, [hit.region.key], 'toggle')
    else {
      select(this.stage.store, [hit.region.key])
      this.#lastClick = undefined
      this.#startShift(hit, from, place)
    }
  }

  #startShift(drawable: Drawable, from: Point, place: Point): void {
    if (this.stage.store.isFrozen(drawable.region)) return
    this.#mode = { at: 'shift', drawable, from, place, geometry: drawable.region.geometry }
  }

  #startDraw(kind: string, { from, place, near, under }: { from: Point; place: Point; near: Point; under: Drawable | undefined }): void {
    if (this.drawing?.kind !== kind || this.drawing.isIdle) this.drawing = undefined
    const fresh = this.drawing === undefined
    // A press on a shape may be meant to select it, which needs no label.
    const { selection } = this.stage.store.ui.get()
    const maySelect = fresh && (under !== undefined || selection.length > 0)
    this.drawing ??= maySelect && !this.#wouldDraw(kind) ? undefined : Drawing.begin(this.stage, kind)
    if (this.drawing === undefined && !maySelect) return
    this.drawing?.feed({ type: 'down', at: place, near })
    this.#mode = { at: 'draw', from, under, fresh }
  }

  #wouldDraw(kind: string): boolean {
    const { inHand } = this.stage.store.ui.get()
    return (
      Object.values(inHand).some((values) => values.length > 0) ||
      [...this.stage.store.config.controls.values()].some((control) => control.kind === kind && !control.isLabelSet)
    )
  }

  #endDraw(mode: Extract<Mode, { at: 'draw' }>, event: PointerEvent, at: Point): void {
    const { store } = this.stage
    const isClick = distance(mode.from, at) < CLICK
    const near = reachOf(this.stage, event.pointerType)
    if (mode.fresh && isClick && (mode.under !== undefined || store.ui.get().selection.length > 0)) {
      this.cancel()
      return select(store, mode.under === undefined ? [] : [mode.under.region.key])
    }
    if (this.drawing === undefined) return // dragged over a shape with no label in hand
    this.drawing.feed({ type: 'up', at: this.stage.placeOf(event), near })
    if (this.drawing.isIdle) this.drawing = undefined
    else this.#mode = { at: 'draw', from: at, under: undefined, fresh: false }
  }

  #endDrag(mode: Extract<Mode, { at: 'pull' | 'shift' }>, at: Point): void {
    const { stage } = this
    stage.show({ preview: undefined })
    const { region } = mode.drawable
    if (distance(mode.from, at) >= CLICK) return reshape(stage.store, region, mode.geometry, mode.at === 'pull' ? 'Resize' : 'Move')
    if (mode.at === 'shift') this.#cycle(mode.place, at, region.key)
  }

  /** A second click on the same place goes to what lies beneath. */
  #cycle(place: Point, at: Point, current: string): void {
    const isSame = this.#lastClick !== undefined && distance(this.#lastClick, at) < CLICK
    this.#lastClick = at
    if (!isSame) return
    const hits = hitsAt(this.stage, place, reachOf(this.stage, 'mouse'))
    const next = hits[(hits.findIndex((hit) => hit.region.key === current) + 1) % hits.length]
    if (next !== undefined) select(this.stage.store, [next.region.key])
  }

  #endRubber(mode: Extract<Mode, { at: 'rubber' }>, event: PointerEvent, at: Point): void {
    this.stage.show({ rubber: undefined })
    const to = this.stage.placeOf(event)
    if (distance(mode.from, at) < CLICK) return select(this.stage.store, [])
    const area = {
      minX: Math.min(mode.place.x, to.x),
      minY: Math.min(mode.place.y, to.y),
      maxX: Math.max(mode.place.x, to.x),
      maxY: Math.max(mode.place.y, to.y),
    }
    const { hidden, locked } = this.stage.store.ui.get()
    const free = this.stage.scene.within(area).filter(({ region }) => !hidden.has(region.key) && !locked.has(region.key))
    select(
      this.stage.store,
      free.map(({ region }) => region.key),
    )
  }

  #hover(event: PointerEvent, place: Point): void {
    if (event.pointerType !== 'mouse') return
    const { store, parts } = this.stage
    const near = reachOf(this.stage, 'mouse')
    const grip = handleAt(this.stage, place, near)
    const { tool } = store.ui.get()
    const hit = grip === undefined ? hitsAt(this.stage, place, near)[0] : undefined
    store.ui.set({ hovered: tool === 'select' ? hit?.region.key : undefined })
    const isSelected = hit !== undefined && store.ui.get().selection.includes(hit.region.key)
    const cursor =
      grip?.handle.cursor ??
      (tool === 'pan' || this.isSpaceHeld
        ? 'grab'
        : isSelected
          ? 'move'
          : tool === 'select'
            ? hit === undefined
              ? 'default'
              : 'pointer'
            : 'crosshair')
    parts.root.style.setProperty('cursor', cursor)
  }

  #startPinch(): void {
    this.cancel()
    this.#mode = { at: 'pinch' }
  }

  #moveFinger(id: number, at: Point): void {
    const before = this.#spread()
    this.#fingers.set(id, at)
    if (this.#mode.at !== 'pinch' || before === undefined) return
    const after = this.#spread()
    if (after === undefined) return
    this.stage.pan(after.middle.x - before.middle.x, after.middle.y - before.middle.y)
    if (before.apart > 0) this.stage.zoomBy(after.apart / before.apart, after.middle)
  }

  #spread(): { readonly middle: Point; readonly apart: number } | undefined {
    const [a, b] = [...this.#fingers.values()]
    if (a === undefined || b === undefined) return undefined
    return { middle: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, apart: distance(a, b) }
  }
}

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y)
