import { type ReactNode } from 'react'
import { initialsOf, nameOf, type Named } from '../people/names'
import css from './Facts.module.css'
import { cx } from './cx'

export type BadgeTone = 'plain' | 'ok' | 'warn' | 'bad' | 'note' | 'accent'

/** A state or a count; never a button. */
export function Badge({ tone = 'plain', children }: { readonly tone?: BadgeTone; readonly children: ReactNode }) {
  return <span className={cx(css['badge'], css[tone])}>{children}</span>
}

const PALETTE = 16

/** One of the sixteen label colours, always the same for one id. */
export const labelClass = (id: number): string => `label-${((((id - 1) % PALETTE) + PALETTE) % PALETTE) + 1}`

type Shown = Named & { readonly id: number; readonly avatar?: string | null }

/** The picture that a person gave, else their initials. */
export function Avatar({ person, size = 20 }: { readonly person: Shown; readonly size?: 20 | 24 | 64 }) {
  const sized = size === 20 ? undefined : css[`avatar${size}`]
  return (
    <span className={cx(css['avatar'], sized, labelClass(person.id + 12))} title={nameOf(person)}>
      {typeof person.avatar === 'string' ? (
        <img src={person.avatar} alt="" width={size} height={size} loading="lazy" />
      ) : (
        <span aria-hidden="true">{initialsOf(person)}</span>
      )}
      <span className="vh">{nameOf(person)}</span>
    </span>
  )
}

const AVATARS_SHOWN = 3

export function Avatars({ people, total }: { readonly people: readonly Shown[]; readonly total?: number }) {
  const shown = people.slice(0, AVATARS_SHOWN)
  const more = (total ?? people.length) - shown.length
  return (
    <span className={css['avatars']}>
      {shown.map((person) => (
        <Avatar key={person.id} person={person} />
      ))}
      {more > 0 && <span className={cx(css['avatar'], css['more'])}>+{more}</span>}
    </span>
  )
}

export type TaskState = 'todo' | 'progress' | 'done' | 'skipped'

const WORDS: Readonly<Record<TaskState, string>> = { todo: 'Not started', progress: 'In progress', done: 'Done', skipped: 'Skipped' }

/** Shape says the state, colour only repeats it; the word always stands beside. */
export function StateGlyph({ state }: { readonly state: TaskState }) {
  return (
    <span className={css['state']}>
      <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
        {GLYPHS[state]}
      </svg>
      {WORDS[state]}
    </span>
  )
}

const ring = { cx: 7, cy: 7, r: 5.5, fill: 'none', strokeWidth: 1.4 }
const GLYPHS: Readonly<Record<TaskState, ReactNode>> = {
  todo: <circle {...ring} stroke="var(--fg-3)" strokeDasharray="2.2 1.7" />,
  progress: (
    <>
      <circle {...ring} stroke="var(--warn)" />
      <path d="M7 3.8a3.2 3.2 0 0 1 0 6.4Z" fill="var(--warn)" />
    </>
  ),
  done: (
    <>
      <circle cx="7" cy="7" r="6.2" fill="var(--ok)" />
      <path d="m4.2 7.2 1.9 1.9 3.7-4" fill="none" stroke="var(--surface)" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
    </>
  ),
  skipped: (
    <>
      <circle {...ring} stroke="var(--fg-3)" />
      <path d="M4.4 7h5.2" stroke="var(--fg-3)" strokeWidth="1.4" strokeLinecap="round" />
    </>
  ),
}

interface ProgressProps {
  /** Percent, each; what is left over is not started. */
  readonly done: number
  readonly inProgress: number
}

export function ProgressBar({ done, inProgress }: ProgressProps) {
  return (
    <svg className={css['stack']} role="img" aria-label={`${done}% done, ${inProgress}% in progress`}>
      <rect className={css['fillDone']} width={`${done}%`} height="6" />
      <rect className={css['fillProgress']} x={`${done}%`} width={`${inProgress}%`} height="6" />
    </svg>
  )
}

/** How far something under way has come; without a share it only says that it goes on. */
export function Meter({ label, share }: { readonly label: string; readonly share: number }) {
  const percent = Math.round(share * 100)
  return (
    <svg className={css['meter']} role="progressbar" aria-label={label} aria-valuenow={percent} aria-valuemin={0} aria-valuemax={100}>
      <rect className={css['fillAccent']} width={`${percent}%`} height="6" />
    </svg>
  )
}
