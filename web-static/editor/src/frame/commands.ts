import { hotkeyName } from '../config/hotkeys'
import { flatten } from '../config/options'
import { type KeyCommand } from '../keys/registry'
import { kindNamed } from '../regions/registry'
import { copyText, pasteText } from '../session/clipboard'
import { duplicate, pressLabel, remove, removeAll, select, toggleFlag } from '../session/labeling'
import { startRelation } from '../session/relations'
import { type EditorSession } from '../session/session'
import { type EditorStore } from '../session/store'
import { accept, atHand, suggestions } from '../session/suggestions'
import { choose } from '../tags/choices/choose'
import { placeOf } from './regionList'
import { toolKinds } from './tools'

/** All keys of the editor, under the names of labeling-interface.md §20.2. */
export function editorCommands(session: EditorSession): readonly KeyCommand[] {
  const { store } = session
  return [
    ...annotationCommands(session),
    ...regionCommands(store),
    ...selectionCommands(store),
    ...clipboardCommands(store),
    ...toolCommands(store),
    ...optionCommands(store),
  ]
}

/** A row of the table; `also typing` works inside of text fields too. */
const command =
  (group: string, when: 'not typing' | 'also typing' = 'not typing') =>
  (...[id, keys, caption, run]: [id: string, keys: string, caption: string, run: KeyCommand['run']]): KeyCommand => ({
    id,
    keys,
    scope: 'editor',
    caption,
    group,
    run,
    whileTyping: when === 'also typing',
  })

function annotationCommands(session: EditorSession): readonly KeyCommand[] {
  const { store } = session
  const row = command('Task')
  const always = command('Task', 'also typing')
  return [
    always('annotation:submit', 'ctrl+enter,alt+enter', 'Submit or update', () => void session.submit()),
    always('annotation:skip', 'ctrl+space', 'Skip', () => (session.outlets.onSkip === undefined ? false : void session.skip())),
    row('annotation:undo', 'ctrl+z', 'Undo', () => void store.document.undo()),
    row('annotation:redo', 'ctrl+shift+z,ctrl+y', 'Redo', () => void store.document.redo()),
    row('task:next', 'ctrl+right', 'Next task', () => (session.outlets.onNext === undefined ? false : void session.go('onNext'))),
    row('task:previous', 'ctrl+left', 'Previous task', () =>
      session.outlets.onPrevious === undefined ? false : void session.go('onPrevious'),
    ),
    row('help', '?', 'Keyboard shortcuts', () => store.ui.set({ keySheet: !store.ui.get().keySheet })),
    row('parts', 'f6', 'Next part of the editor', () => nextPart(1)),
    row('parts:back', 'shift+f6', 'Previous part of the editor', () => nextPart(-1)),
  ]
}

function regionCommands(store: EditorStore): readonly KeyCommand[] {
  const row = command('Regions')
  const withSelection = (act: () => void) => () => (store.ui.get().selection.length === 0 ? false : act())
  return [
    row(
      'region:delete',
      'delete,backspace',
      'Delete',
      withSelection(() => remove(store, store.selectedAll())),
    ),
    row('region:delete-all', 'ctrl+backspace', 'Delete all regions', () => removeAll(store)),
    row('region:duplicate', 'ctrl+d', 'Duplicate', () =>
      isAtWork() && store.selectedAll().length > 0 ? duplicate(store, store.selectedAll()) : false,
    ),
    row(
      'region:visibility',
      'alt+h',
      'Hide or show',
      withSelection(() => toggleFlag(store, 'hidden', store.selectedAll())),
    ),
    row('region:visibility-all', 'ctrl+h', 'Hide or show all', () => (isAtWork() ? toggleFlag(store, 'hidden', store.drawn()) : false)),
    row(
      'region:lock',
      'alt+l',
      'Lock or unlock',
      withSelection(() => toggleFlag(store, 'locked', store.selectedAll())),
    ),
    row('region:relation', 'alt+r', 'Relation', () => (startRelation(store) ? undefined : false)),
    row(
      'region:meta',
      'alt+m',
      'Note',
      withSelection(() => openNote()),
    ),
  ]
}

/** Keys the browser has a use for are taken only while the stage or the list has the keyboard. */
const isAtWork = (): boolean => document.activeElement?.closest('[data-stage], .dk-tree') !== null && document.activeElement !== null

/** Going from one region to another, and letting go. */
function selectionCommands(store: EditorStore): readonly KeyCommand[] {
  const row = command('Regions')
  return [
    row('suggestion:accept-all', 'shift+enter', 'Accept all suggestions', () => {
      const open = suggestions(store)
      return open.length === 0 || isOnControl() ? false : accept(store, open)
    }),
    row('region:focus', 'enter', 'To the questions of the region', () => focusQuestions(store)),
    row('region:cycle', 'alt+.', 'Next region', () => void cycle(store, 1)),
    row('region:cycle-back', 'alt+comma', 'Previous region', () => void cycle(store, -1)),
    row('region:unselect', 'u', 'Unselect', () => (store.ui.get().selection.length === 0 ? false : select(store, []))),
    row('region:exit', 'escape', 'Put away, step by step', () => stepBack(store)),
    // After the one above, so that a suggestion is decided before its questions are asked.
    row('suggestion:accept', 'enter', 'Accept the suggestion', () => acceptAtHand(store)),
  ]
}

/** Enter on a button or a link is that button's own. */
const isOnControl = (): boolean => document.activeElement?.closest('button, a, input, [role="tab"]') !== null

