import { describe, expect, it } from 'vitest'
import { passwordRules } from './passwordRules'

const met = (password: string) =>
  passwordRules({ password, email: 'mara.lindholt@tidewater.example', first_name: 'Mara', last_name: 'Lindholt' }).map(({ isMet }) => isMet)

describe('given a password that is being typed', () => {
  it.each([
    ['', [false, false]],
    ['harbour', [false, false]],
    ['harbour-lamp', [true, true]],
    ['Lindholt1', [true, false]],
    ['mara.lindholt', [true, false]],
    ['tidewater.example', [true, false]],
    ['mara-and-the-harbour-lamp', [true, true]],
    ['x'.repeat(129), [false, false]],
  ])('when it is %j, then the rules are met as %j', (password, rules) => expect(met(password)).toEqual(rules))
})
