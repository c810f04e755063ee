import { clamp, type Point } from '../../regions/kind'
import { kindNamed } from '../../regions/registry'
import { reshape } from '../../session/labeling'
import { Drawing, kindsFor, reachOf } from './gesture'
import { type ImageStage } from './stage'
import { type StagePointer } from './pointer'

const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}
const FAR = 10 // Shift makes ten steps of one
const CURSOR_STEP = 8 // window px the drawing cross moves at a time

/** Drawing, moving and resizing without a pointer (language.md §6.6). */
export class StageKeyboard {
  #pending: { readonly key: string; geometry: unknown; readonly name: string } | undefined
  #lastPlaced: Point | undefined

  constructor(
    private readonly stage: ImageStage,
    private readonly pointer: StagePointer,
  ) {}

  /** True when the key was taken. */
  down(event: KeyboardEvent): boolean {
    if (event.key === ' ' && !event.ctrlKey) {
      this.pointer.isSpaceHeld = true
      return true
    }
    const arrow = ARROWS[event.key]
    if (arrow !== undefined && !event.ctrlKey && !event.metaKey) return this.#arrow(arrow, event)
    if (event.key === 'Enter' && !event.ctrlKey && this.stage.overlay.cursor !== undefined) return this.#place()
    if (event.key === 'Enter' && this.pointer.drawing !== undefined && !this.pointer.drawing.isIdle) {
      this.pointer.drawing.feed({ type: 'finish' })
      return true
    }
    return false
  }

  up(event: KeyboardEvent): void {
    if (event.key === ' ') this.pointer.isSpaceHeld = false
    if (ARROWS[event.key] !== undefined || event.key === 'Alt') this.#commit()
  }

  /** Held arrows are one step: it is stored when they are let go. */
  #commit(): void {
    const pending = this.#pending
    this.#pending = undefined
    if (pending === undefined) return
    this.stage.show({ preview: undefined })
    const region = this.stage.store.document.region(pending.key)
    if (region !== undefined) reshape(this.stage.store, region, pending.geometry, pending.name)
  }

  #arrow(arrow: Point, event: KeyboardEvent): boolean {
    const selected = this.stage.selected()
    const { tool } = this.stage.store.ui.get()
    const isShapeTool = kindsFor(this.stage.store, this.stage.object.name).includes(tool)
    if (selected.length === 0 && isShapeTool && !event.altKey) return this.#moveCursor(arrow, event.shiftKey)
    const only = selected[0]
    if (only === undefined || selected.length > 1) return this.#turnOrPan(arrow, event)
    if (this.stage.store.isFrozen(only.region)) return true
    const step = event.shiftKey ? FAR : 1
    const by = { x: (arrow.x * step * 100) / this.stage.frame.width, y: (arrow.y * step * 100) / this.stage.frame.height }
    const from = this.#pending?.key === only.region.key ? this.#pending.geometry : only.region.geometry
    const geometry = event.altKey ? only.shape.grow(from, by) : only.shape.shift(from, by, this.stage.frame)
    this.#pending = { key: only.region.key, geometry, name: event.altKey ? 'Resize' : 'Move' }
    this.stage.show({ preview: { key: only.region.key, geometry } })
    return true
  }

  #turnOrPan(arrow: Point, event: KeyboardEvent): boolean {
    if (event.altKey) return false // turning the image is a command of its own
    this.stage.pan(-arrow.x * CURSOR_STEP * 5, -arrow.y * CURSOR_STEP * 5)
    return true
  }

  #moveCursor(arrow: Point, far: boolean): boolean {
    const { stage } = this
    const from = stage.overlay.cursor ?? stage.middle()
    const step = (CURSOR_STEP * (far ? 5 : 1)) / stage.view.scale
    const cursor = {
      x: clamp(from.x + (arrow.x * step * 100) / stage.frame.width),
      y: clamp(from.y + (arrow.y * step * 100) / stage.frame.height),
    }
    stage.show({ cursor })
    this.pointer.drawing?.feed({ type: 'move', at: cursor })
    return true
  }

  /** Sets a corner or a point at the cross; the same place twice finishes. */
  #place(): boolean {
    const { stage, pointer } = this
    const at = stage.overlay.cursor
    if (at === undefined) return false
    const { tool } = stage.store.ui.get()
    if (pointer.drawing === undefined || pointer.drawing.isIdle) pointer.drawing = Drawing.begin(stage, tool)
    const { drawing } = pointer
    if (drawing === undefined) return true
    const isSamePlace = this.#lastPlaced !== undefined && this.#lastPlaced.x === at.x && this.#lastPlaced.y === at.y
    if (isSamePlace && !drawing.isIdle) drawing.feed({ type: 'finish' })
    else {
      const near = reachOf(stage, 'mouse')
      drawing.feed({ type: 'down', at, near })
      drawing.feed({ type: 'up', at, near })
    }
    this.#lastPlaced = at
    if (drawing.isIdle) {
      stage.show({ cursor: undefined })
      this.#lastPlaced = undefined
      pointer.drawing = undefined
    } else stage.store.say(`${kindNamed(tool)?.caption ?? 'Point'} placed at ${Math.round(at.x)}, ${Math.round(at.y)} percent`)
    return true
  }
}
