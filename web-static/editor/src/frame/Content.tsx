import { createElement, type ReactNode } from 'react'
import { type ConfigNode } from '../config/node'
import { useEditor, useDocument, useUi } from '../session/context'
import { conditionsOf, isMet } from '../config/conditions'
import { headerBefore } from '../session/captions'
import { tagNamed } from '../tags/registry'
import { UnknownTag } from './UnknownTag'

/** One tag by its own view; tags that the frame shows elsewhere have none. */
export function TagContent({ node }: { readonly node: ConfigNode }): ReactNode {
  const definition = tagNamed(node.tag)
  if (definition === undefined) return <UnknownTag node={node} />
  if (definition.View === undefined) return null
  return createElement(definition.View, { node })
}

/** A config with several objects, or none: it scrolls between label bar and bottom bar, in its own order. */
export function Page({ root, perRegion }: { readonly root: ConfigNode; readonly perRegion: readonly ConfigNode[] }) {
  return (
    <div className="dk-page">
      <div className="dk-content">
        <PageTag node={root} skip={new Set(perRegion)} />
      </div>
    </div>
  )
}

/** As TagContent, with conditions on views, and without what the frame shows elsewhere. */
function PageTag({ node, skip }: { readonly node: ConfigNode; readonly skip: ReadonlySet<ConfigNode> }): ReactNode {
  const store = useEditor()
  useDocument()
  useUi((ui) => ui.selection)
  if (skip.has(node) || isTitle(store.config.root, node, store.config.controls.values())) return null
  if (node.tag !== 'view') return <TagContent node={node} />
  const situation = store.situation(store.selected())
  if (!conditionsOf(node).every((condition) => isMet(condition, situation))) return null
  const View = tagNamed('view')?.View
  const children = node.children.map((child) => <PageTag key={child.place} node={child} skip={skip} />)
  return View === undefined ? children : <View node={node}>{children}</View>
}

function isTitle(root: ConfigNode, node: ConfigNode, controls: Iterable<{ readonly node: ConfigNode }>): boolean {
  if (node.tag !== 'header') return false
  for (const control of controls) if (headerBefore(root, control.node) === node) return true
  return false
}
