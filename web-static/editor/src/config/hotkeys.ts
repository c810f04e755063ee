import { flatten, type Option } from './options'

interface Keyed {
  readonly name: string
  readonly options: readonly Option[]
}

/** The map key under which a label's or choice's hotkey is kept. */
export const hotkeyName = (control: string, value: string): string => `${control}\u0000${value}`

const AUTOMATIC = '1234567890qwetasdfgzxcvbyiopjklnm' // labeling-config.md §2.6.4
/** Keys that draw or turn on an image; a label must not take them (language.md §6.2). */
const IMAGE_TOOLS = new Set('vhropkbewmul')

/** Explicit keys first, then the sequence in document order. What is left over gets none. */
export function dealHotkeys(controls: readonly Keyed[], onImage: boolean): ReadonlyMap<string, string> {
  const dealt = new Map<string, string>()
  const taken = new Set<string>()
  const options = controls.flatMap((control) => flatten(control.options).map((option) => ({ control, option })))
  for (const { control, option } of options) {
    if (option.hotkey === undefined) continue
    dealt.set(hotkeyName(control.name, option.value), option.hotkey.toLowerCase())
    taken.add(option.hotkey.toLowerCase())
  }
  const free = [...AUTOMATIC].filter((key) => !taken.has(key) && !(onImage && IMAGE_TOOLS.has(key)))
  for (const { control, option } of options) {
    if (option.hotkey !== undefined || option.children.length > 0) continue
    const key = free.shift()
    if (key === undefined) break
    dealt.set(hotkeyName(control.name, option.value), key)
  }
  return dealt
}
