import { useSyncExternalStore, type ReactNode } from 'react'
import { kindNamed } from '../regions/registry'
import { useDocument, useEditor, useKey, useUi } from '../session/context'
import { type EditorSession } from '../session/session'
import { captionOfRegion, lookOf } from '../session/looks'
import { Icon, type IconName } from './icons'
import { listed } from './regionList'

/** Act: editing history at the left, what to do next in the middle, Submit bottom right on every task. */
export function BottomBar({ session, extra }: { readonly session: EditorSession; readonly extra: ReactNode }) {
  const { store } = session
  useDocument()
  return (
    <footer className="dk-bottom">
      {!store.readOnly && <EditingHistory />}
      <RegionsButton />
      <Hint />
      {extra}
      <span className="dk-grow" />
      <Acts session={session} />
    </footer>
  )
}

function EditingHistory() {
  const { document, ui } = useEditor()
  const { notify } = useEditor()
  const store = useEditor()
  const isTouched = document.canUndo
  const reset = () => {
    document.reset()
    ui.set({ selection: [] })
    notify.call(store, { text: 'Back to how it was opened', tone: 'plain', act: { caption: 'Undo', run: () => document.undo() } })
  }
  const last = document.steps.at(-1)
  return (
    <div className="dk-row dk-row-1">
      <BarButton
        icon="undo-2"
        caption="Undo"
        detail={last}
        command="annotation:undo"
        isOff={!document.canUndo}
        onPress={() => document.undo()}
      />
      <BarButton icon="redo-2" caption="Redo" command="annotation:redo" isOff={!document.canRedo} onPress={() => document.redo()} />
      <span className="dk-no-phone">
        <BarButton icon="rotate-ccw" caption="Reset" detail="Back to how it was opened" isOff={!isTouched} onPress={reset} />
      </span>
    </div>
  )
}

interface BarButtonProps {
  readonly icon: IconName
  readonly caption: string
  readonly detail?: string | undefined
  readonly command?: string
  readonly isOff: boolean
  onPress(): void
}

function BarButton({ icon, caption, detail, command, isOff, onPress }: BarButtonProps) {
  const key = useKey(command)
  const title = [detail === undefined ? caption : `${caption}: ${detail}`, key === undefined ? '' : `(${key})`].join(' ').trim()
  return (
    <button type="button" className="dk-icon-btn" aria-label={caption} title={title} disabled={isOff} onClick={onPress}>
      <Icon name={icon} />
    </button>
  )
}

/** On a phone the panels are a sheet; this opens it. */
function RegionsButton() {
  const store = useEditor()
  const count = listed(store).length
  const caption = count === 1 ? '1 region' : `${count} regions`
  return (
    <button type="button" className="dk-btn dk-btn-quiet dk-only-phone" aria-label={caption} onClick={() => store.ui.set({ sheet: true })}>
      <Icon name="list-tree" />
      <span className="dk-num">{count}</span>
    </button>
  )
}

/** One line on what the hands can do now. */
function Hint() {
  const store = useEditor()
  const pending = useUi((ui) => ui.pendingText)
  const inHand = useUi((ui) => ui.inHand)
  const tool = useUi((ui) => ui.tool)
  const relating = useUi((ui) => ui.relating)
  const isRelabeled = useUi((ui) => ui.selection.length > 0) && [...store.config.controls.values()].some(({ isLabelSet }) => isLabelSet)
  if (relating !== undefined) return <RelatingHint from={relating} />
  if (store.readOnly) return <HintLine icon="eye">Read only</HintLine>
  const [name, values] = Object.entries(inHand).find(([, labels]) => labels.length > 0) ?? []
  const option = store.config.controls.get(name ?? '')?.options.find((entry) => entry.value === values?.[0])
  const isText = [...store.config.objects.values()].some((object) => object.node.tag === 'text')
  if (pending !== undefined) return <HintLine icon="info">Press a label to mark the selected text</HintLine>
  if (isRelabeled) return <HintLine icon="tag">Press a label to relabel what is selected</HintLine>
  const shape = kindNamed(tool)?.shape
  const label = option === undefined ? undefined : <b className={lookOf(option).className}>{option.caption}</b>
  if (label !== undefined && isText)
    return <HintLine icon="info">Select text to add {label}. With the keyboard: Shift and arrows, then the label key.</HintLine>
  if (shape !== undefined)
    return (
      <HintLine icon="info">
        {label === undefined ? (
          shape.hint
        ) : (
          <>
            {label}. {shape.hint}
          </>
        )}
      </HintLine>
    )
  return null
}

