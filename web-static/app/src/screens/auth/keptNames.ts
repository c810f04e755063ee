/** What a sign-up form said besides address and password, until its address is confirmed in the same browser. */
export interface KeptNames {
  readonly first_name: string
  readonly last_name: string
  readonly organization: string
}

const KEY = 'docket.signing-up'
const isText = (value: unknown): value is string => typeof value === 'string'

export function keepNames({ first_name, last_name, organization }: KeptNames, store: Storage = localStorage): void {
  store.setItem(KEY, JSON.stringify({ first_name, last_name, organization }))
}

/** Gives them once: whoever signs up next at this computer is somebody else. */
export function takeNames(store: Storage = localStorage): KeptNames | undefined {
  const kept = store.getItem(KEY)
  store.removeItem(KEY)
  return kept === null ? undefined : read(kept)
}

function read(kept: string): KeptNames | undefined {
  try {
    const { first_name, last_name, organization } = JSON.parse(kept) as Record<string, unknown>
    return isText(first_name) && isText(last_name) && isText(organization) ? { first_name, last_name, organization } : undefined
  } catch {
    return undefined // written by another version, or by hand
  }
}
