import { type LucideIcon } from '../ui/Icon'

export interface Entry {
  readonly id: string
  readonly caption: string
  readonly group: string
  readonly detail?: string
  readonly keys?: string
  readonly isAction?: boolean
  readonly icon?: LucideIcon
  run(): void
}

/** How well a caption fits: from its start, from the start of a word, anywhere; nothing otherwise. */
export function fit(caption: string, text: string): number {
  const name = caption.toLowerCase()
  const wanted = text.toLowerCase()
  if (name.startsWith(wanted)) return 3
  if (name.includes(` ${wanted}`)) return 2
  return name.includes(wanted) ? 1 : 0
}

/** The caption in three parts: before what was typed, that, and the rest. */
export function marked(caption: string, typed: string): readonly [string, string, string] {
  const text = typed.replace(/^>/, '').trim().toLowerCase()
  const name = caption.toLowerCase()
  const inWord = name.indexOf(` ${text}`)
  const at = text === '' ? -1 : name.startsWith(text) ? 0 : inWord >= 0 ? inWord + 1 : name.indexOf(text)
  return at < 0 ? [caption, '', ''] : [caption.slice(0, at), caption.slice(at, at + text.length), caption.slice(at + text.length)]
}

const MOST = 12

/** The entries that fit, groups kept together in their first order; ">" asks for actions only. */
export function found(entries: readonly Entry[], typed: string): readonly Entry[] {
  const isActions = typed.startsWith('>')
  const text = (isActions ? typed.slice(1) : typed).trim()
  const offered = isActions ? entries.filter(({ isAction }) => isAction === true) : entries
  const groups = new Map<string, { readonly entry: Entry; readonly rank: number }[]>()
  for (const entry of offered) {
    const rank = fit(entry.caption, text)
    if (rank === 0) continue
    const group = groups.get(entry.group) ?? []
    group.push({ entry, rank })
    groups.set(entry.group, group)
  }
  const ranked = [...groups.values()].map((group) => group.toSorted((a, b) => b.rank - a.rank))
  return ranked
    .flat()
    .map(({ entry }) => entry)
    .slice(0, MOST)
}
