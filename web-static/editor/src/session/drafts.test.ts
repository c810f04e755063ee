import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { remove } from './labeling'
import { box, IMAGE } from '../testing'
import { memoryJournal, type Journal } from './journal'
import { LeadTime } from './leadTime'
import { EditorSession, type Outlets } from './session'
import { type WireResult } from '../document/wire'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const RESULT: readonly WireResult[] = [box('a', 'b'), box('c', 'b'), box('d', 'b')]

function openOn(journal: Journal, outlets: Outlets): Promise<EditorSession> {
  return EditorSession.open({
    config: IMAGE,
    task: { id: 9, data: { image: 'x' }, drafts: [{ id: 1, result: RESULT, lead_time: 5 }] },
    open: { kind: 'auto' },
    journal,
    journalKey: 'anna',
    denyEmpty: false,
    outlets: () => outlets,
    now: () => Date.now(),
  })
}

const deleteOne = (session: EditorSession) => remove(session.store, session.store.drawn().slice(0, 1))

describe('given an open task', () => {
  it('when it changes, then the journal has it at once and the server within 15 s', async () => {
    const journal = memoryJournal()
    const onDraft = vi.fn(() => Promise.resolve())
    const session = await openOn(journal, { onDraft })
    deleteOne(session)
    await vi.advanceTimersByTimeAsync(200)
    expect((await journal.read('anna:9:new'))?.result).toHaveLength(2)
    expect(onDraft).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(15_000)
    expect(onDraft).toHaveBeenCalledTimes(1)
    expect(session.drafts.saved.get()).toMatchObject({ state: 'saved', changes: 0 })
    expect(await journal.read('anna:9:new')).toBeUndefined()
  })

  it('when the server does not answer, then the work is kept, counted and sent again', async () => {
    const journal = memoryJournal()
    let isDown = true
    const session = await openOn(journal, { onDraft: () => (isDown ? Promise.reject(new Error('down')) : Promise.resolve()) })
    deleteOne(session)
    await vi.advanceTimersByTimeAsync(15_200)
    deleteOne(session)
    expect(session.drafts.saved.get()).toMatchObject({ state: 'failed', changes: 2 })
    isDown = false
    await vi.advanceTimersByTimeAsync(5_000)
    expect(session.drafts.saved.get()).toMatchObject({ state: 'saved', changes: 0 })
  })

  it('when the page is lost and the task opened again, then the work is back', async () => {
    const journal = memoryJournal()
    deleteOne(await openOn(journal, {}))
    await vi.advanceTimersByTimeAsync(200)
    const again = await openOn(journal, {})
    expect(again.store.drawn()).toHaveLength(2)
    expect(again.drafts.saved.get()).toMatchObject({ state: 'kept', changes: 1 })
  })

  it('when it is submitted, then the journal forgets it', async () => {
    const journal = memoryJournal()
    const onSubmit = vi.fn()
    const session = await openOn(journal, { onSubmit })
    deleteOne(session)
    await vi.advanceTimersByTimeAsync(200)
    await session.submit()
    expect(onSubmit).toHaveBeenCalledTimes(1)
    expect(await journal.read('anna:9:new')).toBeUndefined()
  })

  it('when the submit is refused, then the reason is told and the work stays', async () => {
    const journal = memoryJournal()
    const session = await openOn(journal, { onSubmit: () => Promise.reject(new Error('Task 9 has its 2 annotators')) })
    deleteOne(session)
    await vi.advanceTimersByTimeAsync(200)
    await session.submit()
    expect(session.store.ui.get().notice?.text).toContain('Task 9 has its 2 annotators')
    expect(await journal.read('anna:9:new')).toBeDefined()
  })
})

describe('given the clock', () => {
  it('then it adds to former time, stops when nobody does anything, and while the page is hidden', () => {
    let now = 0
    const clock = new LeadTime(5, () => now)
    now = 60_000
    clock.input()
    expect(clock.seconds()).toBe(65)
    now += 10 * 60_000
    expect(clock.seconds()).toBe(65 + 300)
    clock.input()
    clock.hide()
    now += 60_000
    clock.show()
    now += 1_000
    expect(clock.seconds()).toBe(366)
  })
})

describe('given a host that goes on as soon as the server has the submit', () => {
  it('when the editor is closed before the submit is told done, then no draft follows it', async () => {
    const journal = memoryJournal()
    const onDraft = vi.fn(() => Promise.resolve())
    let session: EditorSession | undefined
    const onSubmit = () => {
      session?.close()
      return Promise.resolve()
    }
    session = await openOn(journal, { onDraft, onSubmit })
    deleteOne(session)
    await session.submit()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(onDraft).not.toHaveBeenCalled()
    expect(await journal.read('anna:9:new')).toBeUndefined()
  })
})
