import { describe, expect, it } from 'vitest'
import { colorOf } from './colors'
import { rightsOn, undeletable } from './rights'

const shared = { is_personal: false, membership: null }
const own = { is_personal: false, membership: {} }
const sandbox = { is_personal: true, membership: null }

describe('given a workspace', () => {
  it.each(['OW', 'AD', 'MA'] as const)('when %s sees it, then they manage it, and leave it only if they belong to it', (role) => {
    expect(rightsOn(shared, role)).toEqual({ mayManage: true, mayLeave: false })
    expect(rightsOn(own, role)).toEqual({ mayManage: true, mayLeave: true })
  })
  it.each(['RE', 'AN', 'VO'] as const)('when %s belongs to it, then they may only leave it', (role) =>
    expect(rightsOn(own, role)).toEqual({ mayManage: false, mayLeave: true }),
  )
  it('when it is somebody’s sandbox, then nothing of it can be changed', () =>
    expect(rightsOn(sandbox, 'OW')).toEqual({ mayManage: false, mayLeave: false }))
  it('when it has projects, then the reason says how many', () =>
    expect([0, 1, 12].map((projects_count) => undeletable({ projects_count }))).toEqual([
      undefined,
      'It has a project',
      'It has 12 projects',
    ]))
})

describe('given what the API has as a colour', () => {
  it.each([
    ['#4A78F6', '#4a78f6'],
    [' #fff ', '#fff'],
    ['', undefined],
    [null, undefined],
    ['url(//x.example)', undefined],
    ['red', undefined],
  ])('when it is %j, then %j is drawn', (color, drawn) => expect(colorOf({ color })).toBe(drawn))
})
