import type { PointerInput, Tool } from './kind'

export const down = (x: number, y: number): PointerInput => ({ type: 'down', at: { x, y } })
export const move = (x: number, y: number): PointerInput => ({ type: 'move', at: { x, y } })
export const up = (x: number, y: number): PointerInput => ({ type: 'up', at: { x, y } })
export const click = (x: number, y: number): PointerInput[] => [down(x, y), up(x, y)]
export const cancel: PointerInput = { type: 'cancel' }
export const finish: PointerInput = { type: 'finish' }
export const back: PointerInput = { type: 'back' }

/** Feeds inputs to a tool, in order, and returns what it drew. */
export function play<Draft, Geometry>(tool: Tool<Draft, Geometry>, ...inputs: PointerInput[]): Geometry[] {
  let draft = tool.idle
  const drawn: Geometry[] = []
  for (const input of inputs) {
    const step = tool.step(draft, input)
    draft = step.draft
    if (step.drawn !== undefined) drawn.push(step.drawn)
  }
  return drawn
}
