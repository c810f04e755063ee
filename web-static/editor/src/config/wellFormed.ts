/** What keeps a text from being XML, and on which line. */
export interface Fault {
  readonly line: number
  readonly message: string
}

interface Open {
  readonly name: string
  readonly at: number
}

const NAME = '[A-Za-z_][\\w.:-]*'
const START = new RegExp(`<(${NAME})(?:\\s+${NAME}\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*\\s*(/?)>`, 'y')
const END = new RegExp(`</(${NAME})\\s*>`, 'y')
/** What is passed over as a whole, by how it begins and ends. */
const SPANS = [
  ['<!--', '-->', 'This comment'],
  ['<![CDATA[', ']]>', 'This CDATA'],
  ['<?', '?>', 'This instruction'],
] as const

/**
 * The first fault in the nesting and quoting of tags, in words that help to mend it. The browser's parser has the last
 * word; asked about broken text it answers with a styled error page, which the content policy reports.
 */
export function faultOf(xml: string): Fault | undefined {
  const open: Open[] = []
  let hasRoot = false
  for (let at = xml.indexOf('<'); at >= 0;) {
    const step = next(xml, at, open, hasRoot)
    if ('message' in step) return { line: lineAt(xml, at), message: step.message }
    hasRoot ||= step.isElement
    at = xml.indexOf('<', step.to)
  }
  const last = open.at(-1)
  return last === undefined ? undefined : { line: lineAt(xml, last.at), message: `<${last.name}> is not closed` }
}

type Step = { readonly to: number; readonly isElement: boolean } | { readonly message: string }

function next(xml: string, at: number, open: Open[], hasRoot: boolean): Step {
  const span = SPANS.find(([begin]) => xml.startsWith(begin, at))
  if (span !== undefined) {
    const to = xml.indexOf(span[1], at)
    return to < 0 ? { message: `${span[2]} is not closed` } : { to: to + span[1].length, isElement: false }
  }
  const end = matched(END, xml, at)
  if (end !== undefined) return closed(end, open, at)
  const start = matched(START, xml, at)
  if (start === undefined) return { message: unfinished(xml, at) }
  if (open.length === 0 && hasRoot) return { message: `<${start[1]}> stands outside of the outer tag` }
  if (start[2] !== '/') open.push({ name: start[1] ?? '', at })
  return { to: at + start[0].length, isElement: true }
}

function closed([whole, name = '']: RegExpExecArray, open: Open[], at: number): Step {
  const last = open.pop()
  if (last === undefined) return { message: `</${name}> closes what was not opened` }
  return last.name === name ? { to: at + whole.length, isElement: true } : { message: `</${name}> stands where </${last.name}> is due` }
}

function matched(pattern: RegExp, xml: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at
  return pattern.exec(xml) ?? undefined
}

/** A start tag that goes wrong: without its end, or with an attribute that is not name="value". */
function unfinished(xml: string, at: number): string {
  const name = new RegExp(`^</?(${NAME})`).exec(xml.slice(at, at + 100))?.[1]
  if (name === undefined) return 'A < that begins no tag is written &lt;'
  const rest = xml.slice(at + 1)
  const stop = /[<>]/.exec(rest)?.[0]
  return stop === '>' ? `<${name}> has an attribute that is not written name="value"` : `<${name} has no > at its end`
}

const lineAt = (xml: string, at: number): number => xml.slice(0, at).split('\n').length
