import { Unreachable } from './problem'

/** A text that a task gives by address. */
export async function loadText(address: string): Promise<string> {
  const response = await fetch(address, { credentials: 'same-origin' }).catch((cause: unknown) => {
    throw new Unreachable(cause)
  })
  if (!response.ok) throw new Error(`the address answers ${response.status}`)
  return response.text()
}
