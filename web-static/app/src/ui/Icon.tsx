import { type LucideIcon } from 'lucide-react'

export type { LucideIcon }

/** Lucide on its 24 grid, drawn at 16, or 14 in small buttons and 12 in badges. */
export function Icon({ of: Drawing, size = 16 }: { readonly of: LucideIcon; readonly size?: 12 | 14 | 16 }) {
  return <Drawing aria-hidden="true" data-size={size} />
}

/** The mark: a ticket with a tick. */
export function Mark({ className }: { readonly className?: string | undefined }) {
  return (
    <svg className={className} viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <path
        fill="var(--fg)"
        d="M4.5 2h11A2.5 2.5 0 0 1 18 4.5v3a2.5 2.5 0 0 0 0 5v3a2.5 2.5 0 0 1-2.5 2.5h-11A2.5 2.5 0 0 1 2 15.5v-3a2.5 2.5 0 0 0 0-5v-3A2.5 2.5 0 0 1 4.5 2Z"
      />
      <path
        fill="none"
        stroke="var(--surface)"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeLinejoin="round"
        d="m6.8 10.2 2.3 2.3 4.2-4.8"
      />
    </svg>
  )
}
