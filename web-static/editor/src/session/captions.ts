import { text, walk, type ConfigNode } from '../config/node'
import { type ControlTag } from '../config/config'
import { resolveText } from '../config/values'
import { type EditorStore } from './store'

/** What people call a control: the header right before it, else its name made readable. */
export function captionOf(store: EditorStore, control: ControlTag): string {
  const header = headerBefore(store.config.root, control.node)
  return header === undefined ? readable(control.name) : resolveText(header.attributes['value'] ?? '', store.data)
}

/** The header that titles a control: the element right before it among its siblings, or before the View around it. */
export function headerBefore(root: ConfigNode, node: ConfigNode): ConfigNode | undefined {
  for (const parent of walk(root)) {
    const at = parent.children.indexOf(node)
    if (at < 0) continue
    const before = parent.children[at - 1]
    if (before?.tag === 'header' && text(before, 'value') !== undefined) return before
    return at === 0 && parent !== root ? headerBefore(root, parent) : undefined
  }
  return undefined
}

export const readable = (name: string): string => {
  const words = name.replaceAll(/[_-]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
