import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { addressOf, call, csrfToken, get, onSessionEnd, patch } from './client'
import { ApiProblem, fieldErrors, Unreachable, wordsFor } from './problem'

const answer = (status: number, body?: unknown) => new Response(body === undefined ? null : JSON.stringify(body), { status })
const fetched = vi.fn<typeof fetch>()

beforeEach(() => {
  vi.stubGlobal('fetch', fetched)
  document.cookie = 'csrftoken=t%2Bk'
})
afterEach(() => {
  fetched.mockReset()
  vi.unstubAllGlobals()
})

describe('given a request', () => {
  it('when it changes something, then the token of the cookie goes with it', async () => {
    fetched.mockResolvedValue(answer(200, { id: 7 }))
    await expect(patch('projects/7', { title: 'Quay' })).resolves.toEqual({ id: 7 })
    const [address, init] = fetched.mock.calls[0] ?? []
    expect(address).toBe('/api/projects/7')
    expect(init?.headers).toMatchObject({ 'X-CSRFToken': 't+k', 'Content-Type': 'application/json' })
    expect(init?.body).toBe('{"title":"Quay"}')
  })

  it('when it only reads, then no token goes with it', async () => {
    fetched.mockResolvedValue(answer(200, []))
    await get('users')
    expect(fetched.mock.calls[0]?.[1]?.headers).not.toHaveProperty('X-CSRFToken')
  })

  it('when parts of the query are absent, then they are left out', () => {
    expect(addressOf('tasks', { project: 1, view: undefined, page: 2 })).toBe('/api/tasks?project=1&page=2')
    expect(csrfToken('a=1; csrftoken=xyz; b=2')).toBe('xyz')
    expect(csrfToken('a=1')).toBeUndefined()
  })

  it('when the answer is empty, then so is the result', async () => {
    fetched.mockResolvedValue(answer(204))
    await expect(call('DELETE', 'projects/7')).resolves.toBeUndefined()
  })
})

describe('given a refusal', () => {
  it('when fields are wrong, then each keeps its own words', async () => {
    fetched.mockResolvedValue(
      answer(400, { id: 'r-1', status_code: 400, detail: 'Validation error', validation_errors: { title: ['3 to 50 characters'] } }),
    )
    const problem = await call('POST', 'projects', { body: {} }).catch((thrown: unknown) => thrown)
    expect(problem).toBeInstanceOf(ApiProblem)
    expect(fieldErrors(problem)).toEqual({ title: ['3 to 50 characters'] })
    expect(wordsFor(problem)).toBe('3 to 50 characters')
    expect((problem as ApiProblem).requestId).toBe('r-1')
  })

  it('when the config is refused in the bare form, then its text is told', async () => {
    fetched.mockResolvedValue(answer(400, { label_config: ['toName="x" not found'] }))
    await expect(call('POST', 'projects/validate', { body: {} })).rejects.toThrow('toName="x" not found')
  })

  it('when the session has ended, then whoever listens is told', async () => {
    const told = vi.fn()
    const stop = onSessionEnd(told)
    fetched.mockResolvedValue(answer(401, { detail: 'Authentication credentials were not provided.' }))
    await expect(get('projects')).rejects.toMatchObject({ status: 401 })
    stop()
    expect(told).toHaveBeenCalledOnce()
  })

  it('when nobody answers, then that is what is said', async () => {
    fetched.mockRejectedValue(new TypeError('Failed to fetch'))
    await expect(get('projects')).rejects.toBeInstanceOf(Unreachable)
  })

  it('when the body is no JSON, then the status speaks', async () => {
    fetched.mockResolvedValue(new Response('<h1>Bad gateway</h1>', { status: 502 }))
    await expect(get('projects')).rejects.toThrow('The server answered 502')
  })
})
