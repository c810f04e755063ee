import { useEffect, useLayoutEffect, useMemo, useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { type ObjectTag } from '../../config/config'
import { text as attribute } from '../../config/node'
import { type Region } from '../../document/region'
import { type Span } from '../../regions/span'
import { useDocument, useEditor, useLatest, useUi } from '../../session/context'
import { draw, labelsInHand, select } from '../../session/labeling'
import { captionOfRegion, lookOfRegion } from '../../session/looks'
import { type EditorStore } from '../../session/store'
import { isSuggested } from '../../session/suggestions'
import { MediaCard } from '../MediaCard'
import { type TagDefinition, type TagProps } from '../tag'
import { useContent } from './content'
import { granularityOf, widened, type Units } from './granularity'
import { Lines, selectedUnits } from './lines'
import { Offsets } from './offsets'
import { markAt, paintMarks, type Mark, type Painted } from './overlay'
import { relationNodes } from './relationLines'

function TextTag({ node }: TagProps) {
  const store = useEditor()
  const content = useContent(store, node)
  const object = store.config.objects.get(node.attributes['name'] ?? '')
  switch (content.state) {
    case 'loading':
      return <p className="dk-loading">Loading text</p>
    case 'failed':
      return <MediaCard what="text" field={node.attributes['value'] ?? ''} reason={content.reason} address={content.address} />
    case 'ready':
      return object === undefined ? (
        <p className="dk-doc-text">{content.text}</p>
      ) : (
        <Document key={content.text} object={object} text={content.text} />
      )
  }
}

function Document({ object, text }: { readonly object: ObjectTag; readonly text: string }) {
  const store = useEditor()
  const lines = useMemo(() => new Lines(text), [text])
  const offsets = useMemo(() => new Offsets(text), [text])
  const body = useRef<HTMLDivElement>(null)
  const overlay = useRef<HTMLDivElement>(null)
  const painted = useMarks({ store, object, lines, offsets, body, overlay })
  usePendingCleared(object.name)
  const spanOf = (units: Units, granularity: string | undefined): Span | undefined => {
    const wide = widened(text, units, granularityOf(granularity ?? attribute(object.node, 'granularity')))
    if (wide === undefined) return undefined
    const span = { start: offsets.toCodePoint(wide.start), end: offsets.toCodePoint(wide.end) }
    return savesText(object) ? { ...span, text: text.slice(wide.start, wide.end) } : span
  }
  const mark = (how: 'by pointer' | 'by key') => {
    const units = body.current === null ? undefined : selectedUnits(body.current, lines)
    if (units !== undefined) marked(store, object, how, (granularity) => spanOf(units, granularity))
    else if (store.ui.get().pendingText !== undefined) store.ui.set({ pendingText: undefined })
  }
  const onClick = (event: PointerEvent) => {
    if (window.getSelection()?.isCollapsed === false) return
    const origin = overlay.current?.getBoundingClientRect()
    const key = origin === undefined ? undefined : markAt(painted.current, event.clientX - origin.left, event.clientY - origin.top)
    select(store, key === undefined ? [] : [key], event.ctrlKey || event.metaKey ? 'toggle' : 'only')
  }
  return (
    <div
      className="dk-doc"
      tabIndex={0}
      role="group"
      aria-label={`Text ${object.name}. Shift and arrows select, a label key marks`}
      data-stage={object.name}
      onPointerUp={(event) => {
        mark('by pointer')
        onClick(event)
      }}
      onKeyDown={(event) => onKey(event, body.current, () => mark('by key'))}
    >
      <div className="dk-doc-marks" ref={overlay} aria-hidden="true" />
      <div className="dk-doc-text" ref={body}>
        {lines.texts.map((line, index) => (
          <div className={line === '' ? 'dk-line dk-line-blank' : 'dk-line'} dir="auto" data-line={index} key={index}>
            {line === '' ? <br /> : line}
          </div>
        ))}
      </div>
    </div>
  )
}

const savesText = (object: ObjectTag): boolean => {
  const told = attribute(object.node, 'savetextresult')
  return told === undefined ? object.node.attributes['valuetype'] !== 'url' : told === 'yes'
}

/** Selected text becomes a region when a label is in hand and a pointer selected it; else it waits for a label. */
function marked(
  store: EditorStore,
  object: ObjectTag,
  how: 'by pointer' | 'by key',
  spanOf: (granularity: string | undefined) => Span | undefined,
): void {
  if (store.readOnly || object.node.attributes['selectionenabled'] === 'false') return
  const inHand = labelsInHand(store, object.name, 'span')
  const first = inHand[0]
  const own = first?.[0].options.find((option) => option.value === first[1][0])?.granularity
  const span = spanOf(own)
  if (span === undefined) return
  if (how === 'by pointer' && inHand.length > 0) {
    refuse(store, draw(store, object.name, 'span', span))
    window.getSelection()?.removeAllRanges()
  } else {
    store.ui.set({ pendingText: { object: object.name, span }, selection: [] })
    if (how === 'by key') store.say(`Selected ${span.text ?? ''}`)
  }
}

function refuse(store: EditorStore, outcome: ReturnType<typeof draw>): void {
  if ('refused' in outcome && outcome.refused === 'used-up') store.notify({ text: `${outcome.label} is used up`, tone: 'bad' })
}

/** Arrows move a caret that the browser would not show in text that is read; with Shift they select. */
function onKey(event: KeyboardEvent, body: HTMLElement | null, onSelected: () => void): void {
  const selection = window.getSelection()
  const direction = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'backward', ArrowDown: 'forward' }[event.key]
  if (body === null || selection === null || event.altKey) return
  if (event.key === 'Enter') return void onSelected()
  if (direction === undefined || !event.shiftKey) return
  if (selection.rangeCount === 0 || !body.contains(selection.anchorNode)) selection.collapse(body.firstChild, 0)
  const unit = event.key === 'ArrowUp' || event.key === 'ArrowDown' ? 'line' : event.ctrlKey ? 'word' : 'character'
  selection.modify('extend', direction, unit)
  event.preventDefault()
  event.stopPropagation()
  onSelected()
}

