import { copied } from '../document/edits'
import { isDrawn, regionOf } from '../document/region'
import { isRelation, type ResultItem, type WireResult } from '../document/wire'
import { readResults } from '../document/serialization'
import { type EditorStore } from './store'

const MARK = 'docket/regions'

/** Copied regions as text for the clipboard; undefined when nothing is selected. */
export function copyText(store: EditorStore): string | undefined {
  const regions = store.selectedAll().filter(isDrawn)
  if (regions.length === 0) return undefined
  return JSON.stringify({ kind: MARK, results: regions.flatMap((region) => region.items.map((item) => item.wire)) })
}

/** Adds copied regions under new ids, as far as this config has their controls. True when there was something to add. */
export function pasteText(store: EditorStore, text: string): boolean {
  const results = resultsIn(text)
  if (store.readOnly || results === undefined) return false
  const known = (wire: ResultItem) => store.config.controls.has(wire.from_name) && store.config.objects.has(wire.to_name)
  const { regions } = readResults(
    results.filter((wire): wire is ResultItem => !isRelation(wire) && known(wire)),
    store.reader,
  )
  const order = store.document.nextOrder()
  const put = regions.map((region, index) =>
    copied(regionOf(region.key, region.items, store.reader), store.newId(), order + index, store.reader),
  )
  if (put.length === 0) return false
  store.commit(put.length === 1 ? 'Paste region' : `Paste ${put.length} regions`, { put })
  store.ui.set({ selection: put.map((region) => region.key) })
  return true
}

function resultsIn(text: string): readonly WireResult[] | undefined {
  if (!text.includes(MARK)) return undefined
  try {
    const parsed = JSON.parse(text) as { readonly kind?: unknown; readonly results?: unknown }
    return parsed.kind === MARK && Array.isArray(parsed.results) ? (parsed.results as readonly WireResult[]) : undefined
  } catch {
    return undefined
  }
}
