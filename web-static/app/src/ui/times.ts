const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const RELATIVE_UP_TO_DAYS = 7

const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })
const dayAndYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })

/** "12 min ago" up to seven days, then "20 Nov", with the year only if it is another. */
export function when(iso: string, now: number = Date.now()): string {
  const at = new Date(iso)
  const past = now - at.getTime()
  if (past < MINUTE) return 'now'
  if (past < HOUR) return `${Math.floor(past / MINUTE)} min ago`
  if (past < DAY) return `${Math.floor(past / HOUR)} h ago`
  if (past < RELATIVE_UP_TO_DAYS * DAY) {
    const days = Math.floor(past / DAY)
    return days === 1 ? 'yesterday' : `${days} days ago`
  }
  return (at.getFullYear() === new Date(now).getFullYear() ? day : dayAndYear).format(at)
}

export const exactly = (iso: string): string => exact.format(new Date(iso))

/** Seconds as "1m 42s". */
export function duration(seconds: number): string {
  const whole = Math.round(seconds)
  if (whole < 60) return `${whole}s`
  const minutes = Math.floor(whole / 60)
  if (minutes < 60) return `${minutes}m ${String(whole % 60).padStart(2, '0')}s`
  return `${Math.floor(minutes / 60)}h ${String(minutes % 60).padStart(2, '0')}m`
}

const figures = new Intl.NumberFormat('en')
export const figure = (value: number): string => figures.format(value)
export const counted = (value: number, one: string, many = `${one}s`): string => `${figure(value)} ${value === 1 ? one : many}`

const KILO = 1000
export function bytes(value: number): string {
  if (value < KILO) return `${value} B`
  if (value < KILO * KILO) return `${Math.round(value / KILO)} kB`
  return `${(value / KILO / KILO).toFixed(1)} MB`
}
