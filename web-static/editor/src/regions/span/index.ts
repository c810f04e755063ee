import { fieldsOf, finite, type RegionKind } from '../kind'

/** A stretch of text, in Unicode code points from 0, end exclusive (labeling-config.md §3.2). */
export interface Span {
  readonly start: number
  readonly end: number
  /** The text itself; absent when the config says not to save it. */
  readonly text?: string
}

const offset = (value: unknown): value is number => finite(value) && Number.isInteger(value) && value >= 0

export const span: RegionKind<Span> = {
  name: 'span',
  caption: 'Text',
  resultTypes: ['labels'],
  objects: ['text'],
  read(value) {
    const { start, end, text } = fieldsOf(value) ?? {}
    if (!offset(start) || !offset(end) || end < start) return undefined
    return typeof text === 'string' ? { start, end, text } : { start, end }
  },
  write: ({ start, end, text }) => (text === undefined ? { start, end } : { start, end, text }),
  describe: ({ text }) => text ?? '',
  shape: undefined,
  samples: [
    { start: 0, end: 5, text: 'Paris' },
    { start: 3, end: 3 },
  ],
}
