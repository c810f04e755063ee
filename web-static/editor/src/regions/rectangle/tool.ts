import { clamp, type Point, type Tool } from '../kind'
import { between } from './geometry'
import type { Rectangle } from './model'

/** Dragging, or waiting for the second click of a box that is set corner by corner. */
export type Draft = { readonly at: 'idle' } | { readonly at: 'dragging' | 'placing'; readonly from: Point; readonly to: Point }

const idle: Draft = { at: 'idle' }
const MIN_SIDE = 0.25 // percent of the image side; shorter drags are clicks

const onImage = ({ x, y }: Point): Point => ({ x: clamp(x), y: clamp(y) })
const isClick = (box: Rectangle): boolean => box.width < MIN_SIDE && box.height < MIN_SIDE
const isBox = (box: Rectangle): boolean => box.width >= MIN_SIDE && box.height >= MIN_SIDE

/** Drag from corner to corner, or click both corners; a flat drag draws nothing. */
export const tool: Tool<Draft, Rectangle> = {
  idle,
  step(draft, input) {
    if (!('at' in input)) return input.type === 'finish' && draft.at !== 'idle' ? ended(between(draft.from, draft.to)) : { draft: idle }
    const at = onImage(input.at)
    if (draft.at === 'idle') return { draft: input.type === 'down' ? { at: 'dragging', from: at, to: at } : draft }
    if (input.type === 'down') return { draft: { ...draft, at: 'dragging', to: at } }
    if (input.type === 'move') return { draft: { ...draft, to: at } }
    const box = between(draft.from, at)
    return isClick(box) ? { draft: { at: 'placing', from: draft.from, to: at } } : ended(box)
  },
}

const ended = (box: Rectangle) => (isBox(box) ? { draft: idle, drawn: box } : { draft: idle })
