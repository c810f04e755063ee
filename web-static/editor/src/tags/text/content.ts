import { useEffect, useState } from 'react'
import { text, type ConfigNode } from '../../config/node'
import { resolve, resolveText } from '../../config/values'
import { type EditorStore } from '../../session/store'

export type Content =
  | { readonly state: 'ready'; readonly text: string }
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly reason: string; readonly address: string }

/** The text to label: the field itself, decoded if told so, or what the host loads from an address. */
export function useContent(store: EditorStore, node: ConfigNode): Content {
  const value = node.attributes['value'] ?? ''
  const isUrl = node.attributes['valuetype'] === 'url'
  const own = resolveText(value, store.data)
  const [loaded, setLoaded] = useState<Content>({ state: 'loading' })
  const { loadText } = store
  useEffect(() => {
    if (!isUrl) return undefined
    let isCurrent = true
    const failed = (reason: string) => isCurrent && setLoaded({ state: 'failed', reason, address: own })
    if (loadText === undefined) failed('This page cannot load texts from an address')
    else
      loadText(own).then(
        (text) => isCurrent && setLoaded({ state: 'ready', text }),
        (problem: unknown) => failed(String(problem)),
      )
    return () => {
      isCurrent = false
    }
  }, [isUrl, own, loadText])
  if (isUrl) return loaded
  if (resolve(value, store.data) === undefined) return { state: 'failed', reason: 'The task has no such field', address: value }
  return decoded(own, text(node, 'encoding'))
}

function decoded(value: string, encoding: string | undefined): Content {
  if (encoding !== 'base64' && encoding !== 'base64unicode') return { state: 'ready', text: value }
  try {
    const binary = atob(value)
    const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0))
    return { state: 'ready', text: encoding === 'base64' ? binary : new TextDecoder().decode(bytes) }
  } catch {
    return { state: 'failed', reason: 'The text is not valid base64', address: '' }
  }
}
