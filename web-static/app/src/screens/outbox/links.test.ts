import { describe, expect, it } from 'vitest'
import { linkIn } from './links'

describe('given the text of a mail', () => {
  it.each([
    ['Mara invites you.\n\nJoin:\nhttp://127.0.0.1:8080/user/signup/?token=a_b-C\n', 'http://127.0.0.1:8080/user/signup/?token=a_b-C'],
    ['Your password was changed.', undefined],
  ])('when it is %j, then its link is %j', (text, link) => expect(linkIn(text)).toBe(link))
})
