import { flag, number, text } from '../../config/node'
import { resolveText } from '../../config/values'
import { useEditor } from '../../session/context'
import { type TagDefinition, type TagProps } from '../tag'
import { applyStyle } from '../view/safeStyle'

/** Size 1 to 5 is the look; the level for screen readers stays below the page's own heading. */
function Header({ node }: TagProps) {
  const { data } = useEditor()
  const size = Math.min(5, Math.max(1, Math.round(number(node, 'size') ?? 4)))
  return (
    <h2
      className={`dk-header dk-header-${size}${flag(node, 'underline') ? ' dk-underline' : ''}`}
      dir="auto"
      ref={applyStyle(text(node, 'style'))}
    >
      {resolveText(node.attributes['value'] ?? '', data)}
    </h2>
  )
}

export const header: TagDefinition = { tag: 'header', role: 'visual', place: 'flow', View: Header }
