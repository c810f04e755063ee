import { decidesSaving, isMet } from '../config/conditions'
import { type ControlTag } from '../config/config'
import { withAnswer, type Answer } from '../document/edits'
import { isDrawn, regionOf, type Region } from '../document/region'
import { writeResults } from '../document/serialization'
import { type Json, type ResultItem, type WireResult } from '../document/wire'
import { type EditorStore } from './store'

export interface Given {
  /** Key of the value that is the control's own (choices, text …). */
  readonly key: string
  /** Undefined takes the answer away. */
  readonly content: Json | undefined
  readonly meta?: ResultItem['meta']
  readonly name: string
}

/** Sets what a control says about the whole object, or about one region. */
export function answer(store: EditorStore, control: ControlTag, given: Given, region: Region | undefined): void {
  const holder = store.holderOf(control, region)
  if (control.perRegion && (holder === undefined || store.isFrozen(holder))) return
  const told: Answer = {
    control: control.name,
    type: control.resultType,
    key: given.key,
    content: given.content,
    ...(given.meta === undefined ? {} : { meta: given.meta }),
  }
  clearViolation(store, control)
  if (holder !== undefined) {
    const changed = withAnswer(holder, told, store.geometryWire(holder), store.reader)
    store.commit(given.name, changed === undefined ? { remove: [holder.key] } : { put: [changed] })
  } else if (given.content !== undefined) {
    store.commit(given.name, { put: [newAnswer(store, control, told)] })
  }
}

function newAnswer(store: EditorStore, control: ControlTag, told: Answer): Region {
  const id = store.newId()
  const wire: ResultItem = {
    id,
    from_name: control.name,
    to_name: control.object,
    type: control.resultType,
    ...store.envelopes.get(control.object),
    value: { [told.key]: told.content },
    ...(told.meta === undefined ? {} : { meta: told.meta }),
    origin: 'manual',
  }
  return regionOf(id, [{ order: store.document.nextOrder(), wire }], store.reader)
}

function clearViolation(store: EditorStore, control: ControlTag): void {
  if (store.ui.get().violation?.control === control.name) store.ui.set({ violation: undefined })
}

/** The results as they are saved now: without the answers of controls that a condition took away (labeling-config.md §2.5). */
export function resultsOf(store: EditorStore): WireResult[] {
  const regions = store.document.list().map((region) => {
    const items = region.items.filter((item) => isSaved(store, item.wire, region))
    return items.length === region.items.length ? region : { ...region, items }
  })
  return writeResults({ regions, relations: store.document.relations })
}

function isSaved(store: EditorStore, wire: ResultItem, region: Region): boolean {
  const control = store.config.controls.get(wire.from_name)
  if (control === undefined || control.isLabelSet || control.kind !== undefined) return true
  if (control.perRegion && isDrawn(region) && !store.asksOf(control, region)) return false
  const deciding = control.conditions.filter(decidesSaving)
  if (deciding.length === 0) return true
  const situation = store.situation(isDrawn(region) ? region : undefined)
  return deciding.every((condition) => isMet(condition, situation))
}
