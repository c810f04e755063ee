import { text } from '../../config/node'
import { type TagDefinition, type TagProps } from '../tag'
import { applyStyle } from './safeStyle'

function ViewTag({ node, children }: TagProps) {
  const className = (text(node, 'classname') ?? '').replaceAll(/[^\w\s-]/g, '')
  return (
    <div
      className={`dk-view dk-view-${node.attributes['display'] === 'inline' ? 'inline' : 'block'} ${className}`}
      ref={applyStyle(text(node, 'style'))}
    >
      {children}
    </div>
  )
}

export const view: TagDefinition = { tag: 'view', role: 'visual', place: 'flow', View: ViewTag }
