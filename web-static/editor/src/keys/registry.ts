/** From inner to outer; the inner one wins (language.md §6.1). */
export const SCOPES = ['text', 'object', 'editor', 'page', 'global'] as const
export type Scope = (typeof SCOPES)[number]

export interface KeyCommand {
  /** Its name in keymaps, as labeling-interface.md §20.2 has it. */
  readonly id: string
  /** Keys joined by +, alternatives by commas: `ctrl+enter`, `delete,backspace`. */
  readonly keys: string
  readonly scope: Scope
  readonly caption: string
  readonly group: string
  /** Also while typing; keys with Ctrl and Escape only. */
  readonly whileTyping?: boolean
  /** Return false to leave the key to the next scope, or to the browser. */
  run(event: KeyboardEvent): void | false
}

const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent)

const NAMED: Readonly<Record<string, string>> = {
  ' ': 'space',
  '+': 'plus',
  ',': 'comma',
  esc: 'escape',
  arrowup: 'up',
  arrowdown: 'down',
  arrowleft: 'left',
  arrowright: 'right',
}

/** The names a pressed key goes by: with its modifiers, and for signs also without Shift, which some keyboards need for them. */
export function namesOf(event: KeyboardEvent): readonly string[] {
  const key = event.key.toLowerCase()
  const main = NAMED[key] ?? key
  const ctrl = event.ctrlKey || (isMac && event.metaKey)
  const modifiers = [ctrl && 'ctrl', event.altKey && 'alt', event.shiftKey && 'shift'].filter((name): name is string => name !== false)
  const names = [[...modifiers, main].join('+')]
  const isSign = key.length === 1 && key.toLowerCase() === key.toUpperCase()
  if (isSign && event.shiftKey) names.push([...modifiers.filter((name) => name !== 'shift'), main].join('+'))
  if (event.shiftKey && /^Digit\d$/.test(event.code)) names.push([...modifiers, event.code.slice(5)].join('+'))
  return names
}

const canonical = (keys: string): string => {
  const parts = keys.trim().toLowerCase().split('+')
  const order = ['ctrl', 'alt', 'shift']
  const held = order.filter((name) => parts.includes(name))
  return [...held, ...parts.filter((part) => !order.includes(part))].join('+')
}

const alternatives = (keys: string): readonly string[] => keys.split(',').map(canonical)

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=range])'))

/** One table of all keys. Clashes inside a scope: explicit keymaps beat defaults, later commands beat earlier ones. */
export class Keys {
  #commands = new Map<string, KeyCommand>()
  #listeners = new Set<() => void>()
  readonly #keymap: Readonly<Record<string, string>>

  constructor(keymap: Readonly<Record<string, string>> = {}) {
    this.#keymap = keymap
  }

  register(commands: readonly KeyCommand[]): () => void {
    for (const command of commands) this.#commands.set(command.id, { ...command, keys: this.#keymap[command.id] ?? command.keys })
    this.#tell()
    return () => {
      for (const command of commands) this.#commands.delete(command.id)
      this.#tell()
    }
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }

  /** All commands that have a key, for the sheet. */
  all(): readonly KeyCommand[] {
    return [...this.#commands.values()].filter((command) => command.keys !== '')
  }

  /** The first key of a command, as it is printed beside a button. */
  print(id: string): string | undefined {
    const keys = this.#commands.get(id)?.keys
    return keys === undefined || keys === '' ? undefined : printed(alternatives(keys)[0] ?? '')
  }

  /** Runs the innermost command for a key. True when one took it. */
  handle(event: KeyboardEvent): boolean {
    if (event.isComposing || event.defaultPrevented) return false
    const names = namesOf(event)
    const typing = isTyping(event.target)
    for (const scope of SCOPES) {
      for (const command of [...this.#commands.values()].toReversed()) {
        if (command.scope !== scope || (typing && command.whileTyping !== true)) continue
        if (!alternatives(command.keys).some((key) => names.includes(key))) continue
        if (command.run(event) === false) continue
        event.preventDefault()
        return true
      }
    }
    return false
  }
}

const SIGNS: Readonly<Record<string, string>> = {
  ctrl: isMac ? '⌘' : 'Ctrl',
  alt: isMac ? '⌥' : 'Alt',
  shift: 'Shift',
  enter: '↵',
  escape: 'Esc',
  delete: 'Del',
  backspace: '⌫',
  left: '←',
  right: '→',
  up: '↑',
  down: '↓',
  space: 'Space',
  plus: '+',
  comma: ',',
}

export const printed = (keys: string): string =>
  canonical(keys)
    .split('+')
    .map((part) => SIGNS[part] ?? (part.length === 1 ? part.toUpperCase() : part.charAt(0).toUpperCase() + part.slice(1)))
    .join(' ')
