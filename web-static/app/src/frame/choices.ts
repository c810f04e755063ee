import { useSyncExternalStore } from 'react'

/** What a person chose for this browser. */
export interface Choices {
  readonly theme: 'system' | 'light' | 'dark'
  readonly density: 'compact' | 'comfortable'
  readonly isSidebarFolded: boolean
  readonly openWorkspaces: readonly number[]
  readonly isArchiveOpen: boolean
  readonly pageSize: number
}

const KEY = 'docket.choices'
const DEFAULTS: Choices = {
  theme: 'system',
  density: 'compact',
  isSidebarFolded: false,
  openWorkspaces: [],
  isArchiveOpen: false,
  pageSize: 50,
}

function stored(): Choices {
  try {
    return { ...DEFAULTS, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Choices>) }
  } catch {
    return DEFAULTS
  }
}

let current: Choices | undefined
const listeners = new Set<() => void>()
const read = (): Choices => (current ??= stored())

export function choose(change: Partial<Choices>): void {
  current = { ...read(), ...change }
  try {
    localStorage.setItem(KEY, JSON.stringify(current))
  } catch {
    // A browser that stores nothing still honours the choice until the page closes.
  }
  showChoices()
  for (const tell of listeners) tell()
}

/** Theme and density stand on the root element, where the tokens look for them. */
export function showChoices(): void {
  const { theme, density } = read()
  const { dataset } = document.documentElement
  if (theme === 'system') delete dataset['theme']
  else dataset['theme'] = theme
  dataset['density'] = density
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
export const useChoices = (): Choices => useSyncExternalStore(subscribe, read)
