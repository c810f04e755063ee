import { type Units } from './granularity'

/** The text as it is drawn: one element a line, each with one text node, so that a place in the DOM is a sum. */
export class Lines {
  readonly texts: readonly string[]
  readonly #starts: readonly number[]

  constructor(readonly text: string) {
    this.texts = text.split('\n')
    let at = 0
    this.#starts = this.texts.map((line) => {
      const start = at
      at += line.length + 1
      return start
    })
  }

  startOf(line: number): number {
    return this.#starts[line] ?? this.text.length
  }

  lineAt(unit: number): number {
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#starts[middle] ?? 0) <= unit) low = middle
      else high = middle - 1
    }
    return low
  }

  /** The pieces of a stretch, line by line, in units of their line. */
  *pieces({ start, end }: Units): Generator<{ readonly line: number; readonly from: number; readonly to: number }> {
    for (let line = this.lineAt(start); line < this.texts.length && this.startOf(line) < end; line++) {
      const length = this.texts[line]?.length ?? 0
      const from = Math.max(0, start - this.startOf(line))
      const to = Math.min(length, end - this.startOf(line))
      if (from < to) yield { line, from, to }
    }
  }
}

/** Where a DOM position lies in the text, in UTF-16 units; undefined outside of the lines. */
export function unitAt(root: Element, lines: Lines, node: Node, offset: number): number | undefined {
  if (!root.contains(node)) return undefined
  if (node === root) return lines.startOf(offset)
  const element = node instanceof Element ? node : node.parentElement
  const line = element?.closest<HTMLElement>('[data-line]')
  if (line === null || line === undefined) return undefined
  const start = lines.startOf(Number(line.dataset['line']))
  if (node.nodeType === Node.TEXT_NODE) return start + offset
  return start + (offset === 0 ? 0 : (line.textContent?.length ?? 0))
}

/** The stretch a person has selected inside of the text. */
export function selectedUnits(root: Element, lines: Lines): Units | undefined {
  const selection = window.getSelection()
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return undefined
  const range = selection.getRangeAt(0)
  const start = unitAt(root, lines, range.startContainer, range.startOffset)
  const end = unitAt(root, lines, range.endContainer, range.endOffset)
  // A selection that runs out of the text (a triple click on the last line) ends with it.
  if (start === undefined) return undefined
  return { start, end: end ?? lines.text.length }
}
