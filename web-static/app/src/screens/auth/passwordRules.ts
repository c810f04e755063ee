export interface Rule {
  readonly caption: string
  readonly isMet: boolean
}

interface Known {
  readonly email: string
  readonly first_name: string
  readonly last_name: string
}

const SHORTEST = 8
const LONGEST = 128
/** Shorter names tell nothing about a password that holds them. */
const TELLING = 3

/** What the server will ask of a password, as far as it can be known here. */
export function passwordRules({ password, ...known }: Known & { readonly password: string }): readonly Rule[] {
  const isLong = password.length >= SHORTEST && password.length <= LONGEST
  return [
    { caption: `${SHORTEST} to ${LONGEST} characters`, isMet: isLong },
    { caption: 'Not your name or address, not a common one', isMet: isLong && !isTooClose(password, known) },
  ]
}

/** Most of it is what everybody knows: a name or the address, with little around it. */
function isTooClose(password: string, { email, first_name, last_name }: Known): boolean {
  const lower = password.toLowerCase()
  return [email, first_name, last_name].some((fact) => {
    const name = fact.trim().toLowerCase().replace(/@.*/, '')
    return name.length >= TELLING && ((lower.includes(name) && name.length * 2 > lower.length) || fact.toLowerCase().includes(lower))
  })
}
