import { X } from 'lucide-react'
import { useEffect, type ReactNode } from 'react'
import { Button, IconButton } from './Button'
import { cx } from './cx'
import { ALL, countOf, NONE, type Chosen } from './selection'
import css from './SelectionBar.module.css'
import { figure } from './times'

interface SelectionBarProps {
  /** What the toolbar is called. */
  readonly label: string
  readonly chosen: Chosen
  readonly total: number
  /** Something over the page takes Escape for itself. */
  readonly isCovered: boolean
  readonly className?: string | undefined
  /** The acts on what is selected. */
  readonly children: ReactNode
  onChange(chosen: Chosen): void
}

/** Appears with the first selection; nothing above it moves. Escape clears. */
export function SelectionBar({ label, chosen, total, isCovered, className, children, onChange }: SelectionBarProps) {
  const count = countOf(chosen, total)
  useEscape(count > 0 && !isCovered, () => onChange(NONE))
  if (count === 0) return null
  return (
    <div className={cx(css['bar'], className)} role="toolbar" aria-label={label}>
      <span className="strong num" role="status">
        {figure(count)} selected
      </span>
      {count < total && (
        <Button size="small" tone="quiet" className={css['all']} onClick={() => onChange(ALL)}>
          <span className="no-phone">Select all {figure(total)}</span>
          <span className="only-phone">All {figure(total)}</span>
        </Button>
      )}
      <span className={css['line']} />
      {children}
      <IconButton isSmall icon={X} label="Clear the selection" onClick={() => onChange(NONE)} />
    </div>
  )
}

function useEscape(isOn: boolean, run: () => void): void {
  useEffect(() => {
    if (!isOn) return undefined
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && !event.defaultPrevented && run()
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  })
}
