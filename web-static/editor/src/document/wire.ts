/** The JSON of annotations as the API, the exports and the SDK carry it (labeling-config.md §2). Names are the wire's. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined }

/** One answer of one control. Items that share an id describe one region. Keys we do not know stay where they are. */
export interface ResultItem {
  readonly id?: string
  readonly from_name: string
  readonly to_name: string
  readonly type: string
  readonly value: { readonly [key: string]: Json | undefined }
  readonly origin?: Origin
  readonly original_width?: number
  readonly original_height?: number
  readonly image_rotation?: number
  readonly hidden?: boolean
  readonly readonly?: boolean
  readonly locked?: boolean
  readonly score?: number
  readonly parentID?: string
  readonly meta?: { readonly [key: string]: Json | undefined }
  readonly [key: string]: Json | undefined
}

export type Origin = 'manual' | 'prediction' | 'prediction-changed'

/** A directed link between two regions; it has no id of its own. */
export interface RelationItem {
  readonly type: 'relation'
  readonly from_id: string
  readonly to_id: string
  readonly direction: 'left' | 'right' | 'bi'
  readonly labels?: readonly string[]
  readonly [key: string]: Json | undefined
}

export type WireResult = ResultItem | RelationItem

export const isRelation = (item: WireResult): item is RelationItem => item.type === 'relation'

const strings = (value: Json | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : []

/** Labels of an item: the list under the key that is named like its type (rectanglelabels, labels …). */
export const labelsOf = (item: ResultItem): readonly string[] => (item.type.endsWith('labels') ? strings(item.value[item.type]) : [])

export { strings }
