import { ApiProblem, Unreachable } from './problem'

export type Query = Readonly<Record<string, string | number | boolean | undefined>>

export interface CallOptions {
  readonly query?: Query
  readonly body?: unknown
  /** Fields and files, in the place of a body. */
  readonly form?: FormData
  readonly signal?: AbortSignal | undefined
}

type Method = 'GET' | 'HEAD' | 'POST' | 'PATCH' | 'DELETE'

const CSRF_COOKIE = 'csrftoken'

/** The token that the server left in a cookie; it goes back in a header with everything that changes something. */
export function csrfToken(cookies: string = document.cookie): string | undefined {
  const pair = cookies.split('; ').find((entry) => entry.startsWith(`${CSRF_COOKIE}=`))
  return pair === undefined ? undefined : decodeURIComponent(pair.slice(CSRF_COOKIE.length + 1))
}

export function addressOf(path: string, query: Query = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value))
  const text = search.toString()
  return `/api/${path}${text === '' ? '' : `?${text}`}`
}

const listeners = new Set<() => void>()

/** Tells when the server no longer knows the session. */
export function onSessionEnd(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

async function ensureCsrf(): Promise<string> {
  const known = csrfToken()
  if (known !== undefined) return known
  const response = await fetch('/api/auth/csrf', { credentials: 'same-origin' })
  const body = (await response.json()) as { csrf_token?: string }
  return csrfToken() ?? body.csrf_token ?? ''
}

async function headersFor(method: Method, hasBody: boolean): Promise<Record<string, string>> {
  return {
    Accept: 'application/json',
    ...(hasBody ? { 'Content-Type': 'application/json' } : {}),
    ...(method === 'GET' || method === 'HEAD' ? {} : { 'X-CSRFToken': await ensureCsrf() }),
  }
}

async function send(method: Method, path: string, { query, body, form, signal }: CallOptions): Promise<Response> {
  const init: RequestInit = { method, credentials: 'same-origin', headers: await headersFor(method, body !== undefined) }
  if (body !== undefined) init.body = JSON.stringify(body)
  if (form !== undefined) init.body = form
  if (signal !== undefined) init.signal = signal
  try {
    return await fetch(addressOf(path, query), init)
  } catch (cause) {
    if (signal?.aborted === true) throw cause
    throw new Unreachable(cause)
  }
}

export async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text()
  if (text === '') return undefined
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

/** One request. Answers what the server said, or throws an `ApiProblem` that says why not. */
export async function call<T>(method: Method, path: string, options: CallOptions = {}): Promise<T> {
  const response = await send(method, path, options)
  const body = await bodyOf(response)
  if (response.ok) return body as T
  if (response.status === 401 && !path.startsWith('auth/')) for (const tell of listeners) tell()
  throw ApiProblem.of(response.status, body)
}

export const get = <T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> =>
  call<T>('GET', path, { ...(query === undefined ? {} : { query }), signal })
export const post = <T>(path: string, body?: unknown, query?: Query): Promise<T> =>
  call<T>('POST', path, { body: body ?? {}, ...(query === undefined ? {} : { query }) })
export const postForm = <T>(path: string, form: FormData): Promise<T> => call<T>('POST', path, { form })
export const patch = <T>(path: string, body: unknown): Promise<T> => call<T>('PATCH', path, { body })
export const remove = (path: string, body?: unknown): Promise<void> => call<void>('DELETE', path, body === undefined ? {} : { body })
