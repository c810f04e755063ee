import { describe, expect, it } from 'vitest'
import { type Session } from '../../api/types'
import { toStore } from './firstNames'

const EMAIL = 'mara@tidewater.example'
const session = (title: string, first_name = ''): Session => ({
  signup_open: true,
  user: { id: 1, email: EMAIL, first_name, last_name: '' },
  organization: {
    id: 7,
    title,
    api_tokens_enabled: true,
    legacy_api_tokens_enabled: false,
    label_stream_navigation_disabled: false,
    read_only_quick_view: false,
  },
})
const GIVEN = { first_name: 'Mara', last_name: 'Lindholt', organization: ' Tidewater ' }

describe('given a sign-up form', () => {
  it('when the account is new, then the names and that of the organization are stored', () =>
    expect(toStore(GIVEN, session(EMAIL))).toEqual({
      person: { first_name: 'Mara', last_name: 'Lindholt' },
      organization: { id: 7, title: 'Tidewater' },
    }))

  it('when it was known already, then what it is called stays', () => expect(toStore(GIVEN, session('Port of Sorrel', 'M.'))).toEqual({}))

  it('when nothing is given, then nothing is stored', () =>
    expect(toStore({ first_name: '', last_name: '', organization: ' ' }, session(EMAIL))).toEqual({}))
})
