import { counted } from '../../ui/times'

const HOUR = 60
const DAY = 24 * HOUR

export const LIFE_MINUTES = [8 * HOUR, DAY, 7 * DAY, 14 * DAY, 30 * DAY] as const
export const IDLE_MINUTES = [15, HOUR, 8 * HOUR, DAY, 5 * DAY, 14 * DAY] as const

/** "5 days", "8 hours", "90 minutes": the largest unit that says it exactly. */
export function span(minutes: number): string {
  if (minutes % DAY === 0) return counted(minutes / DAY, 'day')
  if (minutes % HOUR === 0) return counted(minutes / HOUR, 'hour')
  return counted(minutes, 'minute')
}

/** The usual choices, and the present one where it is none of them. */
export function chosenFrom(usual: readonly number[], present: number) {
  const all = usual.includes(present) ? usual : [...usual, present].toSorted((one, other) => one - other)
  return { value: String(present), options: all.map((minutes) => ({ value: String(minutes), caption: span(minutes) })) }
}
