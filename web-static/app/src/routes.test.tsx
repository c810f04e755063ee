import { createMemoryHistory, isNotFound } from '@tanstack/react-router'
import { describe, expect, it } from 'vitest'
import { type Role, type Session } from './api/types'
import { newQueryClient } from './queries'
import { newRouter } from './routes'
import { sessionQuery } from './session/session'

const session = (role?: Role): Session => ({
  signup_open: true,
  user: role === undefined ? null : { id: 1, email: 'mara@tidewater.example', first_name: 'Mara', last_name: 'Lindholt' },
  organization:
    role === undefined
      ? null
      : {
          id: 1,
          title: 'Tidewater',
          api_tokens_enabled: true,
          legacy_api_tokens_enabled: false,
          label_stream_navigation_disabled: false,
          read_only_quick_view: false,
        },
  ...(role === undefined ? {} : { role }),
})

/** Where an address leads for somebody, without drawing anything. */
async function opened(address: string, role?: Role): Promise<string> {
  const client = newQueryClient()
  client.setQueryData(sessionQuery.queryKey, session(role))
  const router = newRouter(client, createMemoryHistory({ initialEntries: [address] }))
  await router.load()
  const isMissing = router.state.matches.some(({ error }) => isNotFound(error))
  return isMissing ? 'nothing here' : router.state.location.href
}

describe('given an address', () => {
  it.each([
    ['nobody is signed in', '/projects/3/data?task=9', undefined, '/user/login?next=%2Fprojects%2F3%2Fdata%3Ftask%3D9'],
    ['it is the root', '/', 'OW', '/projects'],
    ['somebody signed in asks to sign in', '/user/login', 'OW', '/projects'],
    ['it is the short form of a project', '/projects/3', 'MA', '/projects/3/data'],
    ['it is a link to the stream as Label Studio writes it', '/projects/3/data?labeling=1', 'MA', '/projects/3/label'],
    ['an annotator opens the data', '/projects/3/data', 'AN', '/projects/3/label'],
    ['an annotator opens the settings', '/projects/3/settings', 'AN', 'nothing here'],
    ['an annotator opens the people', '/people', 'AN', 'nothing here'],
    ['a manager opens the people', '/people?q=jun', 'MA', '/people?q=jun'],
    ['the project is no number', '/projects/x/data', 'MA', 'nothing here'],
    ['the sign-in page is opened behind CloudFront', '/enter/login?next=%2Fprojects%2F3', undefined, '/user/login?next=%2Fprojects%2F3'],
    ['an invitation is followed behind CloudFront', '/enter/signup?token=abc', undefined, '/user/signup?token=abc'],
    ['an invitation is followed', '/user/signup?token=abc', undefined, '/user/signup?token=abc'],
  ] as const)('when %s, then it leads to its place', async (_, address, role, place) => {
    expect(await opened(address, role)).toBe(place)
  })
})
