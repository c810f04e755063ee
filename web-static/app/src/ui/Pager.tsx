import { Link, type LinkProps } from '@tanstack/react-router'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import css from './Pager.module.css'
import { Icon } from './Icon'
import { counted, figure } from './times'

interface PagerProps {
  readonly page: number
  readonly pageSize: number
  readonly total: number
  readonly noun: string
  readonly many?: string
  link(page: number): LinkProps
}

/** Which part of a list this is, and the ways to the others. */
export function Pager({ page, pageSize, total, noun, many, link }: PagerProps) {
  if (total === 0) return null
  const pages = Math.ceil(total / pageSize)
  const from = (page - 1) * pageSize + 1
  const to = Math.min(total, page * pageSize)
  return (
    <nav className={css['pager']} aria-label="Pages">
      <span className="num soft">
        {pages <= 1 ? counted(total, noun, many) : `${figure(from)}–${figure(to)} of ${counted(total, noun, many)}`}
      </span>
      {pages > 1 && (
        <>
          <Step to={page > 1 ? link(page - 1) : undefined} caption="Previous page" icon={ChevronLeft} />
          <span className="num">
            Page {figure(page)} of {figure(pages)}
          </span>
          <Step to={page < pages ? link(page + 1) : undefined} caption="Next page" icon={ChevronRight} />
        </>
      )}
    </nav>
  )
}

function Step({ to, caption, icon }: { readonly to: LinkProps | undefined; readonly caption: string; readonly icon: typeof ChevronLeft }) {
  if (to === undefined)
    return (
      <span className={css['off']} aria-hidden="true">
        <Icon of={icon} />
      </span>
    )
  return (
    <Link {...to} className={css['step']} aria-label={caption} title={caption}>
      <Icon of={icon} />
    </Link>
  )
}
