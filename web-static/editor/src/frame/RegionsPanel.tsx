import { useLayoutEffect, useRef, useState, type KeyboardEvent, type MouseEvent, type RefObject } from 'react'
import { kindNamed } from '../regions/registry'
import { useDocument, useEditor, useUi } from '../session/context'
import { remove, select, toggleFlag } from '../session/labeling'
import { captionOfRegion, lookOfRegion } from '../session/looks'
import { isSuggested } from '../session/suggestions'
import { Icon } from './icons'
import { detailOf, isUnsupported, rowsOf, type Grouping, type Row } from './regionList'

const GROUPINGS: readonly (readonly [Grouping, string])[] = [
  ['label', 'By label'],
  ['position', 'By position'],
  ['time', 'By time'],
]
const OVERSCAN = 6

export function RegionsPanel() {
  const store = useEditor()
  useDocument()
  const isText = [...store.config.objects.values()].some((object) => object.node.tag === 'text')
  const [grouping, setGrouping] = useState<Grouping>(isText ? 'position' : 'label')
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const rows = rowsOf(store, grouping, folded)
  const fold = (id: string) =>
    setFolded((before) => new Set(before.has(id) ? [...before].filter((entry) => entry !== id) : [...before, id]))
  return (
    <>
      <Tools grouping={grouping} onGroup={setGrouping} />
      {rows.length === 0 ? <Empty /> : <Tree rows={rows} folded={folded} onFold={fold} />}
    </>
  )
}

function Empty() {
  const store = useEditor()
  const hint = store.readOnly
    ? 'Nothing is marked here'
    : [...store.config.objects.values()].some((object) => object.node.tag === 'text')
      ? 'No regions yet. Press a label key and select text.'
      : 'No regions yet. Press a label key and draw.'
  return <p className="dk-empty">{hint}</p>
}

function Tools({ grouping, onGroup }: { readonly grouping: Grouping; onGroup(grouping: Grouping): void }) {
  const store = useEditor()
  const hidden = useUi((ui) => ui.hidden)
  const locked = useUi((ui) => ui.locked)
  const all = store.drawn()
  const allHidden = all.length > 0 && all.every((region) => hidden.has(region.key))
  const allLocked = all.length > 0 && all.every((region) => locked.has(region.key))
  return (
    <div className="dk-p-tools">
      <span className="dk-select-quiet">
        <Icon name="layers" size={14} />
        <select aria-label="Group regions" value={grouping} onChange={(event) => onGroup(event.target.value as Grouping)}>
          {GROUPINGS.map(([value, caption]) => (
            <option key={value} value={value}>
              {caption}
            </option>
          ))}
        </select>
        <Icon name="chevron-down" size={12} />
      </span>
      <span className="dk-grow" />
      <IconToggle
        icon={allLocked ? 'lock' : 'lock-open'}
        caption={allLocked ? 'Unlock all' : 'Lock all'}
        onPress={() => toggleFlag(store, 'locked', all)}
      />
      <IconToggle
        icon={allHidden ? 'eye-off' : 'eye'}
        caption={allHidden ? 'Show all' : 'Hide all'}
        onPress={() => toggleFlag(store, 'hidden', all)}
      />
    </div>
  )
}

interface IconToggleProps {
  readonly icon: 'lock' | 'lock-open' | 'eye' | 'eye-off'
  readonly caption: string
  onPress(): void
}

function IconToggle({ icon, caption, onPress }: IconToggleProps) {
  const press = (event: MouseEvent) => {
    event.stopPropagation()
    onPress()
  }
  return (
    <button type="button" className="dk-icon-btn dk-icon-btn-s" aria-label={caption} title={caption} tabIndex={-1} onClick={press}>
      <Icon name={icon} size={14} />
    </button>
  )
}

const rowId = (key: string | undefined): string => `dk-region-${key}`

