import { type Json } from '../document/wire'
import { flag, number, text, type ConfigNode } from './node'
import { resolve, resolveText, type TaskData } from './values'

/** A Label or a Choice: what a person reads, what is stored, and how it looks. */
export interface Option {
  /** What results hold: the alias when there is one. */
  readonly value: string
  readonly caption: string
  readonly hint: string | undefined
  /** CSS colour from the config; without one the palette deals. */
  readonly background: string | undefined
  /** Place in the ordered palette, 1 to 16. */
  readonly hue: number
  readonly hotkey: string | undefined
  readonly selected: boolean
  readonly readonly: boolean
  readonly maxUsages: number | undefined
  readonly granularity: string | undefined
  readonly children: readonly Option[]
  /** Values from the root to this option; one entry unless the options are nested. */
  readonly path: readonly string[]
}

const HUES = 16

/** Deals the ordered label colours: the next label without a colour of its own takes the next hue. */
export class Palette {
  #dealt = 0
  next(): number {
    return (this.#dealt++ % HUES) + 1
  }
}

interface Source {
  readonly data: TaskData
  readonly palette: Palette
}

/** The options of a control: those written in the config, then those the task brings (labeling-config.md §13). */
export function optionsOf(control: ConfigNode, tag: 'label' | 'choice', source: Source): readonly Option[] {
  const written = collect(control, tag, source, [])
  const reference = text(control, 'value')
  const dynamic = reference === undefined ? undefined : resolve(reference, source.data)
  const brought = Array.isArray(dynamic) ? dynamic.flatMap((entry) => optionFromData(entry, source, [])) : []
  return unique([...written, ...brought])
}

/** The first of two options with one value wins, as labels and choices are stored by value. */
function unique(options: readonly Option[]): readonly Option[] {
  const seen = new Set<string>()
  return options.filter((option) => !seen.has(option.value) && seen.add(option.value))
}

function collect(node: ConfigNode, tag: 'label' | 'choice', source: Source, path: readonly string[]): readonly Option[] {
  return node.children.flatMap((child) => {
    if (child.tag !== tag) return collect(child, tag, source, path) // a View around labels is layout only
    const written = resolveText(child.attributes['value'] ?? '', source.data)
    const value = text(child, 'alias') ?? written
    if (value === '') return []
    const own = [...path, value]
    return [
      { ...lookOf(child, source), value, caption: written === '' ? value : written, path: own, children: collect(child, tag, source, own) },
    ]
  })
}

function lookOf(node: ConfigNode, { palette }: Source): Omit<Option, 'value' | 'caption' | 'path' | 'children'> {
  const background = text(node, 'background')
  return {
    hint: text(node, 'hint'),
    background,
    hue: background === undefined ? palette.next() : 0,
    hotkey: text(node, 'hotkey'),
    selected: flag(node, 'selected'),
    readonly: flag(node, 'readonly'),
    maxUsages: number(node, 'maxusages'),
    granularity: text(node, 'granularity'),
  }
}

function optionFromData(entry: Json, source: Source, path: readonly string[]): readonly Option[] {
  const fields: Record<string, Json | undefined> =
    typeof entry === 'object' && entry !== null && !Array.isArray(entry)
      ? (entry as Record<string, Json | undefined>)
      : { value: entry as Json }
  const say = (key: string) => (typeof fields[key] === 'string' || typeof fields[key] === 'number' ? String(fields[key]) : undefined)
  const caption = say('value')
  const value = say('alias') ?? caption
  if (value === undefined || value === '') return []
  const own = [...path, value]
  const background = say('background')
  const children = Array.isArray(fields['children']) ? fields['children'].flatMap((child) => optionFromData(child, source, own)) : []
  return [
    {
      value,
      caption: caption ?? value,
      hint: say('hint'),
      background,
      hue: background === undefined ? source.palette.next() : 0,
      hotkey: say('hotkey'),
      selected: fields['selected'] === true,
      readonly: false,
      maxUsages: undefined,
      granularity: undefined,
      children,
      path: own,
    },
  ]
}

/** Options and the options inside them, parents first. */
export const flatten = (options: readonly Option[]): readonly Option[] => options.flatMap((option) => [option, ...flatten(option.children)])
