import { strings, type ResultItem } from '../document/wire'
import { conditionsOf, type Condition } from './conditions'
import { dealHotkeys } from './hotkeys'
import { flag, list, text, walk, type ConfigNode, type ConfigProblem } from './node'
import { optionsOf, Palette, type Option } from './options'
import { parseConfig } from './parse'
import { references, resolve, type TaskData } from './values'

/** A tag that shows data. */
export interface ObjectTag {
  readonly name: string
  readonly node: ConfigNode
  readonly conditions: readonly Condition[]
}

/** A tag that makes results. */
export interface ControlTag {
  readonly name: string
  /** Name of the object it works on. */
  readonly object: string
  readonly node: ConfigNode
  readonly conditions: readonly Condition[]
  readonly options: readonly Option[]
  readonly perRegion: boolean
  readonly required: boolean
  /** `type` of its results. */
  readonly resultType: string
  readonly isLabelSet: boolean
  /** Name of the region kind it draws, if it draws. */
  readonly kind: string | undefined
}

/** What the tag registry tells about a tag; the config needs no more of it. */
export interface TagFacts {
  readonly role: 'object' | 'control' | 'visual' | 'sub'
  readonly kind?: string
  readonly options?: 'label' | 'choice'
  readonly labelSet?: boolean
}

export interface Config {
  readonly root: ConfigNode
  readonly objects: ReadonlyMap<string, ObjectTag>
  readonly controls: ReadonlyMap<string, ControlTag>
  readonly problems: readonly ConfigProblem[]
  /** Automatic and explicit keys of labels and choices, by `hotkeyName`. */
  readonly hotkeys: ReadonlyMap<string, string>
}

type Facts = (tag: string) => TagFacts | undefined

/** Reads a config for one task; dynamic labels make it depend on the task's data. */
export function readConfig(xml: string, data: TaskData, facts: Facts): Config {
  const { root, problems: parseProblems } = parseConfig(xml)
  const problems = [...parseProblems]
  const objects = new Map<string, ObjectTag>()
  const controls = new Map<string, ControlTag>()
  const source = { data, palette: new Palette() }
  for (const { node, conditions } of withConditions(root, [])) {
    const known = facts(node.tag)
    if (known === undefined)
      problems.push({ code: 'ERR_UNKNOWN_TAG', tag: node.written, message: `${node.written} is not a tag this editor knows` })
    else if (known.role === 'object') addObject(node, conditions, { objects, problems, data })
    else if (known.role === 'control') addControl(node, conditions, { known, controls, problems, source })
  }
  problems.push(...crossCheck(root, objects, controls, facts))
  return { root, objects, controls, problems, hotkeys: dealHotkeys([...controls.values()], drawsOnImage(controls)) }
}

const drawsOnImage = (controls: ReadonlyMap<string, ControlTag>): boolean =>
  [...controls.values()].some((control) => control.kind !== undefined && control.kind !== 'span')

function* withConditions(node: ConfigNode, outer: readonly Condition[]): Generator<{ node: ConfigNode; conditions: readonly Condition[] }> {
  const conditions = [...outer, ...conditionsOf(node)]
  yield { node, conditions }
  if (node.tag === 'hypertext') return // its markup is content, not config
  for (const child of node.children) yield* withConditions(child, conditions)
}

interface ObjectSink {
  readonly objects: Map<string, ObjectTag>
  readonly problems: ConfigProblem[]
  readonly data: TaskData
}

function addObject(node: ConfigNode, conditions: readonly Condition[], { objects, problems, data }: ObjectSink): void {
  const name = text(node, 'name')
  const value = node.attributes['value'] ?? node.attributes['valuelist']
  if (name === undefined) return void problems.push(required(node, 'name'))
  if (value === undefined) problems.push(required(node, 'value'))
  for (const field of value === undefined ? [] : references(value)) {
    if (resolve(`$${field}`, data) === undefined)
      problems.push({
        code: 'MISSING_FIELD',
        tag: node.written,
        message: `This task has no field "${field}", which ${node.written} "${name}" shows`,
      })
  }
  objects.set(name, { name, node, conditions })
}

interface ControlSink {
  readonly known: TagFacts
  readonly controls: Map<string, ControlTag>
  readonly problems: ConfigProblem[]
  readonly source: { readonly data: TaskData; readonly palette: Palette }
}

function addControl(node: ConfigNode, conditions: readonly Condition[], { known, controls, problems, source }: ControlSink): void {
  const name = text(node, 'name')
  if (name === undefined) return void problems.push(required(node, 'name'))
  const options = known.options === undefined ? [] : optionsOf(node, known.options, source)
  if (known.options !== undefined && options.length === 0)
    problems.push({ code: 'ERR_NO_CHILDREN', tag: node.written, message: `${node.written} "${name}" has nothing to choose from` })
  controls.set(name, {
    name,
    object: list(node, 'toname')[0] ?? '',
    node,
    conditions,
    options,
    perRegion: flag(node, 'perregion'),
    required: flag(node, 'required'),
    resultType: node.tag,
    isLabelSet: known.labelSet === true,
    kind: known.kind,
  })
}

const required = (node: ConfigNode, attribute: string): ConfigProblem => ({
  code: 'ERR_REQUIRED',
  tag: node.written,
  message: `${node.written} needs the attribute ${attribute}`,
})

function crossCheck(root: ConfigNode, objects: Config['objects'], controls: Config['controls'], facts: Facts): readonly ConfigProblem[] {
  const problems: ConfigProblem[] = []
  const seen = new Set<string>()
  for (const node of walk(root)) {
    const name = text(node, 'name')
    const role = facts(node.tag)?.role
    if (name === undefined || (role !== 'object' && role !== 'control')) continue
    if (seen.has(name)) problems.push({ code: 'ERR_DUPLICATE_NAME', tag: node.written, message: `Two tags are named "${name}"` })
    seen.add(name)
  }
  // A toName that hits a tag we do not know is that tag's problem, already told.
  const names = new Set([...walk(root)].flatMap((node) => text(node, 'name') ?? []))
  for (const control of controls.values()) {
    if (objects.has(control.object) || names.has(control.object)) continue
    const message = `${control.node.written} "${control.name}" works on "${control.object}", which is not in the config`
    problems.push({ code: 'ERR_TAG_NOT_FOUND', tag: control.node.written, message })
  }
  return problems
}

/** The content of a choices-like value as a list of stored values; nested choices give their last element. */
export function chosenValues(item: ResultItem | undefined, key: string): readonly string[] {
  const content = item?.value[key]
  if (typeof content === 'string') return [content]
  if (!Array.isArray(content)) return []
  return content.flatMap((entry) => (Array.isArray(entry) ? strings(entry).slice(-1) : typeof entry === 'string' ? [entry] : []))
}
