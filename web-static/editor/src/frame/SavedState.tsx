import { useSyncExternalStore } from 'react'
import { type DraftKeeper, type Saved } from '../session/drafts'
import { Icon, type IconName } from './icons'

const TIME = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })

const changes = (count: number): string => `${count} ${count === 1 ? 'change' : 'changes'}`

function words({ state, changes: count, at }: Saved): { readonly text: string; readonly icon: IconName; readonly tone: string } {
  switch (state) {
    case 'untouched':
      return { text: 'No changes', icon: 'cloud-check', tone: ' dk-saved-quiet' }
    case 'kept':
      return { text: `Kept on this computer, ${changes(count)}`, icon: 'cloud-upload', tone: '' }
    case 'saving':
      return { text: 'Saving', icon: 'cloud-upload', tone: '' }
    case 'saved':
      return { text: `Saved ${TIME.format(at)}`, icon: 'cloud-check', tone: ' dk-saved-ok dk-saved-quiet' }
    case 'failed':
      return { text: `Not sent yet. Kept on this computer, ${changes(count)}`, icon: 'cloud-off', tone: ' dk-saved-warn' }
  }
}

/** Where the work is, in words, always in sight. */
export function SavedState({ drafts }: { readonly drafts: DraftKeeper }) {
  const saved = useSyncExternalStore(drafts.saved.subscribe, drafts.saved.get)
  const { text, icon, tone } = words(saved)
  return (
    <span className={`dk-saved${tone}`} role="status">
      <Icon name={icon} size={14} />
      <span className="dk-saved-t">{text}</span>
    </span>
  )
}
