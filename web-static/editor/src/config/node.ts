/** One element of a labeling config. Tag and attribute names are lower case: the language does not tell cases apart. */
export interface ConfigNode {
  readonly tag: string
  /** The tag as the author wrote it, for messages. */
  readonly written: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly ConfigNode[]
  /** Trimmed text of an element without element children; it takes the place of `value` (labeling-config.md §1.1). */
  readonly body: string
  /** Place in document order; stable for one config, so it serves as a React key. */
  readonly place: number
}

export interface ConfigProblem {
  readonly code:
    'ERR_XML' | 'ERR_UNKNOWN_TAG' | 'ERR_REQUIRED' | 'ERR_DUPLICATE_NAME' | 'ERR_TAG_NOT_FOUND' | 'ERR_NO_CHILDREN' | 'MISSING_FIELD'
  readonly message: string
  readonly tag?: string
  /** Counted from 1, where it is known. */
  readonly line?: number
}

export const flag = (node: ConfigNode, name: string, otherwise = false): boolean => {
  const value = node.attributes[name]
  return value === undefined ? otherwise : value.toLowerCase() === 'true'
}

export const text = (node: ConfigNode, name: string): string | undefined => {
  const value = node.attributes[name]
  return value === undefined || value === '' ? undefined : value
}

export const number = (node: ConfigNode, name: string): number | undefined => {
  const value = text(node, name)
  const parsed = value === undefined ? Number.NaN : Number(value)
  return Number.isFinite(parsed) ? parsed : undefined
}

export const list = (node: ConfigNode, name: string): readonly string[] =>
  (text(node, name) ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')

/** Every node of a tree, in document order. */
export function* walk(node: ConfigNode): Generator<ConfigNode> {
  yield node
  for (const child of node.children) yield* walk(child)
}