function RelatingHint({ from }: { readonly from: string }) {
  const store = useEditor()
  const region = store.document.region(from)
  const name = region === undefined ? '' : captionOfRegion(store, region)
  return (
    <HintLine icon="spline">
      Choose the region that <b dir="auto">{name || 'this one'}</b> relates to, here or in the list. Escape leaves.
    </HintLine>
  )
}

function HintLine({ icon, children }: { readonly icon: IconName; readonly children: ReactNode }) {
  return (
    <p className="dk-hint dk-no-phone">
      <Icon name={icon} size={14} />
      <span className="dk-cut">{children}</span>
    </p>
  )
}

function Acts({ session }: { readonly session: EditorSession }) {
  const { store, outlets } = session
  const { busy } = useSyncExternalStore(session.progress.subscribe, session.progress.get)
  const { state } = store.work
  if (store.readOnly) return null
  if (state === 'skipped')
    return (
      <>
        <span className="dk-badge">Was skipped</span>
        {outlets.onUnskip !== undefined && <Act caption="Cancel skip" isBusy={busy === 'onUnskip'} onPress={session.unskip} isMain />}
      </>
    )
  const isUpdate = state === 'submitted'
  const isUnchanged = isUpdate && !store.document.canUndo && session.drafts.saved.get().changes === 0
  const isEmpty = session.denyEmpty && store.document.size === 0
  const reason = isUnchanged ? 'Nothing changed since it was submitted' : isEmpty ? 'This project takes no empty annotations' : undefined
  return (
    <>
      {outlets.onPostpone !== undefined && (
        <button
          type="button"
          className="dk-icon-btn"
          aria-label="Postpone"
          title="Postpone: keep the draft, see this task again later"
          onClick={session.postpone}
        >
          <Icon name="arrow-right" />
        </button>
      )}
      {outlets.onSkip !== undefined && store.task.allow_skip !== false && !isUpdate && (
        <Act caption="Skip" command="annotation:skip" isBusy={busy === 'onSkip'} onPress={session.skip} />
      )}
      {(isUpdate ? outlets.onUpdate : outlets.onSubmit) !== undefined && (
        <Act
          caption={isUpdate ? 'Update' : 'Submit'}
          command="annotation:submit"
          isMain
          isBusy={busy === 'onSubmit' || busy === 'onUpdate'}
          reason={reason}
          onPress={() => session.submit()}
        />
      )}
    </>
  )
}

interface ActProps {
  readonly caption: string
  readonly command?: string
  readonly isBusy: boolean
  readonly isMain?: boolean
  readonly reason?: string | undefined
  onPress(): Promise<void>
}

/** Off buttons stay reachable and say why. */
function Act({ caption, command, isBusy, isMain = false, reason, onPress }: ActProps) {
  const key = useKey(command)
  const isOff = reason !== undefined || isBusy
  return (
    <button
      type="button"
      className={`dk-btn${isMain ? ' dk-btn-ink' : ''}`}
      title={reason}
      aria-disabled={isOff}
      aria-busy={isBusy}
      onClick={() => !isOff && void onPress()}
    >
      {isBusy && (
        <span className="dk-spin">
          <Icon name="loader-circle" size={14} />
        </span>
      )}
      {caption}
      {key !== undefined && <kbd className="dk-kbd dk-no-phone">{key}</kbd>}
    </button>
  )
}
