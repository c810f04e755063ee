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
        {name === undefined ? '' : ` "${name}"`} cannot be shown here. {kept === 0 ? 'The rest of the task works.' : `Its ${kept} saved ${kept === 1 ? 'result is' : 'results are'} kept as they are.`}
      </span>
    </div>
  )
}
