import { useEffect, useState } from 'react'
import { Frame, type FrameSlots } from './frame/Frame'
import { browserJournal, type Journal } from './session/journal'
import { useLatest } from './session/context'
import { EditorSession, type Outlets, type SessionOptions } from './session/session'
import { type Settings } from './session/settings'
import { type EditorStore } from './session/store'
import { type EditorTask, type Open } from './session/task'

export interface LabelingEditorProps extends Outlets, FrameSlots {
  /** The labeling config, XML. */
  readonly config: string
  readonly task: EditorTask
  /** What of the task is opened; `auto` unless told. A change opens anew. */
  readonly open?: Open
  readonly readOnly?: boolean
  readonly settings?: Partial<Settings>
  /** Keys by command id (labeling-interface.md §20.2); they win over the defaults. */
  readonly keymap?: Readonly<Record<string, string>>
  /** Person and project: whose work the local journal keeps. */
  readonly journalKey?: string
  readonly journal?: Journal
  /** The project takes no annotation without results. */
  readonly denyEmpty?: boolean
  /** Loads texts that tasks give by address (`valueType="url"`). */
  readonly loadText?: (address: string) => Promise<string>
  /** Called once the task is open; the store tells everything and takes every act. */
  onReady?(store: EditorStore): void
}

let shared: Journal | undefined
const defaultJournal = (): Journal => (shared ??= browserJournal())

/** The labeling editor. It reaches no network: what it makes leaves through the callbacks. */
export function LabelingEditor(props: LabelingEditorProps) {
  const { task, config, readOnly = false, journalKey = '', open = AUTO } = props
  // Another task, config or annotation is another session; new objects that say the same are not.
  return <Opened key={JSON.stringify([task.id, open, journalKey, readOnly, config])} {...props} />
}

const AUTO: Open = { kind: 'auto' }

function Opened(props: LabelingEditorProps) {
  const latest = useLatest(props)
  const [session, setSession] = useState<EditorSession>()
  useEffect(() => {
    let isCurrent = true
    let made: EditorSession | undefined
    void EditorSession.open(optionsOf(latest)).then((ready) => {
      if (!isCurrent) return ready.close()
      made = ready
      setSession(ready)
      latest.current.onReady?.(ready.store)
      return undefined
    })
    return () => {
      isCurrent = false
      made?.close()
    }
  }, [latest])
  if (session === undefined) return <div className="docket-editor dk-ed dk-opening" role="status" aria-label="Opening task" />
  const { topBar, topBarEnd, bottomBar, panels, versions } = props
  return <Frame session={session} slots={{ topBar, topBarEnd, bottomBar, versions, ...(panels === undefined ? {} : { panels }) }} />
}

function optionsOf(latest: { readonly current: LabelingEditorProps }): SessionOptions {
  const { config, task, open = AUTO, readOnly = false, journal = defaultJournal(), journalKey = '', denyEmpty = false } = latest.current
  const { settings, keymap, loadText } = latest.current
  return {
    config,
    task,
    open,
    readOnly,
    journal,
    journalKey,
    denyEmpty,
    ...(settings === undefined ? {} : { settings }),
    ...(keymap === undefined ? {} : { keymap }),
    ...(loadText === undefined ? {} : { loadText }),
    outlets: () => latest.current,
  }
}
