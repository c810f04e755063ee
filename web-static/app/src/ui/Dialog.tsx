import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { useRef, type FormEvent, type ReactNode } from 'react'
import { Button, IconButton } from './Button'
import css from './Dialog.module.css'
import { cx } from './cx'

interface DialogProps {
  readonly title: string
  readonly width?: 400 | 560 | 720
  readonly children: ReactNode
  /** Acts at the right, the main one last. */
  readonly acts?: ReactNode
  /** Something typed or under way would be lost: Escape and a click outside do nothing then. */
  readonly isHeld?: boolean
  /** Enter submits. */
  onSubmit?(): void
  onClose(): void
}

const WIDTHS = { 400: 'w400', 560: 'w560', 720: 'w720' } as const

/** For decisions. A dialog never opens a dialog. */
export function Dialog({ title, width = 400, children, acts, isHeld = false, onSubmit, onClose }: DialogProps) {
  const popup = useRef<HTMLDivElement>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit?.()
  }
  const content = (
    <>
      <header className={css['head']}>
        <Base.Title className={css['title']}>{title}</Base.Title>
        <Base.Close render={<IconButton icon={X} label="Close" isSmall />} />
      </header>
      <div className={css['body']}>{children}</div>
      {acts !== undefined && <footer className={css['acts']}>{acts}</footer>}
    </>
  )
  return (
    <Base.Root
      open
      onOpenChange={(isOpen, details) => {
        if (!isOpen && !(isHeld && details.reason !== 'close-press')) onClose()
      }}
    >
      <Base.Portal>
        <Base.Backdrop className={css['scrim']} />
        <Base.Popup ref={popup} initialFocus={() => firstOf(popup.current)} className={cx(css['popup'], css[WIDTHS[width]])}>
          {onSubmit === undefined ? (
            content
          ) : (
            <form className={css['form']} onSubmit={submit} noValidate>
              {content}
            </form>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

/** What is marked to be first; else the first field, else the last act. */
function firstOf(popup: HTMLElement | null): HTMLElement | true {
  const marked = popup?.querySelector<HTMLElement>('[data-first]')
  if (marked !== null && marked !== undefined) return marked
  const field = popup?.querySelector<HTMLElement>('input:not([hidden]), textarea, select')
  const acts = popup?.querySelectorAll<HTMLElement>('footer button')
  return field ?? acts?.[acts.length - 1] ?? true
}

interface ConfirmProps {
  readonly title: string
  readonly act: string
  readonly isBusy?: boolean
  readonly reason?: string | undefined
  readonly children: ReactNode
  onConfirm(): void
  onClose(): void
}

/** Before a costly act: what goes, in numbers. The button repeats the act and its size. */
export function Confirm({ title, act, isBusy = false, reason, children, onConfirm, onClose }: ConfirmProps) {
  return (
    <Dialog
      title={title}
      onClose={onClose}
      acts={
        <>
          <Button onClick={onClose} data-first>
            Cancel
          </Button>
          <Button tone="bad" isBusy={isBusy} reason={reason} onClick={onConfirm}>
            {act}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  )
}
