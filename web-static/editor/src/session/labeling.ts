import { type ControlTag } from '../config/config'
import { copied, withAnswer, withGeometry, withNote } from '../document/edits'
import { isDrawn, itemOf, regionOf, type Item, type Region } from '../document/region'
import { labelsOf, type ResultItem } from '../document/wire'
import { kindNamed } from '../regions/registry'
import { finishRelation } from './relations'
import { type EditorStore } from './store'

export const labelSetsOf = (store: EditorStore, object: string): readonly ControlTag[] =>
  [...store.config.controls.values()].filter((control) => control.isLabelSet && control.object === object)

const manyAllowed = (set: ControlTag): boolean => set.node.attributes['choice'] === 'multiple'

/** A label pressed: it relabels what is selected, marks selected text, or is taken in hand for the next region. */
export function pressLabel(store: EditorStore, set: ControlTag, value: string): void {
  if (store.readOnly) return
  const chosen = store.selectedAll().filter((region) => region.object === set.object && fits(set, region) && !store.isFrozen(region))
  if (chosen.length > 0) return relabel(store, set, value, chosen)
  const { pendingText, inHand } = store.ui.get()
  if (pendingText === undefined || pendingText.object !== set.object) return takeInHand(store, set, value)
  store.ui.set({ inHand: { ...inHand, [set.name]: [value] } })
  draw(store, pendingText.object, 'span', pendingText.span)
}

/** A typed set labels only regions of its kind; Labels labels all. */
const fits = (set: ControlTag, region: Region): boolean => set.kind === undefined || set.kind === region.kind

function takeInHand(store: EditorStore, set: ControlTag, value: string): void {
  const { inHand, tool } = store.ui.get()
  const current = inHand[set.name] ?? []
  const has = current.includes(value)
  const next = has ? current.filter((entry) => entry !== value) : manyAllowed(set) ? [...current, value] : [value]
  // One typed set at a time: its label decides what the next shape is.
  const others = Object.entries(inHand).filter(([name]) => set.kind === undefined || store.config.controls.get(name)?.kind === undefined)
  const kind = !has && set.kind !== undefined && kindNamed(set.kind)?.shape !== undefined ? set.kind : tool
  store.ui.set({ inHand: { ...Object.fromEntries(others), [set.name]: next }, tool: kind })
  store.say(has ? `${value} put away` : `${value} in hand`)
}

function relabel(store: EditorStore, set: ControlTag, value: string, regions: readonly Region[]): void {
  const put = regions.flatMap((region) => {
    const current = labelsOf(itemOf(region, set.name) ?? { from_name: '', to_name: '', type: '', value: {} })
    const next = !manyAllowed(set) ? [value] : current.includes(value) ? current.filter((entry) => entry !== value) : [...current, value]
    if (next.length === 0 && !canBeEmpty(region, set)) return []
    const content = next.length === 0 ? undefined : next
    const told = { control: set.name, type: set.resultType, key: set.resultType, content }
    return withAnswer(withoutRivals(store, region, set), told, store.geometryWire(region), store.reader) ?? []
  })
  store.commit(`Label ${value}`, { put })
  if (put.length > 0) store.say(`Labeled ${value}`)
}

/** The last label of a region cannot go unless another set labels it too. */
const canBeEmpty = (region: Region, set: ControlTag): boolean =>
  region.items.some((item) => item.wire.from_name !== set.name && labelsOf(item.wire).length > 0)

/** Two typed sets of one kind never label one region together: the new one takes the place of the old. */
function withoutRivals(store: EditorStore, region: Region, set: ControlTag): Region {
  if (set.kind === undefined) return region
  const items: Item[] = region.items.map((item) => {
    const rival = store.config.controls.get(item.wire.from_name)
    const replaced = rival !== undefined && rival !== set && rival.isLabelSet && rival.kind === set.kind
    return replaced ? { order: item.order, wire: { ...item.wire, from_name: set.name } } : item
  })
  return regionOf(region.key, items, store.reader)
}

/** Labels in hand that a new region of that kind on that object would take. */
export function labelsInHand(store: EditorStore, object: string, kind: string): readonly (readonly [ControlTag, readonly string[]])[] {
  const { inHand } = store.ui.get()
  return labelSetsOf(store, object)
    .filter((set) => set.kind === undefined || set.kind === kind)
    .flatMap((set) => ((inHand[set.name] ?? []).length === 0 ? [] : [[set, inHand[set.name] ?? []] as const]))
}

export type DrawOutcome =
  { readonly drawn: Region } | { readonly refused: 'no-label' | 'read-only' } | { readonly refused: 'used-up'; readonly label: string }

/** A new region with the labels in hand. */
export function draw(store: EditorStore, object: string, kind: string, geometry: unknown): DrawOutcome {
  if (store.readOnly) return { refused: 'read-only' }
  const labels = labelsInHand(store, object, kind)
  const exhausted = labels.flatMap(([set, values]) => values.filter((value) => usesLeft(store, set, value) <= 0))[0]
  if (exhausted !== undefined) return { refused: 'used-up', label: exhausted }
  const items = itemsOf(store, { object, kind, geometry, labels })
  if (items.length === 0) return { refused: 'no-label' }
  const id = store.newId()
  const order = store.document.nextOrder()
  const region = regionOf(
    id,
    items.map((wire, index) => ({ order: order + index / 100, wire: { id, ...wire } as ResultItem })),
    store.reader,
  )
  store.commit(`Add ${region.labels[0] ?? kindNamed(kind)?.caption ?? 'region'}`, { put: [region] })
  settle(store, region)
  return { drawn: region }
}

