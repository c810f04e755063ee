import { type RelationItem } from '../../document/wire'
import { type Painted } from './overlay'

interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Where the text ends at both sides, in px from the overlay's corner. */
export interface Margins {
  readonly left: number
  readonly right: number
}

export type Point = readonly [x: number, y: number]

const GAP = 6 // px under a line of text, above the names of the next
const LANE = 10 // px between two relations that run beside each other
const SAME_LINE = 4 // px; boxes of one line differ by less

const middle = ({ left, width }: Box): number => left + width / 2
const foot = ({ top, height }: Box): number => top + height

/**
 * From under one stretch to under the other, through the gaps between lines and along the nearer margin, so that no word
 * is crossed. `lane` counts those drawn before: each runs a little farther out.
 */
export function route(from: Box, to: Box, margins: Margins, lane: number): readonly Point[] {
  const [x1, y1, x2, y2] = [middle(from), foot(from), middle(to), foot(to)]
  const start: Point = [x1, y1]
  const end: Point = [x2, y2]
  if (Math.abs(from.top - to.top) < SAME_LINE) {
    const y = Math.max(y1, y2) + GAP
    return [start, [x1, y], [x2, y], end]
  }
  const isLeft = (x1 + x2) / 2 < (margins.left + margins.right) / 2
  const side = isLeft ? margins.left - LANE * (lane + 1) : margins.right + LANE * (lane + 1)
  return [start, [x1, y1 + GAP], [side, y1 + GAP], [side, y2 + GAP], [x2, y2 + GAP], end]
}

const SVG = 'http://www.w3.org/2000/svg'

function shape(name: 'path' | 'polygon', attributes: Readonly<Record<string, string>>): SVGElement {
  const element = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  return element
}

/** An arrow head that points up at the foot of a stretch. */
const head = ([x, y]: Point): SVGElement => shape('polygon', { points: `${x - 4},${y + 7} ${x + 4},${y + 7} ${x},${y}` })

/** The name stands where the line is longest without text: at the margin, or halfway on one line. */
function tagOf(text: string, points: readonly Point[]): HTMLElement {
  const tag = document.createElement('span')
  tag.className = 'dk-rel-tag'
  tag.textContent = text
  const [a, b] = points.length > 4 ? [points[2], points[3]] : [points[1], points[2]]
  if (a === undefined || b === undefined) return tag
  tag.style.setProperty('left', `${(a[0] + b[0]) / 2}px`)
  tag.style.setProperty('top', `${(a[1] + b[1]) / 2}px`)
  return tag
}

/** What is drawn for the relations whose two ends are painted. */
export function relationNodes(relations: readonly RelationItem[], painted: readonly Painted[], margins: Margins): readonly Element[] {
  const boxOf = (key: string) => painted.find((mark) => mark.key === key)?.boxes.at(-1)
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('class', 'dk-rel-lines')
  const tags: HTMLElement[] = []
  for (const [lane, { from_id, to_id, direction, labels = [] }] of relations.entries()) {
    const from = boxOf(from_id)
    const to = boxOf(to_id)
    if (from === undefined || to === undefined) continue
    const points = route(from, to, margins, lane)
    const [first, last] = [points[0], points.at(-1)]
    svg.append(shape('path', { d: `M${points.map((point) => point.join(' ')).join('L')}` }))
    if (direction !== 'left' && last !== undefined) svg.append(head(last))
    if (direction !== 'right' && first !== undefined) svg.append(head(first))
    if (labels.length > 0) tags.push(tagOf(labels.join(', '), points))
  }
  return svg.childElementCount === 0 ? [] : [svg, ...tags]
}
