import { CircleAlert, SearchX, type LucideIcon } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { ApiProblem, wordsFor } from '../api/problem'
import { Button } from './Button'
import css from './Places.module.css'
import { cx } from './cx'
import { Icon } from './Icon'

interface EmptyProps {
  readonly title: string
  readonly children?: ReactNode
  readonly act?: ReactNode
  readonly icon?: LucideIcon
}

/** What would be here, why it is not, and the one act that fills it. */
export function Empty({ title, children, act, icon }: EmptyProps) {
  return (
    <div className={css['place']}>
      {icon === undefined ? <Ticket /> : <Icon of={icon} />}
      <h2 className={css['title']}>{title}</h2>
      {children !== undefined && <p className={css['text']}>{children}</p>}
      {act}
    </div>
  )
}

export const NothingMatches = (props: Omit<EmptyProps, 'icon'>) => <Empty {...props} icon={SearchX} />

/** The small drawing of full empty pages. */
export function Ticket({ isDone = false }: { readonly isDone?: boolean }) {
  return (
    <svg className={css['ticket']} viewBox="0 0 96 64" aria-hidden="true">
      <path
        className={css['paper']}
        d="M12 8h72a6 6 0 0 1 6 6v9a9 9 0 0 0 0 18v9a6 6 0 0 1-6 6H12a6 6 0 0 1-6-6v-9a9 9 0 0 0 0-18v-9a6 6 0 0 1 6-6Z"
      />
      <path className={css['tear']} d="M58 11v5m0 5v5m0 5v5m0 5v5m0 5v3" />
      <path className={css['lines']} d="M21 23h26M21 32h18M21 41h22" />
      {isDone && <path className={css['tick']} d="m64 33 4.5 4.5 8.5-10" />}
    </svg>
  )
}

/** In the place of what failed: what, what to do, and the request for whoever looks into it. */
export function ProblemNotice({ title, problem, onRetry }: { readonly title: string; readonly problem: unknown; onRetry?(): void }) {
  const id = problem instanceof ApiProblem ? problem.requestId : undefined
  return (
    <div className={cx(css['place'], css['problem'])} role="alert">
      <Icon of={CircleAlert} />
      <h2 className={css['title']}>{title}</h2>
      <p className={css['text']}>{sentence(wordsFor(problem))}</p>
      {onRetry !== undefined && <Button onClick={onRetry}>Try again</Button>}
      {id !== undefined && (
        <details className={css['details']}>
          <summary>Details</summary>
          <code>Request {id}</code>
        </details>
      )}
    </div>
  )
}

export function sentence(words: string): string {
  const text = words.charAt(0).toUpperCase() + words.slice(1)
  return /[.!?]$/.test(text) ? text : `${text}.`
}

const APPEARS_AFTER_MS = 200

/** Blocks in the final geometry, once the wait is long enough to need them. */
export function Skeleton({ rows, label }: { readonly rows: number; readonly label: string }) {
  const [isShown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), APPEARS_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div role="status" aria-label={label} className={css['skeleton']}>
      {isShown && Array.from({ length: rows }, (_, row) => <span key={row} className={css['bone']} />)}
    </div>
  )
}

interface BannerProps {
  readonly tone?: 'plain' | 'warn' | 'bad' | 'accent'
  readonly icon: LucideIcon
  readonly children: ReactNode
  readonly act?: ReactNode
}

/** For a condition that lasts. */
export function Banner({ tone = 'plain', icon, children, act }: BannerProps) {
  return (
    <div className={cx(css['banner'], css[`banner-${tone}`])} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon of={icon} />
      <span className="grow">{children}</span>
      {act}
    </div>
  )
}
