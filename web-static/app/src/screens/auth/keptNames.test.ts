import { beforeEach, describe, expect, it } from 'vitest'
import { keepNames, takeNames } from './keptNames'

const names = { first_name: 'Ada', last_name: 'L', organization: 'Engines' }

describe('names of a sign-up that waits', () => {
  beforeEach(() => localStorage.clear())

  it('come back once, without anything else of the form', () => {
    keepNames({ ...names, password: 'secret' } as typeof names)
    expect(JSON.stringify(localStorage)).not.toContain('secret')
    expect(takeNames()).toEqual(names)
    expect(takeNames()).toBeUndefined()
  })

  it('are none where something else is kept', () => {
    for (const odd of ['{', 'null', '[]', '{"first_name":1}']) {
      localStorage.setItem('docket.signing-up', odd)
      expect(takeNames()).toBeUndefined()
    }
  })
})
