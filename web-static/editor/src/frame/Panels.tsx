import { useId, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import { type ConfigNode } from '../config/node'
import { useDocument, useEditor, useUi } from '../session/context'
import { relationRows } from '../session/relations'
import { HistoryPanel } from './HistoryPanel'
import { Icon } from './icons'
import { InfoPanel } from './InfoPanel'
import { NARROWEST, storedLayout, storeLayout, WIDEST, type Layout } from './layout'
import { listed } from './regionList'
import { RegionsPanel } from './RegionsPanel'
import { RelationsPanel } from './RelationsPanel'
import { onRovingKey } from './roving'

/** A panel that the host adds: comments, versions, agreement. */
export interface HostPanel {
  readonly id: string
  readonly title: string
  readonly count?: number
  readonly content: ReactNode
}

interface PanelsProps {
  readonly perRegion: readonly ConfigNode[]
  readonly hostPanels: readonly HostPanel[]
  readonly versions: ReactNode
}

export function Panels({ perRegion, hostPanels, versions }: PanelsProps) {
  const store = useEditor()
  useDocument()
  const isSheet = useUi((ui) => ui.sheet)
  const { layout, change, fold } = useLayout()
  const [isOpened, setOpened] = useState(false)
  const hasRegions =
    [...store.config.controls.values()].some((control) => control.isLabelSet || control.kind !== undefined) || listed(store).length > 0
  const history: HostPanel = {
    id: 'history',
    title: 'History',
    count: store.document.log.length,
    content: <HistoryPanel versions={versions} />,
  }
  const group = (id: string, panels: readonly HostPanel[], grows: boolean) => (
    <Group key={id} panels={panels} grows={grows} isFolded={layout.folded.includes(id)} onFold={() => fold(id)} />
  )
  // With nothing but the steps of this session to show, the data has the room until somebody asks.
  const isBare = !hasRegions && hostPanels.length === 0 && versions === undefined && !isOpened
  const setOpen = (isOpen: boolean) => {
    setOpened(isOpen)
    change({ isClosed: !isOpen })
  }
  if ((layout.isClosed || isBare) && !isSheet) return <ClosedStrip onOpen={() => setOpen(true)} />
  return (
    <aside
      className={`dk-panels${isSheet ? ' dk-sheet' : ''}`}
      aria-label="Details"
      ref={(element) => void element?.style.setProperty('--dk-panel-w', `${layout.width}px`)}
      onKeyDown={(event) => event.key === 'Escape' && isSheet && store.ui.set({ sheet: false })}
    >
      <Edge layout={layout} onChange={change} />
      {isSheet && (
        <button type="button" className="dk-btn dk-btn-quiet dk-sheet-close" onClick={() => store.ui.set({ sheet: false })}>
          <Icon name="chevron-down" />
          Close
        </button>
      )}
      {hasRegions && group('regions', [{ id: 'regions', title: 'Regions', count: listed(store).length, content: <RegionsPanel /> }], true)}
      {hasRegions &&
        group(
          'info',
          [
            { id: 'info', title: 'Info', content: <InfoPanel perRegion={perRegion} /> },
            { id: 'relations', title: 'Relations', count: relationRows(store).length, content: <RelationsPanel /> },
          ],
          false,
        )}
      {group('history', [...hostPanels, history], !hasRegions)}
      <button
        type="button"
        className="dk-icon-btn dk-icon-btn-s dk-panels-close dk-no-phone"
        aria-label="Fold panels away"
        title="Fold panels away"
        onClick={() => setOpen(false)}
      >
        <Icon name="panel-right-close" size={14} />
      </button>
    </aside>
  )
}

function useLayout() {
  const [layout, setLayout] = useState(storedLayout)
  const change = (part: Partial<Layout>) => {
    const next = { ...layout, ...part }
    setLayout(next)
    storeLayout(next)
  }
  const { folded } = layout
  const fold = (id: string) => change({ folded: folded.includes(id) ? folded.filter((entry) => entry !== id) : [...folded, id] })
  return { layout, change, fold }
}

function ClosedStrip({ onOpen }: { onOpen(): void }) {
  return (
    <aside className="dk-panels-strip dk-no-phone" aria-label="Details">
      <button type="button" className="dk-icon-btn dk-icon-btn-s" aria-label="Open panels" title="Open panels" onClick={onOpen}>
        <Icon name="panel-right-open" size={14} />
      </button>
    </aside>
  )
}

interface EdgeProps {
  readonly layout: Layout
  onChange(part: Partial<Layout>): void
}

const clampWidth = (width: number): number => Math.min(WIDEST, Math.max(NARROWEST, width))

/** The edge that is dragged, or moved by arrows. */
function Edge({ layout, onChange }: EdgeProps) {
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    const { parentElement } = event.currentTarget
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || parentElement === null) return
    onChange({ width: clampWidth(parentElement.getBoundingClientRect().right - event.clientX) })
  }
  const key = (event: KeyboardEvent) => {
    const step = { ArrowLeft: 16, ArrowRight: -16 }[event.key]
    if (step === undefined) return
    onChange({ width: clampWidth(layout.width + step) })
    event.preventDefault()
  }
  return (
    <div
      className="dk-edge dk-no-phone"
      role="separator"
      aria-label="Width of the panels"
      aria-orientation="vertical"
      aria-valuenow={layout.width}
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={key}
    />
  )
}

interface GroupProps {
  readonly panels: readonly HostPanel[]
  readonly grows: boolean
  readonly isFolded: boolean
  onFold(): void
}

function Group({ panels, grows, isFolded, onFold }: GroupProps) {
  const id = useId()
  const [openId, setOpen] = useState(panels[0]?.id)
  const open = panels.find((panel) => panel.id === openId) ?? panels[0]
  if (open === undefined) return null
  return (
    <section className={`dk-pg${grows && !isFolded ? ' dk-pg-grow' : ''}`}>
      <div className="dk-p-tabs">
        <div className="dk-tl" role="tablist" onKeyDown={onRovingKey}>
          {panels.map((panel) => (
            <button
              key={panel.id}
              type="button"
              className="dk-tab"
              role="tab"
              id={`${id}${panel.id}`}
              aria-selected={panel === open}
              aria-controls={isFolded ? undefined : `${id}panel`}
              tabIndex={panel === open ? 0 : -1}
              onClick={() => setOpen(panel.id)}
            >
              {panel.title}
              {panel.count !== undefined && <span className="dk-count">{panel.count}</span>}
            </button>
          ))}
        </div>
        <span className="dk-grow" />
        <button
          type="button"
          className="dk-icon-btn dk-icon-btn-s"
          aria-label={`${isFolded ? 'Open' : 'Fold'} ${open.title}`}
          aria-expanded={!isFolded}
          onClick={onFold}
        >
          <Icon name={isFolded ? 'chevron-up' : 'chevron-down'} size={14} />
        </button>
      </div>
      {!isFolded && (
        <div className="dk-p-content" role="tabpanel" id={`${id}panel`} aria-labelledby={`${id}${open.id}`}>
          {open.content}
        </div>
      )}
    </section>
  )
}
