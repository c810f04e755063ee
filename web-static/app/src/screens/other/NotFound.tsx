import { Link } from '@tanstack/react-router'
import { Mark } from '../../ui/Icon'
import { PageTitle } from '../../frame/Page'
import { ButtonLink } from '../../ui/Button'
import { Ticket } from '../../ui/Places'
import css from './NotFound.module.css'

/** One answer for what is not there and for what may not be seen. */
export function NotFound() {
  return (
    <main className={css['page']} id="main">
      <Link to="/projects" className={css['brand']}>
        <Mark /> Docket
      </Link>
      <Ticket />
      <PageTitle title="Nothing here" isShown />
      <p className={css['text']}>
        Either <code>{location.pathname}</code> does not exist, or it is not open to you. Ask whoever sent you the link.
      </p>
      <ButtonLink tone="ink" size="large" to="/projects">
        Back to projects
      </ButtonLink>
    </main>
  )
}