/** The suggestion in the bar, unless something else is selected. */
function acceptAtHand(store: EditorStore): false | void {
  const region = atHand(store)
  const { selection } = store.ui.get()
  if (region === undefined || isOnControl() || (selection.length > 0 && !selection.includes(region.key))) return false
  return accept(store, [region])
}

/** Escape, one thing a press: selected text, label in hand, selection. */
function stepBack(store: EditorStore): false | void {
  const { inHand, selection, pendingText, keySheet, sheet, relating } = store.ui.get()
  if (keySheet || sheet) return store.ui.set({ keySheet: false, sheet: false })
  if (relating !== undefined) return store.ui.set({ relating: undefined })
  if (pendingText !== undefined) return store.ui.set({ pendingText: undefined })
  if (Object.values(inHand).some((values) => values.length > 0)) return store.ui.set({ inHand: {} })
  if (selection.length > 0) return select(store, [])
  return false
}

/** Walks the regions in reading order; false at the ends. */
export function cycle(store: EditorStore, step: 1 | -1, wraps = true): boolean {
  const { hidden, selection } = store.ui.get()
  const order = store
    .drawn()
    .filter((region) => !hidden.has(region.key))
    .toSorted((a, b) => placeOf(a) - placeOf(b))
  const at = order.findIndex((region) => region.key === selection[0])
  const next = at < 0 ? (step > 0 ? 0 : order.length - 1) : at + step
  const region = wraps ? order[(next + order.length) % order.length] : order[next]
  if (region === undefined) return false
  select(store, [region.key])
  return true
}

function openNote(): void {
  document.querySelector<HTMLElement>('[data-command="region:meta"]')?.click()
}

function focusQuestions(store: EditorStore): false | void {
  if (store.selected() === undefined) return false
  const field = document.querySelector<HTMLElement>('.dk-p-body :is(input, textarea, select)')
  if (field === null) return false
  field.focus()
  return undefined
}

const PARTS =
  '.dk-label-bar button[tabindex="0"], .dk-rail button[tabindex="0"], [data-stage][tabindex], [data-stage] [tabindex], .dk-choice-bar input, .dk-bottom .dk-btn-ink, .dk-tree'

/** F6: label bar, tools, stage, questions, acts, panels. */
function nextPart(step: 1 | -1): void {
  const seen = new Set<Element | null>()
  const stops = [...document.querySelectorAll<HTMLElement>(PARTS)].filter((element) => {
    const part = element.closest('.dk-label-bar, .dk-rail, [data-stage], .dk-choice-bar, .dk-bottom, .dk-panels')
    return !seen.has(part) && seen.add(part)
  })
  const at = stops.findIndex((stop) =>
    stop.closest('.dk-label-bar, .dk-rail, [data-stage], .dk-choice-bar, .dk-bottom, .dk-panels')?.contains(document.activeElement),
  )
  stops[(at + step + stops.length) % stops.length]?.focus()
}

function clipboardCommands(store: EditorStore): readonly KeyCommand[] {
  const row = command('Regions')
  return [
    row('region:copy', 'ctrl+c', 'Copy', () => {
      const text = copyText(store)
      if (text === undefined || window.getSelection()?.isCollapsed === false) return false
      void navigator.clipboard.writeText(text).then(
        () => store.say('Copied'),
        () => store.notify({ text: 'This browser does not let the page copy', tone: 'bad' }),
      )
      return undefined
    }),
    row('region:paste', 'ctrl+v', 'Paste', () => {
      void navigator.clipboard.readText().then(
        (text) => pasteText(store, text),
        () => store.notify({ text: 'This browser does not let the page paste', tone: 'bad' }),
      )
    }),
  ]
}

function toolCommands(store: EditorStore): readonly KeyCommand[] {
  if (![...store.config.objects.values()].some((object) => object.node.tag === 'image')) return []
  const row = command('Tools')
  const take = (tool: string) => () => {
    store.ui.set({ tool })
    document.querySelector<HTMLElement>('.dk-stage-window')?.focus({ preventScroll: true })
  }
  const shapes = store.readOnly ? [] : toolKinds(store)
  return [
    row('tool:move', 'v', 'Select', take('select')),
    row('tool:pan-image', 'h', 'Pan', take('pan')),
    ...shapes.flatMap((kind) => {
      const shape = kindNamed(kind)?.shape
      return shape === undefined
        ? []
        : [row(kind === 'rectangle' ? 'tool:rect' : `tool:${kind}`, shape.toolKey, shape.toolCaption, take(kind))]
    }),
  ]
}

/** Labels and choices by their digits and letters. */
function optionCommands(store: EditorStore): readonly KeyCommand[] {
  if (!store.settings.hotkeys || store.readOnly) return []
  return [...store.config.controls.values()].flatMap((control) =>
    flatten(control.options).flatMap((option) => {
      const keys = store.config.hotkeys.get(hotkeyName(control.name, option.value))
      if (keys === undefined) return []
      const row = command(control.isLabelSet ? 'Labels' : 'Answers')
      return [
        row(`option:${control.name}:${option.value}`, keys, option.caption, () => {
          if (control.isLabelSet) return pressLabel(store, control, option.value)
          const region = control.perRegion ? store.selected() : undefined
          return store.isVisible(control, store.selected()) ? choose(store, control, option, region) : false
        }),
      ]
    }),
  )
}
