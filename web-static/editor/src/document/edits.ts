import { isDrawn, regionOf, type GeometryReader, type Item, type Region } from './region'
import type { Json, Origin, ResultItem } from './wire'

/** Keys that every item of a region repeats (labeling-config.md §2.3). */
const SHARED = ['original_width', 'original_height', 'image_rotation', 'original_length', 'item_index'] as const

/** A prediction that a person changed says so from then on. */
const touched = (wire: ResultItem): ResultItem =>
  wire.origin === 'prediction' ? { ...wire, origin: 'prediction-changed' as Origin } : wire

const mapItems = (region: Region, change: (wire: ResultItem) => ResultItem): readonly Item[] =>
  region.items.map((item) => ({ order: item.order, wire: change(item.wire) }))

/** The region at a new place; every item repeats the geometry. */
export function withGeometry(region: Region, written: object, reader: GeometryReader): Region {
  const move = (wire: ResultItem): ResultItem => touched({ ...wire, value: { ...wire.value, ...(written as ResultItem['value']) } })
  return regionOf(region.key, mapItems(region, move), reader)
}

/** An order right behind the region's last item and before whatever follows it. */
function orderBehind(region: Region): number {
  const last = region.items.at(-1)?.order ?? region.order
  return last + (Math.floor(last) + 1 - last) / 2
}

export interface Answer {
  readonly control: string
  readonly type: string
  /** Key of the value that is the control's own; undefined empties it, and the item goes. */
  readonly key: string
  readonly content: Json | undefined
  readonly meta?: ResultItem['meta']
}

/** The region with one control's answer set, replaced or taken away. Undefined when nothing is left of it. */
export function withAnswer(region: Region, answer: Answer, geometry: object, reader: GeometryReader): Region | undefined {
  const existing = region.items.find((item) => item.wire.from_name === answer.control)
  if (answer.content === undefined) return withoutAnswer(region, answer, existing, reader)
  if (existing === undefined) return regionOf(region.key, [...region.items, addition(region, answer, geometry)], reader)
  const { content, key, meta } = answer
  const rewritten: ResultItem = touched({ ...existing.wire, value: { ...existing.wire.value, [key]: content } })
  const wire = meta === undefined ? rewritten : { ...rewritten, meta: { ...rewritten.meta, ...meta } }
  const items = region.items.map((item) => (item === existing ? { order: item.order, wire } : item))
  return regionOf(region.key, items, reader)
}

function withoutAnswer(region: Region, answer: Answer, existing: Item | undefined, reader: GeometryReader): Region | undefined {
  if (existing === undefined) return region
  const rest = region.items.filter((item) => item !== existing)
  if (rest.length > 0) return regionOf(region.key, rest, reader)
  if (!isDrawn(region)) return undefined
  const wire = touched({ ...existing.wire, value: { ...existing.wire.value, [answer.key]: [] } })
  return regionOf(region.key, [{ order: existing.order, wire }], reader)
}

function addition(region: Region, answer: Answer, geometry: object): Item {
  const model = region.items[0]?.wire
  const shared = Object.fromEntries(SHARED.flatMap((key) => (model?.[key] === undefined ? [] : [[key, model[key]]])))
  const wire: ResultItem = {
    ...(model?.id === undefined ? {} : { id: model.id }),
    from_name: answer.control,
    to_name: region.object,
    type: answer.type,
    ...shared,
    value: { ...(geometry as ResultItem['value']), [answer.key]: answer.content },
    ...(answer.meta === undefined ? {} : { meta: answer.meta }),
    origin: 'manual',
  }
  return { order: orderBehind(region), wire }
}

/** The region with a note in meta.text, one entry a line; other meta keys stay. */
export function withNote(region: Region, text: string, reader: GeometryReader): Region {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const [first, ...rest] = region.items
  if (first === undefined) return region
  const { text: _old, ...others } = first.wire.meta ?? {}
  const meta = lines.length === 0 ? others : { ...others, text: lines }
  const { meta: _gone, ...bare } = first.wire
  const wire: ResultItem = Object.keys(meta).length === 0 ? (bare as ResultItem) : { ...first.wire, meta }
  return regionOf(region.key, [{ order: first.order, wire }, ...rest], reader)
}

/** The same region under a new id, for duplicates and pastes. */
export function copied(region: Region, id: string, order: number, reader: GeometryReader): Region {
  const items = region.items.map((item, at) => ({
    order: order + at / (region.items.length + 1),
    wire: { ...item.wire, id, origin: 'manual' as Origin },
  }))
  return regionOf(id, items, reader)
}
