import { describe, expect, it, vi } from 'vitest'
import { Commands, printed, type Command, type Stroke } from './commands'

const stroke = (key: string, more: Partial<Stroke> = {}): Stroke => ({ key, ctrlKey: false, metaKey: false, altKey: false, ...more })
const command = (keys: string, run: () => void): Command => ({ id: keys, caption: keys, keys, group: 'Page', run })

describe('given commands with keys', () => {
  it('when two strokes follow each other in time, then they are one command', () => {
    const go = vi.fn()
    const all = new Commands()
    all.register([command('g p', go)])
    expect(all.handle(stroke('g'), false, 0)).toBe(false)
    expect(all.handle(stroke('p'), false, 900)).toBe(true)
    all.handle(stroke('g'), false, 2000)
    expect(all.handle(stroke('p'), false, 3500)).toBe(false)
    expect(go).toHaveBeenCalledOnce()
  })

  it('when somebody types text, then only strokes with Ctrl act', () => {
    const create = vi.fn()
    const palette = vi.fn()
    const all = new Commands()
    all.register([command('c', create), command('mod+k', palette)])
    all.handle(stroke('c'), true)
    all.handle(stroke('k', { ctrlKey: true }), true)
    expect(create).not.toHaveBeenCalled()
    expect(palette).toHaveBeenCalledOnce()
  })

  it('when the page knows the same key, then it wins until it leaves', () => {
    const frame = vi.fn()
    const page = vi.fn()
    const all = new Commands()
    all.register([command('/', frame)])
    const leave = all.register([command('/', page)])
    all.handle(stroke('/'), false)
    leave()
    all.handle(stroke('/'), false)
    expect([page.mock.calls.length, frame.mock.calls.length]).toEqual([1, 1])
  })

  it('when keys are printed, then in the words of the keyboard', () => {
    expect([printed('mod+k'), printed('g p'), printed('?')]).toEqual(['Ctrl K', 'G then P', '?'])
  })
})
