import { type Json } from '../document/wire'

export type TaskData = Readonly<Record<string, Json | undefined>>

const WHOLE = /^\$(\w+(?:\.\w+|\[\w+\])*)\$?$/
const INSIDE = /\$(\w+(?:\.\w+|\[\w+\])*)/g

/** Plain-text imports of old keep their text under this key (labeling-config.md §1.2). */
const UNNAMED = '$undefined$'

/** The typed value of an attribute: a whole reference hands over the field itself, mixed text is filled in. */
export function resolve(attribute: string, data: TaskData): Json | undefined {
  const whole = WHOLE.exec(attribute)
  if (whole?.[1] !== undefined) return lookUp(whole[1], data)
  return attribute.replace(INSIDE, (_, path: string) => shown(lookUp(path, data)))
}

/** An attribute as text. */
export const resolveText = (attribute: string, data: TaskData): string => shown(resolve(attribute, data))

/** Field names that an attribute asks of the task; used to say which field is missing. */
export const references = (attribute: string): readonly string[] => [...attribute.matchAll(INSIDE)].map((match) => match[1] ?? '')

function lookUp(path: string, data: TaskData): Json | undefined {
  let current: Json | undefined = data as Json
  for (const step of path.replaceAll(/\[(\w+)\]/g, '.$1').split('.')) {
    if (current === null || typeof current !== 'object') return undefined
    current = (current as Record<string, Json | undefined>)[step]
  }
  return current ?? data[UNNAMED]
}

const shown = (value: Json | undefined): string =>
  value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value)
