import { isDrawn, type Region } from '../document/region'
import { remove, select } from './labeling'
import { type EditorStore } from './store'

/**
 * Whether a region is a model's and nobody has looked at it yet. What was submitted before counts as looked at. That a
 * person accepted one is not part of the annotation: its origin stays the model's until it is changed.
 */
export const isSuggested = (store: EditorStore, region: Region): boolean =>
  region.origin === 'prediction' &&
  isDrawn(region) &&
  store.work.state !== 'submitted' &&
  store.work.state !== 'skipped' &&
  !store.ui.get().accepted.has(region.key)

export const suggestions = (store: EditorStore): readonly Region[] =>
  store.readOnly ? [] : store.drawn().filter((region) => isSuggested(store, region))

/** The one that is decided next: what is selected, else the first. */
export function atHand(store: EditorStore): Region | undefined {
  const open = suggestions(store)
  const { selection } = store.ui.get()
  return open.find((region) => selection.includes(region.key)) ?? open[0]
}

export function accept(store: EditorStore, regions: readonly Region[]): void {
  if (store.readOnly || regions.length === 0) return
  const next = following(store, regions)
  store.ui.set({ accepted: new Set([...store.ui.get().accepted, ...regions.map((region) => region.key)]) })
  select(store, next === undefined ? [] : [next.key])
  store.say(regions.length === 1 ? 'Accepted' : `Accepted ${regions.length} suggestions`)
}

/** Takes suggestions out of the annotation; an undo step as every deletion. */
export function dismiss(store: EditorStore, regions: readonly Region[]): void {
  const next = following(store, regions)
  remove(store, regions)
  if (next !== undefined) select(store, [next.key])
}

/** The suggestion after those that are decided now; the walk begins anew at the end. */
function following(store: EditorStore, decided: readonly Region[]): Region | undefined {
  const open = suggestions(store)
  const last = decided.at(-1)
  const at = last === undefined ? -1 : open.indexOf(last)
  return [...open.slice(at + 1), ...open.slice(0, Math.max(0, at))].find((region) => !decided.includes(region))
}
