import { createContext, useContext, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
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

/** The key of a command as it is printed, once the command is known. */
export function useKey(command: string | undefined): string | undefined {
  const { keys } = useEditor()
  return useSyncExternalStore(keys.subscribe, () => (command === undefined ? undefined : keys.print(command)))
}

/** The value of the last drawing, for listeners that outlive it. */
export function useLatest<T>(value: T): { readonly current: T } {
  const latest = useRef(value)
  useLayoutEffect(() => {
    latest.current = value
  })
  return latest
}
