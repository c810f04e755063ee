import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ToastStore } from './toastStore'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const texts = (store: ToastStore) => store.shown().map(({ text }) => text)

describe('given toasts', () => {
  it('when a third comes, then the oldest leaves', () => {
    const store = new ToastStore()
    for (const text of ['one', 'two', 'three']) store.say(text)
    expect(texts(store)).toEqual(['two', 'three'])
  })

  it('when one is about the same as another, then it takes its place', () => {
    const store = new ToastStore()
    store.say('Created')
    store.say('Submitted #1', undefined, 'stream')
    store.say('Submitted #2', undefined, 'stream')
    expect(texts(store)).toEqual(['Created', 'Submitted #2'])
  })

  it('when eight seconds pass, then what went well leaves and an error stays', () => {
    const store = new ToastStore()
    store.fail('not saved')
    store.say('saved')
    vi.advanceTimersByTime(8000)
    expect(texts(store)).toEqual(['not saved'])
  })

  it('when the pointer rests on it, then it waits', () => {
    const store = new ToastStore()
    store.say('saved')
    const id = store.shown()[0]?.id ?? 0
    store.pause(id)
    vi.advanceTimersByTime(20_000)
    expect(texts(store)).toEqual(['saved'])
    store.resume(id)
    vi.advanceTimersByTime(8000)
    expect(texts(store)).toEqual([])
  })
})
