import { queryOptions, useQueryClient, useSuspenseQuery, type QueryClient } from '@tanstack/react-query'
import { auth } from '../api/api'
import { type Person, type Role, type Session } from '../api/types'

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => auth.state(signal),
  staleTime: 60_000,
})

export interface SignedIn {
  readonly user: Person
  readonly organization: NonNullable<Session['organization']>
  readonly role: Role
  readonly permissions: readonly string[]
}

export const signedInOf = ({ user, organization, role, permissions = [] }: Session): SignedIn | undefined =>
  user === null || organization === null || role === undefined ? undefined : { user, organization, role, permissions }

/** Who is signed in; only below the routes that ask for it. */
export function useSignedIn(): SignedIn {
  const { data } = useSuspenseQuery(sessionQuery)
  const signedIn = signedInOf(data)
  if (signedIn === undefined) throw new Error('The session has ended')
  return signedIn
}

/** Nothing that one person read may be seen by the next. */
export function startSession(client: QueryClient, session: Session): void {
  client.clear()
  client.setQueryData(sessionQuery.queryKey, session)
}

export function useLogout(): () => Promise<void> {
  const client = useQueryClient()
  return async () => {
    await auth.logout()
    client.clear()
    location.assign('/user/login')
  }
}

/** Only addresses of this site are gone back to. */
export const safeNext = (next: string | undefined): string =>
  next !== undefined && /^\/(?![/\\])/.test(next) && !next.startsWith('/user/') ? next : '/projects'
