import { type Json } from '../../document/wire'

/** Entries of a text answer; very old data holds one string. */
export const entriesOf = (content: Json | undefined): readonly string[] =>
  typeof content === 'string'
    ? [content]
    : Array.isArray(content)
      ? content.filter((entry): entry is string => typeof entry === 'string')
      : []

export type Added = { readonly entries: readonly string[] } | { readonly refused: 'empty' | 'duplicate' | 'full' }

export interface Limits {
  readonly maxSubmissions: number | undefined
  readonly skipDuplicates: boolean
}

export function added(entries: readonly string[], typed: string, { maxSubmissions, skipDuplicates }: Limits): Added {
  const entry = typed.trim()
  if (entry === '') return { refused: 'empty' }
  if (maxSubmissions !== undefined && entries.length >= maxSubmissions) return { refused: 'full' }
  const lower = entry.toLowerCase()
  if (skipDuplicates && entries.some((existing) => existing.toLowerCase() === lower)) return { refused: 'duplicate' }
  return { entries: [...entries, entry] }
}
