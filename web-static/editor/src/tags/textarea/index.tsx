import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { flag, number, text, type ConfigNode } from '../../config/node'
import { resolveText } from '../../config/values'
import { useLatest } from '../../session/context'
import { Icon } from '../../frame/icons'
import { printed } from '../../keys/registry'
import { Question } from '../Question'
import { type TagDefinition, type TagProps } from '../tag'
import { useControl, type ControlState } from '../useControl'
import { added, entriesOf, type Limits } from './entries'

const MAX_PAUSE = 500 // ms; longer gaps between keys are not typing (labeling-interface.md §7)

function TextArea({ node }: TagProps) {
  const state = useControl(node, 'text')
  if (state === undefined) return null
  // A new box for every region: what is half typed belongs to the one it was typed for.
  return <Box key={state.region?.key ?? ''} node={node} state={state} />
}

function Box({ node, state }: { readonly node: ConfigNode; readonly state: ControlState }) {
  const entries = entriesOf(state.content)
  const limits: Limits = { maxSubmissions: number(node, 'maxsubmissions'), skipDuplicates: flag(node, 'skipduplicates') }
  const isFull = limits.maxSubmissions !== undefined && entries.length >= limits.maxSubmissions
  return (
    <Question state={state} layout="column">
      {entries.length > 0 && (
        <ul className="dk-entries">
          {entries.map((entry, index) => (
            <Entry key={`${index} ${entry}`} {...{ state, entries, entry, index }} editable={flag(node, 'editable')} />
          ))}
        </ul>
      )}
      {!isFull && !state.disabled && <Composer {...{ node, state, entries, limits }} />}
    </Question>
  )
}

interface EntryProps {
  readonly state: ControlState
  readonly entries: readonly string[]
  readonly entry: string
  readonly index: number
  readonly editable: boolean
}

function Entry({ state, entries, entry, index, editable }: EntryProps) {
  const replace = (next: readonly string[], name: string) =>
    state.give({ key: 'text', content: next.length === 0 ? undefined : next, name })
  const rewrite = (typed: string) => {
    if (typed.trim() !== '' && typed !== entry) replace(entries.with(index, typed), 'Edit text')
  }
  return (
    <li className="dk-entry">
      {editable && !state.disabled ? (
        <textarea
          className="dk-input"
          rows={Math.min(8, entry.split('\n').length)}
          defaultValue={entry}
          dir="auto"
          aria-label={`${state.caption}, entry ${index + 1}`}
          onBlur={(event) => rewrite(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && !event.shiftKey && event.currentTarget.blur()}
        />
      ) : (
        <p dir="auto">{entry}</p>
      )}
      {!state.disabled && (
        <button
          type="button"
          className="dk-icon-btn dk-icon-btn-s"
          aria-label={`Delete entry ${index + 1}`}
          onClick={() => replace(entries.toSpliced(index, 1), 'Delete text')}
        >
          <Icon name="x" size={14} />
        </button>
      )}
    </li>
  )
}

interface ComposerProps {
  readonly node: ConfigNode
  readonly state: ControlState
  readonly entries: readonly string[]
  readonly limits: Limits
}

function Composer({ node, state, entries, limits }: ComposerProps) {
  const { store } = state
  const [typed, setTyped] = useState(() => (entries.length === 0 ? resolveText(text(node, 'value') ?? '', store.data) : ''))
  const [refusal, setRefusal] = useState<string>()
  const pace = useRef({ last: 0, seconds: 0 })
  const rows = number(node, 'rows') ?? 1
  const add = () => {
    const outcome = added(entries, typed, limits)
    if ('refused' in outcome) return void setRefusal(outcome.refused === 'duplicate' ? 'This text is there already' : undefined)
    state.give({ key: 'text', content: outcome.entries, meta: { lead_time: pace.current.seconds }, name: 'Add text' })
    setTyped('')
    setRefusal(undefined)
  }
  useUnfinished(state, typed, add)
  const onKey = (event: KeyboardEvent) => {
    tick(pace.current, store.now())
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.ctrlKey || (rows > 1 && !event.shiftKey)) return
    event.preventDefault()
    add()
  }
  return (
    <div className="dk-composer">
      <textarea
        className="dk-input"
        rows={rows}
        value={typed}
        dir="auto"
        placeholder={text(node, 'placeholder')}
        aria-label={text(node, 'label') ?? state.caption}
        aria-invalid={state.problem !== undefined || refusal !== undefined}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKey}
      />
      <Shortcuts node={node} onPick={(value) => setTyped((before) => before + value)} />
      {flag(node, 'showsubmitbutton', rows !== 1) && (
        <button type="button" className="dk-btn dk-btn-s" onClick={add}>
          Add<kbd className="dk-kbd">{printed(rows > 1 ? 'shift+enter' : 'enter')}</kbd>
        </button>
      )}
      {refusal !== undefined && <p className="dk-problem">{refusal}</p>}
    </div>
  )
}

function tick(pace: { last: number; seconds: number }, now: number): void {
  if (pace.last > 0 && now - pace.last <= MAX_PAUSE) pace.seconds += (now - pace.last) / 1000
  pace.last = now
}

/** Text still in the box counts: it is added at a submit, and when another region is selected. */
function useUnfinished({ store }: ControlState, typed: string, add: () => void): void {
  const latest = useLatest({ typed, add })
  useEffect(() => {
    const finish = () => {
      if (latest.current.typed.trim() !== '') latest.current.add()
    }
    store.unfinished.add(finish)
    return () => {
      store.unfinished.delete(finish)
      finish()
    }
  }, [store, latest])
}

function Shortcuts({ node, onPick }: { readonly node: ConfigNode; onPick(value: string): void }) {
  const shortcuts = node.children.filter((child) => child.tag === 'shortcut' && text(child, 'value') !== undefined)
  if (shortcuts.length === 0) return null
  return (
    <span className="dk-shortcuts">
      {shortcuts.map((shortcut) => (
        <button type="button" className="dk-chip" key={shortcut.place} onClick={() => onPick(shortcut.attributes['value'] ?? '')}>
          {text(shortcut, 'alias') ?? shortcut.attributes['value']}
        </button>
      ))}
    </span>
  )
}

export const textArea: TagDefinition = { tag: 'textarea', role: 'control', place: 'questions', View: TextArea }
