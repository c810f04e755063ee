const SURROGATES = /[\uD800-\uDBFF][\uDC00-\uDFFF]/

/**
 * Code points on the wire, UTF-16 units in the DOM. A text without astral characters needs no table at all; with them
 * the units before each pair are kept, and both ways are a binary search.
 */
export class Offsets {
  /** UTF-16 index of each surrogate pair, ascending. */
  readonly #pairs: readonly number[]

  constructor(readonly text: string) {
    this.#pairs = SURROGATES.test(text) ? [...text.matchAll(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)].map((match) => match.index) : []
  }

  toCodePoint(unit: number): number {
    return unit - countBelow(this.#pairs, (pair) => pair < unit - 1)
  }

  toUnit(codePoint: number): number {
    return codePoint + countBelow(this.#pairs, (pair, before) => pair - before < codePoint)
  }

  /** The text between two code points. */
  slice(start: number, end: number): string {
    return this.text.slice(this.toUnit(start), this.toUnit(end))
  }
}

/** How many leading entries pass; the test holds for a prefix. */
function countBelow(pairs: readonly number[], test: (pair: number, index: number) => boolean): number {
  let low = 0
  let high = pairs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (test(pairs[middle] ?? 0, middle)) low = middle + 1
    else high = middle
  }
  return low
}
