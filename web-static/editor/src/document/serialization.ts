import { type Content, type Relation } from './document'
import { regionOf, type GeometryReader, type Item } from './region'
import { isRelation, type ResultItem, type WireResult } from './wire'

/** Groups saved results by id. What has no id, or no id we can trust, becomes an entry of its own. */
export function readResults(results: readonly WireResult[], reader: GeometryReader): Content {
  const groups = new Map<string, Item[]>()
  const relations: Relation[] = []
  for (const [order, wire] of results.entries()) {
    if (isRelation(wire)) {
      relations.push({ order, wire })
      continue
    }
    const key = keyOf(wire, order)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [{ order, wire }])
    else group.push({ order, wire })
  }
  return { regions: [...groups].map(([key, items]) => regionOf(key, items, reader)), relations }
}

const keyOf = (wire: ResultItem, order: number): string => (typeof wire.id === 'string' && wire.id !== '' ? wire.id : `#${order}`)

/** The results as they are saved: items and relations in their order, each exactly as it was read or last changed. */
export function writeResults({ regions, relations }: Content): WireResult[] {
  const all: { readonly order: number; readonly wire: WireResult }[] = [...regions.flatMap((region) => region.items), ...relations]
  return all.toSorted((a, b) => a.order - b.order).map((entry) => entry.wire)
}
