import { type ControlTag } from '../../config/config'
import { flatten, type Option } from '../../config/options'
import { type Json } from '../../document/wire'
import { answer } from '../../session/answers'
import { type EditorStore } from '../../session/store'
import { type Region } from '../../document/region'

export const isMultiple = (control: ControlTag): boolean => control.node.attributes['choice'] === 'multiple'
export const isNested = (control: ControlTag): boolean => control.node.attributes['allownested'] === 'true'

const pathOf = (entry: Json): string => (Array.isArray(entry) ? entry.join('\u0000') : String(entry))

/** What is chosen, as paths joined for comparing; very old data holds one string. */
export function chosenPaths(content: Json | undefined): ReadonlySet<string> {
  if (typeof content === 'string') return new Set([content])
  return new Set(Array.isArray(content) ? content.map(pathOf) : [])
}

const leavesOf = (option: Option): readonly Option[] => (option.children.length === 0 ? [option] : option.children.flatMap(leavesOf))

const keyOf = (control: ControlTag, option: Option): string => (isNested(control) ? option.path.join('\u0000') : option.value)

/** On when all leaves below are chosen, mixed when some are. */
export function stateOf(control: ControlTag, option: Option, chosen: ReadonlySet<string>): 'on' | 'off' | 'mixed' {
  const leaves = leavesOf(option)
  const on = leaves.filter((leaf) => chosen.has(keyOf(control, leaf))).length
  if (chosen.has(keyOf(control, option)) || on === leaves.length) return 'on'
  return on === 0 ? 'off' : 'mixed'
}

/** A press on a choice: takes it, gives it up, or, for a parent, does so for all its leaves. */
export function choose(store: EditorStore, control: ControlTag, option: Option, region: Region | undefined): void {
  if (option.readonly || store.readOnly) return
  const chosen = chosenPaths(store.contentOf(control, 'choices', region))
  const keys = leavesOf(option).map((leaf) => keyOf(control, leaf))
  const isOn = stateOf(control, option, chosen) === 'on'
  const kept = isMultiple(control) ? [...chosen].filter((key) => !keys.includes(key)) : []
  const added = isOn ? [] : isMultiple(control) ? keys : keys.slice(0, 1)
  const all = new Set([...kept, ...added])
  // In the order of the config, then what the config does not know.
  const known = flatten(control.options).map((entry) => keyOf(control, entry))
  const ordered = [...known.filter((key) => all.has(key)), ...[...all].filter((key) => !known.includes(key))]
  const content = ordered.length === 0 ? undefined : ordered.map((key) => (isNested(control) ? key.split('\u0000') : key))
  answer(store, control, { key: 'choices', content, name: `${isOn ? 'Clear' : 'Choose'} ${option.caption}` }, region)
}
