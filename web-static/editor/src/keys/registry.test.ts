import { describe, expect, it, vi } from 'vitest'
import { Keys, printed, type KeyCommand } from './registry'

const command = (id: string, keys: string, more: Partial<KeyCommand> = {}): KeyCommand => ({
  id,
  keys,
  scope: 'editor',
  caption: id,
  group: '',
  run: vi.fn(),
  ...more,
})

const press = (keys: Keys, init: KeyboardEventInit, target?: HTMLElement) => {
  const event = new KeyboardEvent('keydown', { cancelable: true, bubbles: true, ...init })
  if (target !== undefined) target.dispatchEvent(event)
  return keys.handle(event)
}

describe('given keys in several scopes', () => {
  it('then the inner one wins, and hands on what it refuses', () => {
    const keys = new Keys()
    const outer = command('outer', 'ctrl+z')
    const refusing = command('inner', 'ctrl+z', { scope: 'object', run: vi.fn(() => false as const) })
    keys.register([refusing, outer])
    expect(press(keys, { key: 'z', ctrlKey: true })).toBe(true)
    expect(refusing.run).toHaveBeenCalled()
    expect(outer.run).toHaveBeenCalled()
  })

  it('then a keymap wins over the default', () => {
    const keys = new Keys({ go: 'ctrl+j' })
    const go = command('go', 'g')
    keys.register([go])
    expect(press(keys, { key: 'g' })).toBe(false)
    expect(press(keys, { key: 'j', ctrlKey: true })).toBe(true)
    expect(keys.print('go')).toBe('Ctrl J')
  })

  it('when a person types, then only keys that say so work', () => {
    const keys = new Keys()
    keys.register([command('label', 'a'), command('submit', 'ctrl+enter', { whileTyping: true })])
    const field = document.body.appendChild(document.createElement('textarea'))
    expect(press(keys, { key: 'a' }, field)).toBe(false)
    expect(press(keys, { key: 'Enter', ctrlKey: true }, field)).toBe(true)
    field.remove()
  })

  it('when an input method composes, then no key works', () => {
    const keys = new Keys()
    keys.register([command('label', 'a')])
    expect(press(keys, { key: 'a', isComposing: true })).toBe(false)
  })

  it.each([
    [{ key: '?', shiftKey: true }, '?'],
    [{ key: '!', shiftKey: true, code: 'Digit1' }, 'shift+1'],
    [{ key: '+', ctrlKey: true, shiftKey: true }, 'ctrl+plus'],
    [{ key: ',', altKey: true }, 'alt+comma'],
    [{ key: 'Z', ctrlKey: true, shiftKey: true }, 'shift+ctrl+z'],
  ])('%j is %s', (init, name) => {
    const keys = new Keys()
    keys.register([command('it', name)])
    expect(press(keys, init)).toBe(true)
  })

  it('then keys are printed as they stand on the keyboard', () => {
    expect(['ctrl+enter', 'shift+1', 'q', 'delete'].map(printed)).toEqual(['Ctrl ↵', 'Shift 1', 'Q', 'Del'])
  })
})
