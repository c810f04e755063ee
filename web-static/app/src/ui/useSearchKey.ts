import { useRef, type RefObject } from 'react'
import { useCommands } from '../keys/commands'

/** "/" goes to the field that filters the page. The ref belongs on what holds the field. */
export function useSearchKey(caption: string): RefObject<HTMLDivElement | null> {
  const holder = useRef<HTMLDivElement>(null)
  useCommands([{ id: 'filter', caption, keys: '/', group: 'Page', run: () => holder.current?.querySelector('input')?.focus() }])
  return holder
}
