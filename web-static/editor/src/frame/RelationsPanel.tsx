import { type Relation } from '../document/document'
import { type Region } from '../document/region'
import { type RelationItem } from '../document/wire'
import { kindNamed } from '../regions/registry'
import { useDocument, useEditor, useUi } from '../session/context'
import { select } from '../session/labeling'
import { captionOfRegion, lookOfRegion } from '../session/looks'
import { labelRelation, relationLabels, relationRows, turn, unrelate, type RelationRow } from '../session/relations'
import { Icon, type IconName } from './icons'

/** Every relation with its two ends; those of the selection first, as only these concern the hands now. */
export function RelationsPanel() {
  const store = useEditor()
  useDocument()
  useUi((ui) => ui.selection)
  const rows = relationRows(store)
  const own = rows.filter(({ isOfSelection }) => isOfSelection)
  const others = rows.filter(({ isOfSelection }) => !isOfSelection)
  if (rows.length === 0)
    return (
      <p className="dk-empty">
        {store.readOnly ? 'Nothing is related here' : 'No relations yet. Select a region, press Relation, then choose the other one.'}
      </p>
    )
  return (
    <div className="dk-p-body dk-rels">
      {own.length > 0 && <Group caption="Of the selection" rows={own} />}
      {others.length > 0 && (
        <Group caption={own.length === 0 ? undefined : `${others.length} ${others.length === 1 ? 'other' : 'others'}`} rows={others} />
      )}
    </div>
  )
}

function Group({ caption, rows }: { readonly caption: string | undefined; readonly rows: readonly RelationRow[] }) {
  return (
    <>
      {caption !== undefined && <h3 className="dk-rels-h">{caption}</h3>}
      <ul className="dk-rels-l">
        {rows.map((row) => (
          <Row key={`${row.from.key} ${row.to.key}`} row={row} />
        ))}
      </ul>
    </>
  )
}

const ARROWS: Readonly<Record<RelationItem['direction'], readonly [IconName, string]>> = {
  right: ['arrow-down', 'from the first to the second'],
  left: ['arrow-up', 'from the second to the first'],
  bi: ['arrow-up-down', 'both ways'],
}

function Row({ row: { relation, from, to, isOfSelection } }: { readonly row: RelationRow }) {
  const store = useEditor()
  const [icon, words] = ARROWS[relation.wire.direction]
  return (
    <li className={`dk-rel${isOfSelection ? ' dk-on' : ''}`}>
      <End region={from} />
      <div className="dk-rel-mid">
        {store.readOnly ? (
          <Icon name={icon} size={14} />
        ) : (
          <button
            type="button"
            className="dk-icon-btn dk-icon-btn-s"
            aria-label={`Direction: ${words}. Turn`}
            title={`Direction: ${words}. Press to turn`}
            onClick={() => turn(store, relation)}
          >
            <Icon name={icon} size={14} />
          </button>
        )}
        <Labels relation={relation} />
        {!store.readOnly && (
          <button
            type="button"
            className="dk-icon-btn dk-icon-btn-s"
            aria-label="Delete relation"
            title="Delete relation"
            onClick={() => unrelate(store, relation)}
          >
            <Icon name="trash-2" size={14} />
          </button>
        )}
      </div>
      <End region={to} />
    </li>
  )
}

/** One end: its label, its words, and a press that selects it. */
function End({ region }: { readonly region: Region }) {
  const store = useEditor()
  const look = lookOfRegion(store, region)
  const words = kindNamed(region.kind)?.describe(region.geometry) ?? ''
  return (
    <button
      type="button"
      className={`dk-rel-end ${look.className}`}
      ref={(element) => void (element !== null && look.apply(element))}
      onClick={() => select(store, [region.key])}
      onPointerEnter={() => store.ui.set({ hovered: region.key })}
      onPointerLeave={() => store.ui.set({ hovered: undefined })}
    >
      <span className="dk-swatch" />
      <span className="dk-nowrap" dir="auto">
        {captionOfRegion(store, region) || 'No label'}
      </span>
      {words !== '' && (
        <span className="dk-muted dk-cut" dir="auto">
          {words}
        </span>
      )}
    </button>
  )
}

/** The labels a relation has; choosing one adds it or takes it away. */
function Labels({ relation }: { readonly relation: Relation }) {
  const store = useEditor()
  const { labels, isMultiple } = relationLabels(store)
  const own = relation.wire.labels ?? []
  const shown = own.join(', ')
  if (store.readOnly || labels.length === 0) return <span className="dk-small dk-cut dk-grow">{shown}</span>
  const caption = (label: string) => (own.includes(label) ? `✓ ${label}` : label)
  return (
    <span className="dk-select-quiet dk-grow">
      <select aria-label="Label of the relation" value="" onChange={(event) => labelRelation(store, relation, event.target.value)}>
        <option value="" disabled hidden>
          {shown === '' ? (isMultiple ? 'Add labels' : 'Add a label') : shown}
        </option>
        {[...new Set([...labels, ...own])].map((label) => (
          <option key={label} value={label}>
            {caption(label)}
          </option>
        ))}
      </select>
      <Icon name="chevron-down" size={12} />
    </span>
  )
}
