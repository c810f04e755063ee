import { labelsOf, type Origin, type ResultItem } from './wire'

/** A wire item and its place in the saved list; fractions let an answer stand right behind its region. */
export interface Item {
  readonly order: number
  readonly wire: ResultItem
}

/**
 * Everything that shares one id. The wire items are the truth and are saved as they stand; the rest is read from them
 * once per change, so an untouched result is written back exactly as it came.
 */
export interface Region {
  readonly key: string
  readonly order: number
  readonly items: readonly Item[]
  readonly object: string
  /** Name of the region kind; absent for answers on a whole object and for results this editor cannot draw. */
  readonly kind: string | undefined
  readonly geometry: unknown
  readonly labels: readonly string[]
  readonly origin: Origin
}

/** What the config knows about a result: which kind of region it draws, if any. */
export interface GeometryReader {
  geometryOf(item: ResultItem): { readonly kind: string; readonly geometry: unknown } | undefined
}

export function regionOf(key: string, items: readonly Item[], reader: GeometryReader): Region {
  const sorted = items.toSorted((a, b) => a.order - b.order)
  const first = sorted[0]
  if (first === undefined) throw new Error(`region ${key} has no items`)
  let drawn: ReturnType<GeometryReader['geometryOf']>
  for (const item of sorted) drawn ??= reader.geometryOf(item.wire)
  return {
    key,
    order: first.order,
    items: sorted,
    object: first.wire.to_name,
    kind: drawn?.kind,
    geometry: drawn?.geometry,
    labels: [...new Set(sorted.flatMap((item) => labelsOf(item.wire)))],
    origin: sorted.find((item) => item.wire.origin !== undefined)?.wire.origin ?? 'manual',
  }
}

export const itemOf = (region: Region, control: string): ResultItem | undefined =>
  region.items.find((item) => item.wire.from_name === control)?.wire

/** Notes a person wrote on a region; very old data holds one string. */
export function noteOf(region: Region): string {
  const text = region.items.find((item) => item.wire.meta?.['text'] !== undefined)?.wire.meta?.['text']
  return Array.isArray(text) ? text.filter((line) => typeof line === 'string').join('\n') : typeof text === 'string' ? text : ''
}

/** A region drawn or selected, as against an answer on the whole object. */
export const isDrawn = (region: Region): boolean => region.kind !== undefined