/** When selected text has found its label, the browser's selection goes. */
function usePendingCleared(object: string): void {
  const pending = useUi((ui) => ui.pendingText)
  const before = useRef(pending)
  useEffect(() => {
    if (before.current?.object === object && pending === undefined) window.getSelection()?.removeAllRanges()
    before.current = pending
  }, [pending, object])
}

interface MarksProps {
  readonly store: EditorStore
  readonly object: ObjectTag
  readonly lines: Lines
  readonly offsets: Offsets
  readonly body: { readonly current: HTMLDivElement | null }
  readonly overlay: { readonly current: HTMLDivElement | null }
}

/** Paints all marks after every change of them, of the selection, or of the width. */
function useMarks({ store, object, lines, offsets, body, overlay }: MarksProps): { readonly current: readonly Painted[] } {
  useDocument()
  const selection = useUi((ui) => ui.selection)
  const hidden = useUi((ui) => ui.hidden)
  useUi((ui) => ui.accepted)
  const regions = store.document.list().filter((region) => region.object === object.name && region.kind === 'span')
  const painted = useRef<readonly Painted[]>([])
  const paint = () => {
    if (body.current === null || overlay.current === null) return
    const marks = regions.filter((region) => !hidden.has(region.key)).map((region) => markOf(store, offsets, region, selection))
    painted.current = paintMarks(body.current, overlay.current, lines, marks)
    const origin = overlay.current.getBoundingClientRect()
    const { left, right } = body.current.getBoundingClientRect()
    const margins = { left: left - origin.left, right: right - origin.left }
    overlay.current.append(...relationNodes(relationsOf(store, selection), painted.current, margins))
  }
  const latest = useLatest(paint)
  useLayoutEffect(paint)
  useEffect(() => {
    if (body.current === null) return undefined
    const observer = new ResizeObserver(() => latest.current())
    observer.observe(body.current)
    void document.fonts?.ready.then(() => latest.current())
    return () => observer.disconnect()
  }, [body, latest])
  return painted
}

/** Only those of the selection, so that many relations stay readable. */
const relationsOf = (store: EditorStore, selection: readonly string[]) =>
  store.document.relations.flatMap(({ wire }) => (selection.includes(wire.from_id) || selection.includes(wire.to_id) ? wire : []))

function markOf(store: EditorStore, offsets: Offsets, region: Region, selection: readonly string[]): Mark {
  const { start, end } = region.geometry as Span
  return {
    key: region.key,
    start: offsets.toUnit(start),
    end: offsets.toUnit(end),
    caption: store.settings.showRegionLabels ? captionOfRegion(store, region) : '',
    look: lookOfRegion(store, region),
    isSelected: selection.includes(region.key),
    isSuggested: isSuggested(store, region),
  }
}

export const text: TagDefinition = { tag: 'text', role: 'object', place: 'stage', View: TextTag }