interface TreeProps {
  readonly rows: readonly Row[]
  readonly folded: ReadonlySet<string>
  onFold(id: string): void
}

/** Only the rows in sight are in the page; five thousand regions cost as much as twenty. */
function Tree({ rows, folded, onFold }: TreeProps) {
  const store = useEditor()
  const selection = useUi((ui) => ui.selection)
  const box = useRef<HTMLDivElement>(null)
  const { first, count, height } = useWindow(box)
  useScrolledTo(box, rows, selection, height)
  const shown = rows.slice(first, first + count)
  const at = rows.findIndex((row) => row.type === 'region' && selection.includes(row.id))
  const isShown = shown.some((row) => row.id === selection[0])
  const go = (index: number) => {
    const row = rows[index]
    if (row?.type === 'region') select(store, [row.id])
  }
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      let next = at + step
      while (rows[next]?.type === 'group') next += step
      go(next)
    } else if (event.key === 'Home') go(rows.findIndex((row) => row.type === 'region'))
    else if (event.key === 'End') go(rows.length - 1)
    else if (event.key === 'Delete' || event.key === 'Backspace') remove(store, store.selectedAll())
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      className="dk-tree"
      role="tree"
      aria-label="Regions"
      aria-multiselectable="true"
      aria-activedescendant={isShown ? rowId(selection[0]) : undefined}
      ref={box}
      tabIndex={0}
      onKeyDown={onKey}
    >
      <Spacer rows={first} height={height} />
      {shown.map((row, index) =>
        row.type === 'group' ? (
          <GroupRow key={row.id} row={row} isOpen={!folded.has(row.id)} onFold={() => onFold(row.id)} />
        ) : (
          <RegionRow key={row.id} row={row} place={first + index + 1} total={rows.length} isSelected={selection.includes(row.id)} />
        ),
      )}
      <Spacer rows={Math.max(0, rows.length - first - shown.length)} height={height} />
    </div>
  )
}

function Spacer({ rows, height }: { readonly rows: number; readonly height: number }) {
  return <div role="presentation" ref={(element) => void element?.style.setProperty('height', `${rows * height}px`)} />
}

function useWindow(box: RefObject<HTMLDivElement | null>) {
  const [view, setView] = useState({ first: 0, count: 40, height: 28 })
  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return undefined
    const measure = () => {
      const height = element.querySelector('[role=treeitem]')?.getBoundingClientRect().height || 28
      const first = Math.max(0, Math.floor(element.scrollTop / height) - OVERSCAN)
      const count = Math.ceil(element.clientHeight / height) + OVERSCAN * 2
      setView((before) =>
        before.first === first && before.count === count && before.height === height ? before : { first, count, height },
      )
    }
    measure()
    element.addEventListener('scroll', measure, { passive: true })
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => {
      element.removeEventListener('scroll', measure)
      observer.disconnect()
    }
  }, [box])
  return view
}

/** What is selected elsewhere comes into sight here; rows that change do not move the list. */
function useScrolledTo(box: RefObject<HTMLDivElement | null>, rows: readonly Row[], selection: readonly string[], height: number): void {
  const shown = useRef<readonly string[]>([])
  useLayoutEffect(() => {
    const element = box.current
    if (element === null || shown.current === selection) return
    shown.current = selection
    const top = rows.findIndex((row) => row.id === selection[0]) * height
    const isAbove = top < element.scrollTop
    const isBelow = top + height > element.scrollTop + element.clientHeight
    if (top >= 0 && (isAbove || isBelow)) element.scrollTo({ top: isAbove ? top : top + height - element.clientHeight })
  }, [box, rows, selection, height])
}

