import { describe, expect, it } from 'vitest'
import { bytes, counted, duration, when } from './times'

const NOW = Date.parse('2026-11-25T12:00:00Z')

describe('given a moment in the past', () => {
  it.each([
    ['2026-11-25T11:59:30Z', 'now'],
    ['2026-11-25T11:48:00Z', '12 min ago'],
    ['2026-11-25T09:00:00Z', '3 h ago'],
    ['2026-11-24T09:00:00Z', 'yesterday'],
    ['2026-11-20T09:00:00Z', '5 days ago'],
    ['2026-11-10T09:00:00Z', '10 Nov'],
    ['2025-11-10T09:00:00Z', '10 Nov 2025'],
  ])('when it is %s, then it reads %s', (iso, words) => expect(when(iso, NOW)).toBe(words))
})

describe('given figures', () => {
  it('when they are durations, then minutes and seconds are told', () => {
    expect([duration(0), duration(59.6), duration(102), duration(5160)]).toEqual(['0s', '1m 00s', '1m 42s', '1h 26m'])
  })
  it('when they are counts and sizes, then thousands are parted', () => {
    expect([counted(1, 'task'), counted(8412, 'task'), bytes(900), bytes(4_500_000)]).toEqual(['1 task', '8,412 tasks', '900 B', '4.5 MB'])
  })
})
