import { describe, expect, it } from 'vitest'
import { chosenFrom, span } from './sessionLimits'

describe('limits of sessions', () => {
  it('are told in the largest unit that is exact', () => {
    expect([15, 60, 90, 480, 1440, 20_160].map(span)).toEqual(['15 minutes', '1 hour', '90 minutes', '8 hours', '1 day', '14 days'])
  })

  it('hold the present one among the choices, in order', () => {
    const { value, options } = chosenFrom([60, 1440], 90)
    expect(value).toBe('90')
    expect(options.map(({ caption }) => caption)).toEqual(['1 hour', '90 minutes', '1 day'])
    expect(chosenFrom([60, 1440], 60).options).toHaveLength(2)
  })
})
