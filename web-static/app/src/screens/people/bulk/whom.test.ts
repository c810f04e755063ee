import { describe, expect, it } from 'vitest'
import { type Member, type Role } from '../../../api/types'
import { ALL } from '../../../ui/selection'
import { fixedInWords, inWords, planRoles } from './whom'

const member = (id: number, role: Role, first_name = `P${id}`): Member => ({
  id,
  organization: 1,
  role,
  tags: [],
  user: { id, email: `p${id}@tidewater.example`, first_name, last_name: '' },
})

describe('given chosen people', () => {
  const people = [member(1, 'OW', 'Mara'), member(2, 'AD', 'Karel'), member(3, 'AN'), member(4, 'RE')]
  it('when they get a role, then the owner and oneself are left out, and who has it is not asked for', () => {
    const { changed, fixed } = planRoles(people, 'RE', 2)
    expect([changed, fixed].map((some) => some.map(({ id }) => id))).toEqual([[3], [1, 2]])
    expect(fixedInWords(fixed, 2)).toBe('You and Mara, who owns the organization, are left out.')
  })
  it('when nobody is left out, then nothing is said', () => expect(fixedInWords([], 2)).toBeUndefined())
  it('when oneself alone is left out, then the reason is one’s own', () =>
    expect(fixedInWords([member(1, 'OW')], 1)).toBe('You are left out: nobody changes their own role.'))
  it('when all that match but one are chosen, then their number says so', () =>
    expect(inWords({ chosen: { ...ALL, ids: new Set([3]) }, filter: {}, total: 1285 })).toBe('1,284 people'))
})
