import { Link, type LinkProps } from '@tanstack/react-router'
import { ChevronRight, Menu as MenuIcon } from 'lucide-react'
import { Fragment, useEffect, useRef, type ReactNode } from 'react'
import { IconButton } from '../ui/Button'
import { Icon } from '../ui/Icon'
import css from './Page.module.css'
import { useSidebarSheet } from './sheet'

export interface Crumb {
  readonly caption: string
  readonly link?: LinkProps
}

interface PageProps {
  /** Names the thing; the document's title and the page's one h1. */
  readonly title: string
  readonly crumbs: readonly Crumb[]
  readonly facts?: ReactNode
  readonly acts?: ReactNode
  readonly tabs?: ReactNode
  readonly children: ReactNode
}

/** Bar, tabs and the part that scrolls. */
export function Page({ title, crumbs, facts, acts, tabs, children }: PageProps) {
  const sheet = useSidebarSheet()
  return (
    <div className={css['page']}>
      <PageTitle title={title} />
      <header className={css['bar']}>
        <span className="only-phone">
          <IconButton icon={MenuIcon} label="Open menu" onClick={sheet.open} />
        </span>
        <Crumbs crumbs={crumbs} />
        {facts}
        <span className="grow" />
        {acts}
      </header>
      {tabs}
      <main className={css['main']} id="main" tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}

function Crumbs({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  return (
    <nav className={css['crumbs']} aria-label="Breadcrumb">
      {crumbs.map(({ caption, link }, at) => (
        <Fragment key={caption + String(at)}>
          {at > 0 && <Icon of={ChevronRight} size={14} />}
          {link === undefined || at === crumbs.length - 1 ? (
            <span className={css['here']} aria-current="page" dir="auto">
              {caption}
            </span>
          ) : (
            <Link {...link} className={css['crumb']} dir="auto">
              {caption}
            </Link>
          )}
        </Fragment>
      ))}
    </nav>
  )
}

/** The h1 takes the focus when a page opens or becomes another, so that it is read out and keys have a place. */
export function PageTitle({ title, isShown = false }: { readonly title: string; readonly isShown?: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · Docket`
    if (document.activeElement === null || document.activeElement === document.body) heading.current?.focus({ preventScroll: true })
  }, [title])
  return (
    <h1 ref={heading} tabIndex={-1} className={isShown ? undefined : 'vh'}>
      {title}
    </h1>
  )
}