interface NewRegion {
  readonly object: string
  readonly kind: string
  readonly geometry: unknown
  readonly labels: readonly (readonly [ControlTag, readonly string[]])[]
}

/** One combined item for a typed set; a bare shape and its Labels give one each, all repeating the geometry (labeling-config.md §2.3). */
function itemsOf(store: EditorStore, { object, kind, geometry, labels }: NewRegion): readonly object[] {
  const value = kindNamed(kind)?.write(geometry) ?? {}
  const wire = (control: ControlTag, own: object) => ({
    from_name: control.name,
    to_name: object,
    type: control.resultType,
    ...store.envelopes.get(object),
    value: { ...value, ...own },
    origin: 'manual',
  })
  const labeled = labels.map(([set, values]) => wire(set, { [set.resultType]: values }))
  if (labels.some(([set]) => set.kind === kind) || (kind === 'span' && labeled.length > 0)) return labeled
  const bare = [...store.config.controls.values()].find(
    (control) => control.object === object && control.kind === kind && !control.isLabelSet,
  )
  return bare === undefined ? [] : [wire(bare, {}), ...labeled]
}

function settle(store: EditorStore, region: Region): void {
  const { keepLabelSelected, selectAfterCreating, keepTool } = store.settings
  store.ui.set({
    inHand: keepLabelSelected ? store.ui.get().inHand : {},
    selection: selectAfterCreating ? [region.key] : [],
    pendingText: undefined,
    ...(keepTool ? {} : { tool: 'select' }),
  })
  store.say(`${region.labels.join(', ') || 'Region'} created, ${store.drawn().length} in all`)
}

/** How many more regions may take that label; infinite without a limit. */
export function usesLeft(store: EditorStore, set: ControlTag, value: string): number {
  const own = set.options.find((option) => option.value === value)?.maxUsages
  const ofSet = Number(set.node.attributes['maxusages'] ?? Number.NaN)
  const limit = own ?? (Number.isFinite(ofSet) ? ofSet : undefined)
  if (limit === undefined) return Infinity
  return limit - store.document.list().filter((region) => labelsOf(itemOf(region, set.name) ?? NO_ITEM).includes(value)).length
}

const NO_ITEM: ResultItem = { from_name: '', to_name: '', type: '', value: {} }

export function reshape(store: EditorStore, region: Region, geometry: unknown, name: string): void {
  const kind = kindNamed(region.kind)
  if (kind === undefined || store.isFrozen(region)) return
  store.commit(name, { put: [withGeometry(region, kind.write(geometry), store.reader)] })
}

export function remove(store: EditorStore, regions: readonly Region[]): void {
  const gone = regions.filter((region) => !store.isFrozen(region))
  if (gone.length === 0) return
  const keys = new Set(gone.map((region) => region.key))
  store.commit(gone.length === 1 ? `Delete ${gone[0]?.labels[0] ?? 'region'}` : `Delete ${gone.length} regions`, { remove: [...keys] })
  store.ui.set({ selection: store.ui.get().selection.filter((key) => !keys.has(key)), hovered: undefined })
  store.say(gone.length === 1 ? 'Region deleted' : `${gone.length} regions deleted`)
}

/** All drawn regions at once: one step, with a way back in sight. */
export function removeAll(store: EditorStore): void {
  const regions = store.drawn()
  if (store.readOnly || regions.length === 0) return
  remove(store, regions)
  store.notify({ text: `Deleted ${regions.length} regions`, tone: 'plain', act: { caption: 'Undo', run: () => store.document.undo() } })
}

export function duplicate(store: EditorStore, regions: readonly Region[]): void {
  if (store.readOnly) return
  const base = store.document.nextOrder()
  const put = regions.filter(isDrawn).map((region, index) => copied(region, store.newId(), base + index, store.reader))
  if (put.length === 0) return
  store.commit(put.length === 1 ? 'Duplicate region' : `Duplicate ${put.length} regions`, { put })
  store.ui.set({ selection: put.map((region) => region.key) })
}

export function annotate(store: EditorStore, region: Region, note: string): void {
  if (!store.isFrozen(region)) store.commit('Note', { put: [withNote(region, note, store.reader)] })
}

export function select(store: EditorStore, keys: readonly string[], how: 'only' | 'toggle' = 'only'): void {
  const { selection, relating } = store.ui.get()
  const [only] = keys
  if (relating !== undefined && only !== undefined) return finishRelation(store, only)
  const toggled = [...selection.filter((key) => !keys.includes(key)), ...keys.filter((key) => !selection.includes(key))]
  store.ui.set({ selection: how === 'only' ? keys : toggled, pendingText: undefined })
  const region = store.selected()
  if (region !== undefined) store.say(`${region.labels.join(', ') || 'Region'} selected`)
}

export function toggleFlag(store: EditorStore, flag: 'hidden' | 'locked', regions: readonly Region[]): void {
  const next = new Set(store.ui.get()[flag])
  const on = !regions.every((region) => next.has(region.key))
  for (const region of regions) {
    if (on) next.add(region.key)
    else next.delete(region.key)
  }
  store.ui.set({ [flag]: next })
}
