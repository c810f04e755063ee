import { useQueryClient } from '@tanstack/react-query'
import { PageTitle } from '../../frame/Page'
import { useLogout, useSignedIn } from '../../session/session'
import { Button } from '../../ui/Button'
import { Ticket } from '../../ui/Places'
import css from './NotFound.module.css'

/** Signed in, but nothing is open yet: who can change that. */
export function NoRole() {
  const { organization, role } = useSignedIn()
  const client = useQueryClient()
  const logout = useLogout()
  const isNew = role === 'NO'
  return (
    <main className={css['page']} id="main">
      <Ticket />
      <PageTitle title={isNew ? 'Waiting for a role' : 'Your account is deactivated'} isShown />
      <p className={css['text']}>
        {isNew
          ? `You joined ${organization.title}. Once an administrator gives you a role, your projects appear here.`
          : `An administrator of ${organization.title} can activate it again. Your work is kept.`}
      </p>
      <div className="row">
        <Button tone="ink" size="large" onClick={() => void client.invalidateQueries()}>
          Check again
        </Button>
        <Button size="large" onClick={() => void logout()}>
          Sign out
        </Button>
      </div>
    </main>
  )
}
