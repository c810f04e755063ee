import { describe, expect, it } from 'vitest'
import { safeNext } from './session'

describe('given where to go after signing in', () => {
  it.each([
    [undefined, '/projects'],
    ['/projects/3/data?task=9', '/projects/3/data?task=9'],
    ['//elsewhere.example', '/projects'],
    ['/\\elsewhere.example', '/projects'],
    ['https://elsewhere.example', '/projects'],
    ['/user/login', '/projects'],
  ])('when it is %s, then %s is opened', (next, opened) => expect(safeNext(next)).toBe(opened))
})
