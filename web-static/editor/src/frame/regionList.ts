import { grouped } from '../document/grouped'
import { isDrawn, itemOf, noteOf, type Region } from '../document/region'
import { strings } from '../document/wire'
import { kindNamed } from '../regions/registry'
import { type Span } from '../regions/span'
import { captionOfRegion, lookOfRegion, type LabelLook } from '../session/looks'
import { type EditorStore } from '../session/store'

export type Grouping = 'label' | 'position' | 'time'

export type Row =
  | { readonly type: 'group'; readonly id: string; readonly caption: string; readonly look: LabelLook; readonly members: readonly Region[] }
  | { readonly type: 'region'; readonly id: string; readonly region: Region; readonly number: number; readonly level: 1 | 2 }

/** Regions and results that nothing here can draw; answers on the whole object are not listed. */
export function listed(store: EditorStore): readonly Region[] {
  return store.document.list().filter((region) => isDrawn(region) || isUnsupported(store, region))
}

/** Saved by a control or for an object that this editor does not know, or in a shape it cannot read. */
export function isUnsupported(store: EditorStore, region: Region): boolean {
  if (isDrawn(region)) return false
  return region.items.some(({ wire }) => {
    const control = store.config.controls.get(wire.from_name)
    return control === undefined || control.isLabelSet || control.kind !== undefined
  })
}

/** The rows of the tree, groups first open, then folded ones without their members. */
export function rowsOf(store: EditorStore, grouping: Grouping, folded: ReadonlySet<string>): readonly Row[] {
  const regions = listed(store)
  const numbers = new Map(regions.map((region, index) => [region.key, index + 1]))
  const row = (region: Region, level: 1 | 2): Row => ({
    type: 'region',
    id: region.key,
    region,
    number: numbers.get(region.key) ?? 0,
    level,
  })
  if (grouping === 'time') return regions.map((region) => row(region, 1))
  if (grouping === 'position') return regions.toSorted((a, b) => placeOf(a) - placeOf(b)).map((region) => row(region, 1))
  const groups = grouped(regions, (region) => captionOfRegion(store, region) || 'No label')
  return [...groups].flatMap(([caption, members]) => {
    const first = members[0]
    if (first === undefined) return []
    const head: Row = { type: 'group', id: `group ${caption}`, caption, look: lookOfRegion(store, first), members }
    return folded.has(head.id) ? [head] : [head, ...members.map((region) => row(region, 2))]
  })
}

/** Reading order: along the text, or from the top left of an image. */
export function placeOf(region: Region): number {
  const shape = kindNamed(region.kind)?.shape
  if (region.kind === 'span') return (region.geometry as Span).start
  if (shape === undefined) return Infinity
  const { minX, minY } = shape.bounds(region.geometry, { width: 100, height: 100 })
  return Math.round(minY / 5) * 1000 + minX // rows of 5 %
}

/** What tells one region of a label from the next: its text, its answers, its note. */
export function detailOf(store: EditorStore, region: Region): string {
  const geometry = kindNamed(region.kind)?.describe(region.geometry) ?? ''
  const answers = [...store.config.controls.values()].flatMap((control) => {
    if (!control.perRegion) return []
    const value = itemOf(region, control.name)?.value
    return value === undefined ? [] : strings(value['choices'] ?? value['text'])
  })
  return [geometry, ...answers, noteOf(region)].filter((part) => part !== '').join(', ')
}
