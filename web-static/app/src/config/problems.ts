import { type ConfigProblem } from '@docket/editor'
import { type CodeProblem } from './CodeEditor'

/** The line on which what a message speaks of stands: the name in its quotes, else the tag. */
export function lineOf(xml: string, message: string, tag?: string): number | undefined {
  const given = /\bline:? (\d+)/i.exec(message)?.[1]
  if (given !== undefined) return Number(given)
  const quoted = [...message.matchAll(/["'“`]([^"'”`]+)["'”`]/g)].map(([, name]) => name ?? '')
  const lines = xml.split('\n')
  for (const name of quoted) {
    const at = lines.findIndex((line) => line.includes(`"${name}"`) || line.includes(`<${name}`))
    if (at >= 0) return at + 1
  }
  if (tag === undefined) return undefined
  const at = lines.findIndex((line) => line.toLowerCase().includes(`<${tag.toLowerCase()}`))
  return at < 0 ? undefined : at + 1
}

/** Tags that this editor lists but does not draw are no error: their results are kept. */
export const told = (xml: string, { code, message, tag, line }: ConfigProblem): CodeProblem => ({
  message,
  line: line ?? lineOf(xml, message, tag),
  isWarning: code === 'ERR_UNKNOWN_TAG' || code === 'MISSING_FIELD',
})

export const fromServer = (xml: string, message: string): CodeProblem => ({ message, line: lineOf(xml, message), isWarning: false })

/** Each thing is said once, errors first. */
export function merged(...lists: readonly (readonly CodeProblem[])[]): readonly CodeProblem[] {
  const known = new Map<string, CodeProblem>()
  for (const problem of lists.flat()) if (!known.has(problem.message)) known.set(problem.message, problem)
  return [...known.values()].toSorted((a, b) => Number(a.isWarning) - Number(b.isWarning))
}
