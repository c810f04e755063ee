import { useEffect, useRef, useSyncExternalStore } from 'react'

export interface Command {
  readonly id: string
  readonly caption: string
  /** "mod+k", "?", or two strokes one after the other: "g p". */
  readonly keys?: string
  /** Under which head the sheet lists it. */
  readonly group: 'Go to' | 'Page' | 'Everywhere'
  run(): void
}

export interface Stroke {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/** How long the first of two strokes waits for the second. */
const SEQUENCE_MS = 1000

const textFor = ({ key, ctrlKey, metaKey, altKey }: Stroke): string =>
  [ctrlKey || metaKey ? 'mod' : '', altKey ? 'alt' : '', key.length === 1 ? key.toLowerCase() : key].filter((part) => part !== '').join('+')

/** The registry of what can be done here; the page's commands win over those of the frame, since they come later. */
export class Commands {
  #lists: readonly (readonly Command[])[] = []
  #all: readonly Command[] = []
  #first: { readonly text: string; readonly at: number } | undefined
  readonly #listeners = new Set<() => void>()

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }
  readonly all = (): readonly Command[] => this.#all

  register(list: readonly Command[]): () => void {
    this.#set([...this.#lists, list])
    return () => this.#set(this.#lists.filter((known) => known !== list))
  }

  /** Runs what the stroke stands for; inside a text field only strokes with Ctrl count. */
  handle(stroke: Stroke, isTyping: boolean, now: number = Date.now()): boolean {
    const text = textFor(stroke)
    if (isTyping && !text.startsWith('mod+')) return false
    const first = this.#first !== undefined && now - this.#first.at < SEQUENCE_MS ? this.#first.text : undefined
    this.#first = undefined
    const command = (first === undefined ? undefined : this.#find(`${first} ${text}`)) ?? this.#find(text)
    if (command !== undefined) {
      command.run()
      return true
    }
    if (this.#all.some(({ keys }) => keys?.startsWith(`${text} `) === true)) this.#first = { text, at: now }
    return false
  }

  #find(text: string): Command | undefined {
    return this.#all.findLast(({ keys }) => keys === text)
  }

  #set(lists: readonly (readonly Command[])[]): void {
    this.#lists = lists
    this.#all = lists.flat()
    for (const tell of this.#listeners) tell()
  }
}

export const commands = new Commands()
export const useAllCommands = (): readonly Command[] => useSyncExternalStore(commands.subscribe, commands.all)

/** Offers commands while the caller is on the page. Their `run` is always that of the latest render. */
export function useCommands(list: readonly Command[]): void {
  const latest = useRef(list)
  useEffect(() => {
    latest.current = list
  })
  const shape = JSON.stringify(list)
  useEffect(() => {
    const runs = (id: string) => () => latest.current.find((command) => command.id === id)?.run()
    const offered = JSON.parse(shape) as readonly Omit<Command, 'run'>[]
    return commands.register(offered.map((command) => ({ ...command, run: runs(command.id) })))
  }, [shape])
}

const isTextField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input:not([type="checkbox"], [type="radio"]), textarea, select, [role="textbox"]'))

/** The one listener for the keys of all screens but the editor, which brings its own. */
export function useCommandKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const isInDialog = document.querySelector('[role="dialog"][data-open]') !== null
      if (isInDialog) return
      // The labeling editor has keys of its own; beside it only those with Ctrl are ours.
      const isInEditor = document.querySelector('.docket-editor') !== null
      const target = event.composedPath()[0] ?? event.target
      if (commands.handle(event, isInEditor || isTextField(target))) event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

const isApple = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent)

/** As it is printed: "Ctrl K", "⌘K". */
export function printed(keys: string): string {
  return keys
    .split(' ')
    .map((stroke) =>
      stroke
        .split('+')
        .map((part) => (part === 'mod' ? (isApple ? '⌘' : 'Ctrl') : part.length === 1 ? part.toUpperCase() : part))
        .join(isApple ? '' : ' '),
    )
    .join(' then ')
}
