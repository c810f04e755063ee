import { text, walk } from '../config/node'
import { type Relation } from '../document/document'
import { type Region } from '../document/region'
import { type RelationItem } from '../document/wire'
import { captionOfRegion } from './looks'
import { type EditorStore } from './store'

/** What a config says of relations: their labels, and whether one may have several (labeling-config.md §5.5). */
export interface RelationLabels {
  readonly labels: readonly string[]
  readonly isMultiple: boolean
}

export function relationLabels(store: EditorStore): RelationLabels {
  const tag = [...walk(store.config.root)].find((node) => node.tag === 'relations')
  const labels = (tag?.children ?? []).flatMap((child) => (child.tag === 'relation' ? (text(child, 'value') ?? []) : []))
  return { labels, isMultiple: tag?.attributes['choice'] !== 'single' }
}

export type RelateOutcome = 'made' | 'same-region' | 'known-pair' | 'read-only'

const links = ({ wire }: Relation, one: string, other: string): boolean =>
  (wire.from_id === one && wire.to_id === other) || (wire.from_id === other && wire.to_id === one)

/** A new relation, from the first to the second. One pair has one relation, whatever its direction. */
export function relate(store: EditorStore, from: Region, to: Region): RelateOutcome {
  if (store.readOnly) return 'read-only'
  if (from.key === to.key) return 'same-region'
  const { relations } = store.document
  if (relations.some((relation) => links(relation, from.key, to.key))) return 'known-pair'
  const wire: RelationItem = { type: 'relation', from_id: from.key, to_id: to.key, direction: 'right' }
  store.commit(`Relate ${captionOfRegion(store, from) || 'region'}`, {
    relations: [...relations, { order: store.document.nextOrder(), wire }],
  })
  return 'made'
}

/** The relations with one of them changed or, for undefined, taken away. */
const withWire = (store: EditorStore, changed: Relation, wire: RelationItem | undefined): readonly Relation[] =>
  store.document.relations.flatMap((relation) => (relation !== changed ? relation : wire === undefined ? [] : { ...relation, wire }))

const NEXT: Readonly<Record<RelationItem['direction'], RelationItem['direction']>> = { right: 'left', left: 'bi', bi: 'right' }

export function turn(store: EditorStore, relation: Relation): void {
  const direction = NEXT[relation.wire.direction]
  store.commit('Turn relation', { relations: withWire(store, relation, { ...relation.wire, direction }) })
}

export function unrelate(store: EditorStore, relation: Relation): void {
  store.commit('Delete relation', { relations: withWire(store, relation, undefined) })
}

/** A label pressed: it is added or taken away; where only one may be, it takes the place of the other. */
export function labelRelation(store: EditorStore, relation: Relation, label: string): void {
  const { labels: before = [], ...bare } = relation.wire
  const rest = before.filter((entry) => entry !== label)
  const labels = rest.length < before.length ? rest : relationLabels(store).isMultiple ? [...before, label] : [label]
  const wire: RelationItem = labels.length === 0 ? (bare as RelationItem) : { ...relation.wire, labels }
  store.commit('Label relation', { relations: withWire(store, relation, wire) })
}

export interface RelationRow {
  readonly relation: Relation
  readonly from: Region
  readonly to: Region
  readonly isOfSelection: boolean
}

/** Relations whose two ends are here, those of the selection first. */
export function relationRows(store: EditorStore): readonly RelationRow[] {
  const { selection } = store.ui.get()
  const rows = store.document.relations.flatMap((relation) => {
    const from = store.document.region(relation.wire.from_id)
    const to = store.document.region(relation.wire.to_id)
    if (from === undefined || to === undefined) return []
    return { relation, from, to, isOfSelection: selection.includes(from.key) || selection.includes(to.key) }
  })
  return rows.toSorted((a, b) => Number(b.isOfSelection) - Number(a.isOfSelection))
}

/** From now on the next region that is chosen is the other end; false when there is not one selected region to start from. */
export function startRelation(store: EditorStore): boolean {
  const region = store.selected()
  if (store.readOnly || region === undefined) return false
  store.ui.set({ relating: region.key, tool: 'select', inHand: {} })
  store.say('Choose the region it relates to')
  return true
}

const REFUSALS: Readonly<Record<Exclude<RelateOutcome, 'made'>, string>> = {
  'same-region': 'A region has no relation to itself. Choose another',
  'known-pair': 'These two are related already',
  'read-only': 'Nothing can be changed here',
}

/** The other end was chosen. Whatever comes of it is told; after a refusal another can be chosen. */
export function finishRelation(store: EditorStore, key: string): void {
  const from = store.document.region(store.ui.get().relating ?? '')
  const to = store.document.region(key)
  if (from === undefined || to === undefined) return store.ui.set({ relating: undefined })
  const outcome = relate(store, from, to)
  if (outcome !== 'made') return store.notify({ text: REFUSALS[outcome], tone: 'plain' })
  store.ui.set({ relating: undefined, selection: [from.key] })
  store.say('Related')
}
