import { describe, expect, it } from 'vitest'
import { idFrom, orderingOf, projectsSearch } from './search'

describe('given the address of the projects list', () => {
  it('when it holds known values, then they are kept', () =>
    expect(projectsSearch({ q: 'quay', workspace: '3', order: 'title', page: 2 })).toEqual({
      q: 'quay',
      workspace: 3,
      order: 'title',
      page: 2,
    }))
  it('when it holds defaults or nonsense, then these are left out', () =>
    expect(projectsSearch({ q: '', workspace: 'x', order: 'newest', page: 1, more: true })).toEqual({}))
  it('when a name of digits is looked for, then it stays text', () => expect(projectsSearch({ q: 2026 })).toEqual({ q: '2026' }))
  it('when an order is asked for, then the API gets its own word', () => {
    expect([orderingOf('oldest'), orderingOf('title'), orderingOf(undefined)]).toEqual(['created_at', 'title', undefined])
    expect([idFrom('7'), idFrom(7.5), idFrom(-1), idFrom(null)]).toEqual([7, undefined, undefined, undefined])
  })
})
