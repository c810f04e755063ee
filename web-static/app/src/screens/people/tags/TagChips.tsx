import { type TagName } from '../../../api/types'
import { Badge } from '../../../ui/Facts'
import css from './Tags.module.css'

const SHOWN = 2

/** The first tags of a person; the tooltip has all. */
export function TagChips({ tags }: { readonly tags: readonly TagName[] }) {
  if (tags.length === 0) return <span className="muted">–</span>
  const more = tags.slice(SHOWN)
  return (
    <span className={css['chips']} title={tags.map(({ label }) => label).join(', ')}>
      {tags.slice(0, SHOWN).map(({ id, label }) => (
        <Badge key={id}>{label}</Badge>
      ))}
      {more.length > 0 && (
        <span className={css['more']}>
          +{more.length}
          <span className="vh">: {more.map(({ label }) => label).join(', ')}</span>
        </span>
      )}
    </span>
  )
}
