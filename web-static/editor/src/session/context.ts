import { createContext, useContext, useRef, useSyncExternalStore } from 'react'
import { type EditorStore } from './store'
import { type Ui } from './ui'

const Context = createContext<EditorStore | undefined>(undefined)

export const EditorProvider = Context.Provider

export function useEditor(): EditorStore {
  const store = useContext(Context)
  if (store === undefined) throw new Error('This part of the editor stands outside of LabelingEditor')
  return store
}

/** A slice of what the person looks at; draws again only when that slice changes. */
export function useUi<T>(pick: (ui: Ui) => T): T {
  const { ui } = useEditor()
  return useSyncExternalStore(ui.subscribe, () => pick(ui.get()))
}

/** Draws again after every act; returns the version that is now shown. */
export function useDocument(): number {
  const { document } = useEditor()
  return useSyncExternalStore(document.subscribe, () => document.version)
}

/** A value worked out from the document and the UI, the same object until one of its parts changes. */
export function useDerived<T>(derive: (store: EditorStore) => readonly T[]): readonly T[] {
  const store = useEditor()
  const last = useRef<readonly T[]>([])
  const read = () => {
    const next = derive(store)
    const same = next.length === last.current.length && next.every((entry, index) => Object.is(entry, last.current[index]))
    if (!same) last.current = next
    return last.current
  }
  const subscribe = useRef((listener: () => void) => {
    const stops = [store.document.subscribe(listener), store.ui.subscribe(listener)]
    return () => stops.forEach((stop) => stop())
  })
  return useSyncExternalStore(subscribe.current, read)
}
