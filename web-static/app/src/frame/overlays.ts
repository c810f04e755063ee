import { useSyncExternalStore } from 'react'

/** Something over the page that anything may open. */
class Overlay {
  #isOpen = false
  readonly #listeners = new Set<() => void>()
  readonly open = (): void => this.#set(true)
  readonly close = (): void => this.#set(false)
  readonly isOpen = (): boolean => this.#isOpen
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }
  #set(isOpen: boolean): void {
    this.#isOpen = isOpen
    for (const tell of this.#listeners) tell()
  }
}

export const palette = new Overlay()
export const keySheet = new Overlay()
export const useIsOpen = (overlay: Overlay): boolean => useSyncExternalStore(overlay.subscribe, overlay.isOpen)
