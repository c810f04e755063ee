import { useSyncExternalStore } from 'react'

export interface Toast {
  readonly id: number
  readonly text: string
  readonly isBad: boolean
  /** The next one about the same thing takes its place. */
  readonly about?: string
  readonly act?: { readonly caption: string; run(): void }
}

const MOST = 2
const LASTS_MS = 8000

/** At most two lines at the bottom: what has just happened, with the way back. Errors stay until closed. */
export class ToastStore {
  #shown: readonly Toast[] = []
  #count = 0
  readonly #listeners = new Set<() => void>()
  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>()

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }
  readonly shown = (): readonly Toast[] => this.#shown

  say(text: string, act?: Toast['act'], about?: string): void {
    this.#add({ text, isBad: false, ...(act === undefined ? {} : { act }), ...(about === undefined ? {} : { about }) })
  }

  fail(text: string, act?: Toast['act']): void {
    this.#add({ text, isBad: true, ...(act === undefined ? {} : { act }) })
  }

  close(id: number): void {
    this.pause(id)
    this.#set(this.#shown.filter((toast) => toast.id !== id))
  }

  pause(id: number): void {
    clearTimeout(this.#timers.get(id))
    this.#timers.delete(id)
  }

  resume(id: number): void {
    const toast = this.#shown.find((shown) => shown.id === id)
    if (toast === undefined || toast.isBad || this.#timers.has(id)) return
    this.#timers.set(
      id,
      setTimeout(() => this.close(id), LASTS_MS),
    )
  }

  #add(fields: Omit<Toast, 'id'>): void {
    this.#count += 1
    const toast = { ...fields, id: this.#count }
    const isSame = ({ about }: Toast) => about !== undefined && about === toast.about
    const others = this.#shown.filter((shown) => !isSame(shown))
    const kept = others.slice(Math.max(0, others.length + 1 - MOST))
    for (const shown of this.#shown) if (!kept.includes(shown)) this.pause(shown.id)
    this.#set([...kept, toast])
    this.resume(toast.id)
  }

  #set(shown: readonly Toast[]): void {
    this.#shown = shown
    for (const tell of this.#listeners) tell()
  }
}

export const toasts = new ToastStore()
export const useToasts = (): readonly Toast[] => useSyncExternalStore(toasts.subscribe, toasts.shown)
