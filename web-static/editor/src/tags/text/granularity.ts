/** Where marks may begin and end. */
export type Granularity = 'symbol' | 'word' | 'sentence' | 'paragraph'

export const granularityOf = (value: string | undefined): Granularity =>
  value === 'word' || value === 'sentence' || value === 'paragraph' ? value : 'symbol'

export interface Units {
  readonly start: number
  readonly end: number
}

/** A stretch of UTF-16 units without the white space at its ends; undefined when nothing else is in it. */
export function trimmed(text: string, { start, end }: Units): Units | undefined {
  let [from, to] = [start, end]
  while (from < to && /\s/.test(text[from] ?? '')) from++
  while (to > from && /\s/.test(text[to - 1] ?? '')) to--
  return from < to ? { start: from, end: to } : undefined
}

/** Widened to whole words, sentences or paragraphs; white space at the ends is left out. */
export function widened(text: string, units: Units, granularity: Granularity): Units | undefined {
  const inner = trimmed(text, units)
  if (inner === undefined) return undefined
  switch (granularity) {
    case 'symbol':
      return toGraphemes(text, inner)
    case 'paragraph':
      return trimmed(text, paragraphAround(text, inner))
    case 'word':
    case 'sentence':
      return trimmed(text, segmentsAround(text, inner, granularity))
  }
}

function paragraphAround(text: string, { start, end }: Units): Units {
  const next = text.indexOf('\n', end)
  return { start: text.lastIndexOf('\n', start - 1) + 1, end: next < 0 ? text.length : next }
}

/** Segments only the paragraph around, so a long document costs nothing. */
function segmentsAround(text: string, units: Units, granularity: 'word' | 'sentence'): Units {
  const around = paragraphAround(text, units)
  const piece = text.slice(around.start, around.end)
  let { start, end } = units
  for (const { segment, index } of new Intl.Segmenter(undefined, { granularity }).segment(piece)) {
    const from = around.start + index
    const to = from + segment.length
    if (from <= units.start && units.start < to) start = Math.min(start, from)
    if (from < units.end && units.end <= to) end = Math.max(end, to)
  }
  return { start, end }
}

/** Never half of a surrogate pair. */
function toGraphemes(text: string, { start, end }: Units): Units {
  const isLow = (at: number) => /[\uDC00-\uDFFF]/.test(text[at] ?? '')
  return { start: isLow(start) ? start - 1 : start, end: isLow(end) ? end + 1 : end }
}
