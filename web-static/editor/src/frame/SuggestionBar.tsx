import { useDocument, useEditor, useKey, useUi } from '../session/context'
import { captionOfRegion } from '../session/looks'
import { accept, atHand, dismiss, suggestions } from '../session/suggestions'
import { Icon } from './icons'

const DECIMALS = 2

/** What a model suggests and nobody has decided on, one after the other or all at once. */
export function SuggestionBar() {
  const store = useEditor()
  useDocument()
  useUi((ui) => ui.selection)
  useUi((ui) => ui.accepted)
  const acceptKey = useKey('suggestion:accept')
  const allKey = useKey('suggestion:accept-all')
  const open = suggestions(store)
  const region = atHand(store)
  if (region === undefined) return null
  const score = region.items.find((item) => item.wire.score !== undefined)?.wire.score
  return (
    <div className="dk-suggest" role="group" aria-label="Suggestions">
      <span className="dk-spark">
        <Icon name="sparkles" size={14} />
      </span>
      <span className="dk-cut">
        {open.length} {open.length === 1 ? 'suggestion' : 'suggestions'}, <b dir="auto">{captionOfRegion(store, region) || 'No label'}</b>
        {score !== undefined && <span className="dk-num"> {score.toFixed(DECIMALS)}</span>}
      </span>
      <button type="button" className="dk-btn dk-btn-s" onClick={() => accept(store, [region])}>
        <Icon name="check" size={14} />
        Accept
        {acceptKey !== undefined && <kbd className="dk-kbd dk-no-phone">{acceptKey}</kbd>}
      </button>
      <button type="button" className="dk-btn dk-btn-quiet dk-btn-s" onClick={() => dismiss(store, [region])}>
        <Icon name="x" size={14} />
        Dismiss
      </button>
      {open.length > 1 && (
        <button
          type="button"
          className="dk-btn dk-btn-quiet dk-btn-s dk-no-phone"
          title={allKey === undefined ? undefined : `Accept all (${allKey})`}
          onClick={() => accept(store, open)}
        >
          Accept all
        </button>
      )}
    </div>
  )
}
