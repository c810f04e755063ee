import { Dialog } from '@base-ui/react/dialog'
import { useQuery } from '@tanstack/react-query'
import { CornerDownLeft, Search } from 'lucide-react'
import { useDeferredValue, useId, useState, type KeyboardEvent } from 'react'
import { Kbd } from '../ui/Button'
import { cx } from '../ui/cx'
import { Icon } from '../ui/Icon'
import { printed } from '../keys/commands'
import { palette, useIsOpen } from './overlays'
import css from './Palette.module.css'
import { found, marked, type Entry } from './search'
import { useEntries, foundProjectsQuery } from './entries'

export function Palette() {
  const isOpen = useIsOpen(palette)
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => (open ? palette.open() : palette.close())}>
      <Dialog.Portal>
        <Dialog.Backdrop className={css['scrim']} />
        <Dialog.Popup className={css['palette']} aria-label="Search or jump to">
          <Finder />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** Local answers at once; what the server finds is added below and moves nothing. */
function useAnswers(text: string): readonly Entry[] {
  const { entries, projectEntry, taskEntry } = useEntries()
  const asked = useDeferredValue(text.trim())
  const { data } = useQuery(foundProjectsQuery(asked))
  const local = found(entries, text)
  const known = new Set(local.map(({ id }) => id))
  const remote = (data?.results ?? []).map(projectEntry).filter(({ id }) => !known.has(id))
  const number = /^#?(\d+)$/.exec(text.trim())?.[1]
  return [...(number === undefined ? [] : [taskEntry(Number(number))]), ...local, ...remote]
}

function Finder() {
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const list = useId()
  const answers = useAnswers(text)
  const current = answers[Math.min(at, answers.length - 1)]
  const run = (entry: Entry | undefined) => {
    if (entry === undefined) return
    palette.close()
    entry.run()
  }
  const onKey = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (event.key === 'Enter') run(current)
    if (step === 0 || answers.length === 0) return
    event.preventDefault()
    setAt((at + step + answers.length) % answers.length)
  }
  return (
    <>
      <div className={css['ask']}>
        <Icon of={Search} />
        <input
          className={css['input']}
          role="combobox"
          aria-expanded="true"
          aria-controls={list}
          aria-activedescendant={current === undefined ? undefined : `${list}-${current.id}`}
          aria-label="Search or jump to"
          placeholder="Projects and pages, #task, > actions"
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setAt(0)
          }}
          onKeyDown={onKey}
          autoComplete="off"
        />
      </div>
      <div className={css['list']} role="listbox" id={list} aria-label="Found">
        {answers.map((entry, place) => (
          <Answer
            key={entry.id}
            entry={entry}
            typed={text}
            id={`${list}-${entry.id}`}
            isHead={entry.group !== answers[place - 1]?.group}
            isCurrent={entry === current}
            onRun={() => run(entry)}
          />
        ))}
        {answers.length === 0 && <p className={css['none']}>Nothing is called “{text}”</p>}
      </div>
    </>
  )
}

interface AnswerProps {
  readonly entry: Entry
  readonly typed: string
  readonly id: string
  readonly isHead: boolean
  readonly isCurrent: boolean
  onRun(): void
}

function Answer({ entry, typed, id, isHead, isCurrent, onRun }: AnswerProps) {
  const [before, hit, after] = marked(entry.caption, typed)
  return (
    <>
      {isHead && (
        <div className={css['group']} role="presentation">
          {entry.group}
        </div>
      )}
      <div
        role="option"
        id={id}
        aria-selected={isCurrent}
        tabIndex={-1}
        className={cx(css['answer'], isCurrent && css['current'])}
        ref={(element) => {
          if (isCurrent) element?.scrollIntoView({ block: 'nearest' })
        }}
        onClick={onRun}
        onKeyDown={(event) => event.key === 'Enter' && onRun()}
      >
        {entry.icon !== undefined && <Icon of={entry.icon} />}
        <span className="cut grow" dir="auto">
          {before}
          <b className="strong">{hit}</b>
          {after}
        </span>
        {entry.detail !== undefined && <span className="muted small">{entry.detail}</span>}
        {entry.keys !== undefined && <Kbd>{printed(entry.keys)}</Kbd>}
        {isCurrent && <Icon of={CornerDownLeft} size={14} />}
      </div>
    </>
  )
}
