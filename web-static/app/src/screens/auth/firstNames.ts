import { type Session } from '../../api/types'

interface Given {
  readonly first_name: string
  readonly last_name: string
  readonly organization: string
}

interface ToStore {
  readonly person?: { readonly first_name: string; readonly last_name: string }
  readonly organization?: { readonly id: number; readonly title: string }
}

/**
 * What of a sign-up form is stored after the account is there. Whoever signs up with an address and password that are
 * known is signed in instead: names that they have already stay, and so does that of an organization that is not new,
 * which the server has named after the founder's address.
 */
export function toStore({ first_name, last_name, organization }: Given, { user, organization: own }: Session): ToStore {
  const title = organization.trim()
  const isNameless = user !== null && user.first_name + user.last_name === ''
  const isNew = user !== null && own !== null && own.title === user.email
  return {
    ...(isNameless && first_name + last_name !== '' ? { person: { first_name, last_name } } : {}),
    ...(isNew && title !== '' ? { organization: { id: own.id, title } } : {}),
  }
}
