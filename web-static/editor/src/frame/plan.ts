import { type Config } from '../config/config'
import { text, walk, type ConfigNode } from '../config/node'
import { headerBefore } from '../session/captions'
import { tagNamed } from '../tags/registry'

/** Where the parts of a config go in the fixed frame. */
export interface Plan {
  /** The one object that fills the stage; without it the config is a page that scrolls. */
  readonly stage: ConfigNode | undefined
  /** Headers that title nothing in particular. */
  readonly headers: readonly ConfigNode[]
  readonly styles: readonly ConfigNode[]
  /** Questions on the whole task, and those on the selected region. */
  readonly questions: readonly ConfigNode[]
  readonly perRegion: readonly ConfigNode[]
  readonly unknown: readonly ConfigNode[]
}

export function planOf({ root, controls }: Config): Plan {
  const nodes = [...walk(root)]
  const placed = (place: string) => nodes.filter((node) => tagNamed(node.tag)?.place === place)
  const stages = placed('stage')
  const asking = placed('questions')
  const isPerRegion = (node: ConfigNode) => controls.get(text(node, 'name') ?? '')?.perRegion === true
  const titles = new Set([...controls.values()].map((control) => headerBefore(root, control.node)))
  return {
    stage: stages.length === 1 ? stages[0] : undefined,
    headers: nodes.filter((node) => node.tag === 'header' && !titles.has(node)),
    styles: nodes.filter((node) => node.tag === 'style'),
    questions: asking.filter((node) => !isPerRegion(node)),
    perRegion: asking.filter(isPerRegion),
    unknown: outermostUnknown(root),
  }
}

/** An unknown tag speaks for what is inside of it. */
function outermostUnknown(node: ConfigNode): readonly ConfigNode[] {
  if (tagNamed(node.tag) === undefined) return [node]
  return node.children.flatMap(outermostUnknown)
}