function GroupRow({ row, isOpen, onFold }: { readonly row: Extract<Row, { type: 'group' }>; readonly isOpen: boolean; onFold(): void }) {
  const store = useEditor()
  const hidden = useUi((ui) => ui.hidden)
  const isHidden = row.members.every((region) => hidden.has(region.key))
  useUi((ui) => ui.accepted)
  const suggested = store.readOnly ? 0 : row.members.filter((region) => isSuggested(store, region)).length
  return (
    <div
      className={`dk-tree-g ${row.look.className}`}
      ref={(element) => void (element !== null && row.look.apply(element))}
      role="treeitem"
      aria-expanded={isOpen}
      aria-level={1}
      onClick={onFold}
    >
      <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} size={12} />
      <span className="dk-swatch" />
      <span className="dk-strong dk-cut">{row.caption}</span>
      <span className="dk-num dk-muted">{row.members.length}</span>
      <span className="dk-grow" />
      {suggested > 0 && (
        <span className="dk-badge dk-badge-note">
          <Icon name="sparkles" size={12} />
          {suggested} suggested
        </span>
      )}
      <IconToggle
        icon={isHidden ? 'eye-off' : 'eye'}
        caption={`${isHidden ? 'Show' : 'Hide'} all ${row.caption}`}
        onPress={() => toggleFlag(store, 'hidden', row.members)}
      />
    </div>
  )
}

interface RegionRowProps {
  readonly row: Extract<Row, { type: 'region' }>
  readonly place: number
  readonly total: number
  readonly isSelected: boolean
}

function RegionRow({ row: { region, number, level }, place, total, isSelected }: RegionRowProps) {
  const store = useEditor()
  const isHidden = useUi((ui) => ui.hidden.has(region.key))
  const isLocked = useUi((ui) => ui.locked.has(region.key))
  const look = lookOfRegion(store, region)
  const caption = captionOfRegion(store, region) || 'No label'
  const isForeign = isUnsupported(store, region)
  const relations = store.document.relations.filter(({ wire }) => wire.from_id === region.key || wire.to_id === region.key).length
  return (
    <div
      className={`dk-tree-r ${look.className}${isHidden ? ' dk-is-hidden' : ''}`}
      ref={(element) => void (element !== null && look.apply(element))}
      role="treeitem"
      id={rowId(region.key)}
      aria-level={level}
      aria-selected={isSelected}
      aria-posinset={place}
      aria-setsize={total}
      onClick={(event) => select(store, [region.key], event.ctrlKey || event.metaKey ? 'toggle' : 'only')}
      onPointerEnter={() => store.ui.set({ hovered: region.key })}
      onPointerLeave={() => store.ui.set({ hovered: undefined })}
    >
      <span className="dk-tree-n dk-num">{number}</span>
      <span className="dk-lc">
        <Icon name={isForeign ? 'triangle-alert' : (kindNamed(region.kind)?.shape?.icon ?? 'type')} size={14} />
      </span>
      <span className="dk-nowrap dk-cut-some" dir="auto">
        {caption}
      </span>
      <span className="dk-muted dk-small dk-cut dk-grow" dir="auto">
        {isForeign ? 'cannot be shown here, kept' : detailOf(store, region)}
      </span>
      {region.origin === 'prediction' && (
        <span className="dk-spark" title="From a model, not changed">
          <Icon name="sparkles" size={14} />
        </span>
      )}
      {relations > 0 && (
        <span className="dk-tree-rel" title={`${relations} ${relations === 1 ? 'relation' : 'relations'}`}>
          <Icon name="spline" size={12} />
          <span className="dk-num">{relations}</span>
        </span>
      )}
      {(isSelected || isLocked) && (
        <IconToggle
          icon={isLocked ? 'lock' : 'lock-open'}
          caption={isLocked ? 'Unlock' : 'Lock'}
          onPress={() => toggleFlag(store, 'locked', [region])}
        />
      )}
      {(isSelected || isHidden) && (
        <IconToggle
          icon={isHidden ? 'eye-off' : 'eye'}
          caption={isHidden ? 'Show' : 'Hide'}
          onPress={() => toggleFlag(store, 'hidden', [region])}
        />
      )}
    </div>
  )
}
