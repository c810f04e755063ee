import { fieldsOf } from '../kind'
import type { Rectangle } from './model'

/** The only code that knows the wire form. Absent rotation is none (labeling-config.md §5.1.1). */
export function read(value: unknown): Rectangle | undefined {
  const found = fieldsOf(value)
  if (found === undefined) return undefined
  const { x, y, width, height, rotation = 0 } = found
  const box = { x, y, width, height, rotation }
  return Object.values(box).every(Number.isFinite) ? (box as Rectangle) : undefined
}

export const write = ({ x, y, width, height, rotation }: Rectangle): object => ({ x, y, width, height, rotation }) // full precision, §2.5
