import { text, type ConfigNode } from '../config/node'
import { useDocument, useEditor } from '../session/context'
import { Icon } from './icons'

/** In the place of a tag this editor does not draw. Its saved results stay as they are. */
export function UnknownTag({ node }: { readonly node: ConfigNode }) {
  const { document } = useEditor()
  useDocument()
  const name = text(node, 'name')
  const kept = document.list().filter((region) => region.items.some(({ wire }) => wire.from_name === name || wire.to_name === name)).length
  return (
    <div className="dk-banner dk-banner-warn" role="note">
      <Icon name="triangle-alert" />
      <span>
        <b>{node.written}</b>
        {name === undefined ? '' : ` "${name}"`} cannot be shown here. {said(kept)}
      </span>
    </div>
  )
}

const said = (kept: number): string =>
  kept === 0
    ? 'The rest of the task works.'
    : kept === 1
      ? 'Its saved result is kept as it is.'
      : `Its ${kept} saved results are kept as they are.`
