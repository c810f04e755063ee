import { CircleCheck, CircleX } from 'lucide-react'
import { type ReactNode } from 'react'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { Meter } from '../../../ui/Facts'
import { Icon } from '../../../ui/Icon'
import { sentence } from '../../../ui/Places'
import { figure } from '../../../ui/times'
import css from './Bulk.module.css'
import { byReason, isClean, type SeriesState } from './series'

interface SeriesDialogProps<T> {
  readonly title: string
  /** The act with its size, on the button. */
  readonly act: string
  readonly tone?: 'ink' | 'bad'
  readonly reason?: string | undefined
  readonly isHeld?: boolean
  readonly state: SeriesState<T> | undefined
  readonly children: ReactNode
  /** Who or what a refusal is about. */
  nameOf(item: T): string
  onSubmit(): void
  onStop(): void
  onClose(): void
}

/** A form, then how far its requests are, then what came of them where not all went through. */
export function SeriesDialog<T>(props: SeriesDialogProps<T>) {
  const { title, state, onStop, onClose, nameOf } = props
  if (state === undefined || (!state.isRunning && isClean(state))) return <Form {...props} />
  return (
    <Dialog
      title={title}
      width={560}
      isHeld={state.isRunning}
      onClose={onClose}
      acts={
        state.isRunning ? (
          <Button data-first onClick={onStop}>
            Stop
          </Button>
        ) : (
          <Button tone="ink" data-first onClick={onClose}>
            Done
          </Button>
        )
      }
    >
      {state.isRunning ? <Running state={state} /> : <Summary state={state} nameOf={nameOf} />}
    </Dialog>
  )
}

function Form<T>({ title, act, tone = 'ink', reason, isHeld = false, state, children, onSubmit, onClose }: SeriesDialogProps<T>) {
  return (
    <Dialog
      title={title}
      width={560}
      isHeld={isHeld}
      onSubmit={() => reason === undefined && onSubmit()}
      onClose={onClose}
      acts={
        <>
          <Button onClick={onClose} {...(tone === 'bad' ? { 'data-first': true } : {})}>
            Cancel
          </Button>
          <Button tone={tone} type="submit" reason={reason} isBusy={state?.isRunning === true}>
            {act}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  )
}

function Running({ state }: { readonly state: SeriesState<unknown> }) {
  const past = state.total - state.left.length
  return (
    <div className={css['running']}>
      <Meter label="Progress" share={state.total === 0 ? 1 : past / state.total} />
      <span className="small num" role="status">
        {figure(past)} of {figure(state.total)}
      </span>
    </div>
  )
}

const NAMES_SHOWN = 5

function Summary<T>({ state, nameOf }: { readonly state: SeriesState<T>; nameOf(item: T): string }) {
  return (
    <div className={css['summary']} role="status">
      {state.done.length > 0 && (
        <p className={css['went']}>
          <Icon of={CircleCheck} /> {figure(state.done.length)} of {figure(state.total)} went through
        </p>
      )}
      {byReason(state.refused).map(([why, items]) => (
        <div key={why}>
          <p className={css['refused']}>
            <Icon of={CircleX} /> {figure(items.length)} refused. {sentence(why)}
          </p>
          <p className="soft">
            {items.slice(0, NAMES_SHOWN).map(nameOf).join(', ')}
            {items.length > NAMES_SHOWN && ` and ${figure(items.length - NAMES_SHOWN)} more`}
          </p>
        </div>
      ))}
      {state.left.length > 0 && <p className="soft">{figure(state.left.length)} left as they were.</p>}
    </div>
  )
}
