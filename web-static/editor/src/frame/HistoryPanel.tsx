import { type ReactNode } from 'react'
import { useDocument, useEditor } from '../session/context'

const TIME = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })
const SHOWN = 50

const HOW = { done: '', undone: ' · undone', redone: ' · done again' } as const

/** What was done since the annotation was opened, newest first; versions that the host knows come below. */
export function HistoryPanel({ versions }: { readonly versions: ReactNode }) {
  const { document } = useEditor()
  useDocument()
  const entries = document.log.slice(-SHOWN).toReversed()
  return (
    <div className="dk-p-body">
      {entries.length === 0 && versions === undefined && <p className="dk-empty-in">Nothing changed since you opened this.</p>}
      <ol className="dk-history">
        {entries.map((entry, index) => (
          <li key={`${entry.at} ${index}`}>
            <span className="dk-cut dk-grow">
              {entry.name}
              <span className="dk-muted">{HOW[entry.how]}</span>
            </span>
            <time className="dk-muted dk-num" dateTime={new Date(entry.at).toISOString()}>
              {TIME.format(entry.at)}
            </time>
          </li>
        ))}
      </ol>
      {versions}
    </div>
  )
}
