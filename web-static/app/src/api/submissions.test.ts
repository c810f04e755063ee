import { type DraftToStore, type Submission } from '@docket/editor'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { storeDraft, submitAnnotation, updateAnnotation } from './submissions'

const fetched = vi.fn<typeof fetch>()
const sent = (call: number) => {
  const [address, init] = fetched.mock.calls[call] ?? []
  const { body } = init ?? {}
  return { address, method: init?.method, body: typeof body === 'string' ? (JSON.parse(body) as unknown) : undefined }
}
const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status })

beforeEach(() => {
  vi.stubGlobal('fetch', fetched)
  document.cookie = 'csrftoken=x'
})
afterEach(() => {
  fetched.mockReset()
  vi.unstubAllGlobals()
})

const submission = (more: Partial<Submission> = {}): Submission => ({
  result: [],
  leadTime: 4.5,
  draft: undefined,
  annotation: undefined,
  prediction: undefined,
  startedAt: '2026-11-25T12:00:00Z',
  uniqueId: 'u-1',
  ...more,
})
const draft = (more: Partial<Submission> = {}): DraftToStore => ({ ...submission(more), wasPostponed: false })

describe('given work on a task', () => {
  it('when its draft is stored again, then the same draft is changed, and the submit names it', async () => {
    fetched.mockImplementation(() => Promise.resolve(answer(200, { id: 31 })))
    await storeDraft(7, draft())
    await storeDraft(7, draft())
    await submitAnnotation(7, submission(), { wantsNext: true })
    await storeDraft(7, draft())
    expect([sent(0).address, sent(1).address, sent(2).address, sent(3).address]).toEqual([
      '/api/tasks/7/drafts',
      '/api/drafts/31',
      '/api/tasks/7/annotations?next=1',
      '/api/tasks/7/drafts',
    ])
    expect(sent(2).body).toMatchObject({ draft_id: 31, unique_id: 'u-1', lead_time: 4.5 })
  })

  it('when it is skipped, then that is told', async () => {
    fetched.mockResolvedValue(answer(201, { id: 1 }))
    await submitAnnotation(8, submission({ prediction: 5 }), { isSkip: true })
    expect(sent(0).body).toMatchObject({ was_cancelled: true, parent_prediction: 5 })
  })

  it('when a repeat is refused because the first try had arrived, then it counts as stored', async () => {
    fetched.mockResolvedValue(answer(409, { detail: 'This submission of task 8 is stored already.' }))
    await expect(submitAnnotation(8, submission())).resolves.toBeUndefined()
  })

  it('when somebody else was faster, then the refusal is passed on', async () => {
    fetched.mockResolvedValue(answer(409, { detail: 'Task 8 has its 2 annotators' }))
    await expect(submitAnnotation(8, submission())).rejects.toThrow('Task 8 has its 2 annotators')
  })

  it('when a skipped one is taken back, then it is a usual annotation again', async () => {
    fetched.mockResolvedValue(answer(200, {}))
    await updateAnnotation(8, submission({ annotation: 12 }))
    expect(sent(0)).toMatchObject({ address: '/api/annotations/12', method: 'PATCH', body: { was_cancelled: false } })
  })
})
