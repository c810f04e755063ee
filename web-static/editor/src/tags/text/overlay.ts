import { type LabelLook } from '../../session/looks'
import { type Units } from './granularity'
import { type Lines } from './lines'

/** A marked stretch as it is painted. */
export interface Mark extends Units {
  readonly key: string
  readonly caption: string
  readonly look: LabelLook
  readonly isSelected: boolean
  readonly isSuggested: boolean
}

interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export interface Painted {
  readonly key: string
  readonly length: number
  readonly boxes: readonly Box[]
}

const LINE_STEP = 4 // px; lines of overlapping marks stand this far below each other
const GAP = 4 // px between two names on one line

/**
 * Paints marks under the text and their names in the gap between lines. The text itself is never cut into pieces, so
 * selection, bidirectional runs and offsets stay what they are.
 */
export function paintMarks(root: HTMLElement, overlay: HTMLElement, lines: Lines, marks: readonly Mark[]): readonly Painted[] {
  const origin = overlay.getBoundingClientRect()
  const depths = depthsOf(marks)
  const painted = marks.map((mark) => ({ key: mark.key, length: mark.end - mark.start, boxes: boxesOf(root, origin, lines, mark) }))
  const tags: Tag[] = []
  const drawn = marks.map((mark, index) => {
    const boxes = painted[index]?.boxes ?? []
    const first = boxes[0]
    if (first !== undefined && mark.caption !== '') tags.push({ left: first.left, top: first.top, element: tagOf(mark) })
    return { length: mark.end - mark.start, elements: boxes.map((box) => boxElement(mark, box, depths[index] ?? 0)) }
  })
  // Short marks lie above the long ones they are in.
  const nodes = drawn.toSorted((a, b) => b.length - a.length).flatMap(({ elements }) => elements)
  overlay.replaceChildren(...nodes, ...placeTags(tags))
  return painted
}

/** All boxes are measured before any is made: one layout for the whole document. */
function boxesOf(root: HTMLElement, origin: DOMRect, lines: Lines, mark: Units): readonly Box[] {
  const boxes: Box[] = []
  for (const { line, from, to } of lines.pieces(mark)) {
    const text = root.children[line]?.firstChild
    if (text === null || text === undefined || text.nodeType !== Node.TEXT_NODE) continue
    const range = document.createRange()
    range.setStart(text, from)
    range.setEnd(text, to)
    for (const rect of range.getClientRects()) {
      if (rect.width > 0) boxes.push({ left: rect.left - origin.left, top: rect.top - origin.top, width: rect.width, height: rect.height })
    }
  }
  return boxes
}

/** How many earlier marks a mark lies under; it decides how low its line stands. */
function depthsOf(marks: readonly Mark[]): readonly number[] {
  const order = marks.map((mark, index) => ({ mark, index })).toSorted((a, b) => a.mark.start - b.mark.start || b.mark.end - a.mark.end)
  const depths: number[] = []
  const open: { end: number; depth: number }[] = []
  for (const { mark, index } of order) {
    for (let at = open.length - 1; at >= 0; at--) if ((open[at]?.end ?? 0) <= mark.start) open.splice(at, 1)
    const taken = new Set(open.map((entry) => entry.depth))
    let depth = 0
    while (taken.has(depth)) depth++
    depths[index] = depth
    open.push({ end: mark.end, depth })
  }
  return depths
}

function boxElement(mark: Mark, box: Box, depth: number): HTMLElement {
  const element = document.createElement('span')
  element.className = `dk-hl ${mark.look.className}${mark.isSelected ? ' dk-sel' : ''}${mark.isSuggested ? ' dk-sugg' : ''}`
  mark.look.apply(element)
  place(element, { ...box, height: box.height + depth * LINE_STEP })
  return element
}

function place(element: HTMLElement, { left, top, width, height }: Box): void {
  element.style.setProperty('left', `${left}px`)
  element.style.setProperty('top', `${top}px`)
  element.style.setProperty('width', `${width}px`)
  element.style.setProperty('height', `${height}px`)
}

interface Tag {
  readonly left: number
  readonly top: number
  readonly element: HTMLElement
}

function tagOf(mark: Mark): HTMLElement {
  const element = document.createElement('span')
  element.className = `dk-hl-tag ${mark.look.className}`
  mark.look.apply(element)
  element.textContent = mark.caption
  return element
}

/** Names that would run into the next one on their line are cut short; two that start together stand side by side as one. */
function placeTags(tags: readonly Tag[]): readonly HTMLElement[] {
  const sorted = tags.toSorted((a, b) => Math.round(a.top) - Math.round(b.top) || a.left - b.left)
  const placed: HTMLElement[] = []
  for (const [index, tag] of sorted.entries()) {
    const next = sorted[index + 1]
    const room = next !== undefined && Math.abs(next.top - tag.top) < 2 ? next.left - tag.left - GAP : Infinity
    if (room < GAP && next !== undefined) {
      next.element.textContent = `${tag.element.textContent} · ${next.element.textContent}`
      continue
    }
    tag.element.style.setProperty('left', `${tag.left}px`)
    tag.element.style.setProperty('top', `${tag.top}px`)
    if (room !== Infinity) tag.element.style.setProperty('max-width', `${room}px`)
    placed.push(tag.element)
  }
  return placed
}

/** The shortest mark under a place, in px from the overlay's corner. */
export function markAt(painted: readonly Painted[], x: number, y: number): string | undefined {
  const hit = (box: Box) => x >= box.left && x <= box.left + box.width && y >= box.top - 3 && y <= box.top + box.height + 3
  return painted.filter((mark) => mark.boxes.some(hit)).toSorted((a, b) => a.length - b.length)[0]?.key
}
