import { useEffect, useRef, useState } from 'react'
import { Frame, type FrameSlots } from './frame/Frame'
import { browserJournal, type Journal } from './session/journal'
import { EditorSession, type Outlets } from './session/session'
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
  const session = useSession(props)
  if (session === undefined) return <div className="docket-editor dk-ed dk-opening" role="status" aria-label="Opening task" />
  const { topBar, topBarEnd, bottomBar, panels, versions } = props
  return <Frame key={String(session.store.task.id)} session={session} slots={{ topBar, topBarEnd, bottomBar, ...(panels === undefined ? {} : { panels }), versions }} />
}

/** Opens a session for the task, and another one when the task, the config or what is opened changes. */
function useSession(props: LabelingEditorProps): EditorSession | undefined {
  const latest = useRef(props)
  latest.current = props
  const [session, setSession] = useState<EditorSession>()
  const { config, task, readOnly = false, journalKey = '' } = props
  const open: Open = props.open ?? { kind: 'auto' }
  const opened = JSON.stringify([task.id, open, journalKey, readOnly])
  useEffect(() => {
    const { settings, keymap, loadText, journal = defaultJournal(), denyEmpty = false } = latest.current
    let isCurrent = true
    let made: EditorSession | undefined
    const options = { config, task, readOnly, open, journal, journalKey, denyEmpty, outlets: () => latest.current }
    const given = { ...(settings === undefined ? {} : { settings }), ...(keymap === undefined ? {} : { keymap }), ...(loadText === undefined ? {} : { loadText }) }
    void EditorSession.open({ ...options, ...given }).then((ready) => {
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
    // The parts of `opened` stand for their objects, which a host may make anew on every render.
  }, [config, opened])
  return session
}
