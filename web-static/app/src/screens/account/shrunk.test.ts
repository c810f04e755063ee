import { describe, expect, it } from 'vitest'
import { fitted } from './shrunk'

describe('fitted', () => {
  it('keeps the proportions of what is too large', () => {
    expect(fitted(4000, 3000)).toEqual({ width: 512, height: 384 })
    expect(fitted(300, 6000)).toEqual({ width: 26, height: 512 })
  })

  it('leaves what is small enough, and no edge without a pixel', () => {
    expect(fitted(20, 10)).toEqual({ width: 20, height: 10 })
    expect(fitted(1, 9000)).toEqual({ width: 1, height: 512 })
  })
})
