import { describe, expect, it } from 'vitest'
import { addressesIn } from './addresses'

describe('addresses in a text', () => {
  it('are found between lines, commas, semicolons and spaces', () => {
    expect(addressesIn('a@x.org, b@x.org;c@x.org\n d@x.org')).toEqual(['a@x.org', 'b@x.org', 'c@x.org', 'd@x.org'])
  })

  it('come once, in lower case, without brackets and names', () => {
    expect(addressesIn('Ann Ott <Ann@X.org>, ann@x.org')).toEqual(['ann@x.org'])
  })

  it('are none where nothing looks like one', () => {
    expect(addressesIn('nobody here')).toEqual([])
  })
})
