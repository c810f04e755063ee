import { useEffect, useMemo, type KeyboardEvent, type ReactNode } from 'react'
import { type ConfigProblem } from '../config/node'
import { EditorProvider, useEditor, useKey } from '../session/context'
import { type EditorSession } from '../session/session'
import { BottomBar } from './BottomBar'
import { cycle, editorCommands } from './commands'
import { Page, TagContent } from './Content'
import { Icon } from './icons'
import { KeySheet } from './KeySheet'
import { LabelBar } from './LabelBar'
import { Announcer, Notice } from './Notice'
import { Panels, type HostPanel } from './Panels'
import { planOf, type Plan } from './plan'
import { QuestionBar } from './QuestionBar'
import { Rail } from './Rail'
import { SavedState } from './SavedState'
import { SuggestionBar } from './SuggestionBar'
import { UnknownTag } from './UnknownTag'

export interface FrameSlots {
  /** Where am I: way back, project, position in the queue. */
  readonly topBar?: ReactNode
  /** Right of the saved state: instructions, settings. */
  readonly topBarEnd?: ReactNode
  /** Between the hint and the acts of the bottom bar. */
  readonly bottomBar?: ReactNode
  readonly panels?: readonly HostPanel[]
  /** Earlier versions, below the steps of this session. */
  readonly versions?: ReactNode
}

/** The fixed frame of every task: where, what, data, questions, act. */
export function Frame({ session, slots }: { readonly session: EditorSession; readonly slots: FrameSlots }) {
  const { store } = session
  const plan = useMemo(() => planOf(store.config), [store])
  useKeys(session)
  useClock(session)
  return (
    <EditorProvider value={store}>
      <div className="docket-editor dk-ed">
        <TopBar session={session} slots={slots} />
        <div className="dk-body">
          <main className="dk-work">
            <LabelBar />
            <Problems problems={store.config.problems} />
            <div className="dk-mid">
              <Rail />
              <Middle plan={plan} session={session} />
            </div>
            {plan.stage !== undefined && <QuestionBar questions={plan.questions} />}
          </main>
          <Panels perRegion={plan.perRegion} hostPanels={slots.panels ?? []} versions={slots.versions} />
        </div>
        <BottomBar session={session} extra={slots.bottomBar} />
        <Notice />
        <Announcer />
        <KeySheet />
      </div>
    </EditorProvider>
  )
}

/** Absent where it has nothing to say: a preview has no place in a queue and keeps nothing. */
function TopBar({ session, slots }: { readonly session: EditorSession; readonly slots: FrameSlots }) {
  const keeps = session.outlets.onDraft !== undefined
  if (!keeps && slots.topBar === undefined && slots.topBarEnd === undefined) return null
  return (
    <header className="dk-top">
      {slots.topBar}
      <span className="dk-grow" />
      {!session.store.readOnly && <SavedState drafts={session.drafts} />}
      {slots.topBarEnd}
      <KeysButton />
    </header>
  )
}

function KeysButton() {
  const { ui } = useEditor()
  const key = useKey('help')
  return (
    <button
      type="button"
      className="dk-icon-btn dk-no-phone"
      aria-label="Keyboard shortcuts"
      title={`Keyboard shortcuts${key === undefined ? '' : ` (${key})`}`}
      onClick={() => ui.set({ keySheet: true })}
    >
      <Icon name="keyboard" />
    </button>
  )
}

function Middle({ plan, session }: { readonly plan: Plan; readonly session: EditorSession }) {
  const { store } = session
  const { stage } = plan
  // On the stage Tab walks the regions and then goes on.
  const walk = (event: KeyboardEvent) => {
    if (event.key !== 'Tab' || event.ctrlKey || event.altKey) return
    if (!(event.target instanceof HTMLElement) || event.target.closest('[data-stage]') === null || event.target.closest('button') !== null)
      return
    if (cycle(store, event.shiftKey ? -1 : 1, false)) event.preventDefault()
  }
  if (stage === undefined)
    return (
      <div className="dk-middle" onKeyDown={walk}>
        <Page root={store.config.root} perRegion={plan.perRegion} />
        <SuggestionBar />
      </div>
    )
  return (
    <div className={`dk-middle dk-middle-${stage.tag}`} onKeyDown={walk}>
      {(plan.headers.length > 0 || plan.unknown.length > 0) && (
        <div className="dk-above">
          {plan.headers.map((node) => (
            <TagContent key={node.place} node={node} />
          ))}
          {plan.unknown.map((node) => (
            <UnknownTag key={node.place} node={node} />
          ))}
        </div>
      )}
      <TagContent node={stage} />
      <SuggestionBar />
    </div>
  )
}

/** What is wrong with the config; unknown tags say so in their own place. */
function Problems({ problems }: { readonly problems: readonly ConfigProblem[] }) {
  const told = problems.filter((problem) => problem.code !== 'ERR_UNKNOWN_TAG')
  return told.map((problem) => (
    <div className="dk-banner dk-banner-bad" role="alert" key={problem.message}>
      <Icon name="circle-alert" />
      <span>{problem.message}</span>
    </div>
  ))
}

/** One listener for all keys of the editor, while it is on the page. */
function useKeys(session: EditorSession): void {
  useEffect(() => {
    const stop = session.store.keys.register(editorCommands(session))
    const onKey = (event: globalThis.KeyboardEvent) => void session.store.keys.handle(event)
    document.addEventListener('keydown', onKey)
    return () => {
      stop()
      document.removeEventListener('keydown', onKey)
    }
  }, [session])
}

/** Time counts while the page shows; on leaving, what is not saved is sent. */
function useClock({ leadTime, drafts }: EditorSession): void {
  useEffect(() => {
    const abort = new AbortController()
    const { signal } = abort
    const flush = () => void drafts.flush()
    const visibility = () => {
      if (document.visibilityState === 'visible') return leadTime.show()
      leadTime.hide()
      return flush()
    }
    document.addEventListener('visibilitychange', visibility, { signal })
    window.addEventListener('pagehide', flush, { signal })
    window.addEventListener('blur', flush, { signal })
    for (const name of ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const)
      document.addEventListener(name, () => leadTime.input(), { signal, passive: true, capture: true })
    return () => abort.abort()
  }, [leadTime, drafts])
}
