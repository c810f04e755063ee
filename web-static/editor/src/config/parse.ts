import { type ConfigNode, type ConfigProblem } from './node'
import { faultOf } from './wellFormed'

const MAX_BYTES = 1024 * 1024 // labeling-config.md §1.1
const MAX_DEPTH = 64

export interface Parsed {
  readonly root: ConfigNode
  readonly problems: readonly ConfigProblem[]
}

const EMPTY: ConfigNode = { tag: 'view', written: 'View', attributes: {}, children: [], body: '', place: 0 }

const refused = (message: string, line?: number): Parsed => ({
  root: EMPTY,
  problems: [{ code: 'ERR_XML', message, ...(line === undefined ? {} : { line }) }],
})

/** Reads a config. Whatever is wrong with it is told in `problems`; what can be read is still shown. */
export function parseConfig(xml: string): Parsed {
  if (xml.length > MAX_BYTES) return refused('The config is larger than 1 MiB')
  if (/<!DOCTYPE|<!ENTITY|<\?(?!xml\s)/i.test(xml))
    return refused('DOCTYPE, entities and processing instructions are not allowed in a config')
  if (xml.trim() === '') return refused('The config is empty')
  const fault = faultOf(xml)
  if (fault !== undefined) return refused(fault.message, fault.line)
  const parsed = new DOMParser().parseFromString(xml.trim(), 'text/xml')
  const error = parsed.querySelector('parsererror')
  if (error !== null) return refused(`The config is not well-formed XML. ${reasonOf(error)}`)
  const count = { next: 0 }
  try {
    return { root: nodeOf(parsed.documentElement, 0, count), problems: [] }
  } catch (problem) {
    if (problem instanceof TooDeep) return refused(`Tags are nested deeper than ${MAX_DEPTH}`)
    throw problem
  }
}

class TooDeep extends Error {}

/** The browser's words, without what it says of its own error page. */
const reasonOf = (error: Element): string =>
  (/error on line \d+ at column \d+: [^\n]+/.exec(error.textContent ?? '')?.[0] ?? '').replace(/Below is a rendering.*/, '')

function nodeOf(element: Element, depth: number, count: { next: number }): ConfigNode {
  if (depth > MAX_DEPTH) throw new TooDeep()
  const place = count.next++
  const children = [...element.children].map((child) => nodeOf(child, depth + 1, count))
  const attributes: Record<string, string> = {}
  for (const { name, value } of element.attributes) attributes[name.toLowerCase()] = value
  const body = children.length === 0 ? (element.textContent ?? '').trim() : ''
  if (body !== '') attributes['value'] = body
  return { tag: element.tagName.toLowerCase(), written: element.tagName, attributes, children, body, place }
}
