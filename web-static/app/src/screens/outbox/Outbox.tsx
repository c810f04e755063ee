import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Copy, ExternalLink, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { outbox as api } from '../../api/api'
import { ApiProblem } from '../../api/problem'
import { type Mail } from '../../api/types'
import { Page } from '../../frame/Page'
import { useSignedIn } from '../../session/session'
import { Button, IconButton } from '../../ui/Button'
import { Empty, ProblemNotice, Skeleton } from '../../ui/Places'
import { Segmented } from '../../ui/Segmented'
import { exactly, when } from '../../ui/times'
import { NotFound } from '../other/NotFound'
import { copied } from '../people/InviteDialog'
import { linkIn } from './links'
import css from './Outbox.module.css'

const route = getRouteApi('/app/frame/outbox')

/** Mail that went nowhere, of the edition for one machine: what people would have got. */
export function Outbox() {
  const { organization } = useSignedIn()
  const mails = useQuery({ queryKey: ['outbox'], queryFn: ({ signal }) => api.list(signal), staleTime: 0 })
  if (mails.error instanceof ApiProblem && mails.error.status === 404) return <NotFound />
  return (
    <Page
      title="Outbox"
      crumbs={[{ caption: organization.title, link: { to: '/projects' } }, { caption: 'Outbox' }]}
      acts={<IconButton icon={RefreshCw} label="Refresh" aria-busy={mails.isFetching} onClick={() => void mails.refetch()} />}
    >
      {mails.isPending && <Skeleton rows={6} label="Loading mail" />}
      {mails.isError && mails.data === undefined && (
        <ProblemNotice title="The mail could not be read" problem={mails.error} onRetry={() => void mails.refetch()} />
      )}
      {mails.data?.length === 0 && (
        <Empty title="No mail yet">This server sends none. What it would send, an invitation for example, is kept here.</Empty>
      )}
      {mails.data !== undefined && mails.data.length > 0 && <Mails mails={mails.data} />}
    </Page>
  )
}

/** The list, and beside it the mail that the address names; else the newest. */
function Mails({ mails }: { readonly mails: readonly Mail[] }) {
  const { mail: wanted } = route.useSearch()
  const shown = mails.find(({ id }) => id === wanted) ?? mails[0]
  return (
    <div className={css['outbox']} data-open={wanted !== undefined || undefined}>
      <nav className={css['list']} aria-label="Mail">
        {mails.map((mail) => (
          <Link
            key={mail.id}
            to="/outbox"
            search={{ mail: mail.id }}
            className={css['row']}
            activeOptions={{ includeSearch: true }}
            data-current={mail.id === shown?.id || undefined}
          >
            <span className={css['line']}>
              <span className="strong grow cut">{mail.to}</span>
              <span className="small muted" title={exactly(mail.sent_at)}>
                {when(mail.sent_at)}
              </span>
            </span>
            <span className="soft cut" dir="auto">
              {mail.subject}
            </span>
          </Link>
        ))}
      </nav>
      {shown !== undefined && <Preview key={shown.id} mail={shown} />}
    </div>
  )
}

type Look = 'html' | 'text'
const LOOKS = [
  { value: 'html', caption: 'As mail' },
  { value: 'text', caption: 'Plain text' },
] as const

function Preview({ mail }: { readonly mail: Mail }) {
  const [look, setLook] = useState<Look>('html')
  const link = linkIn(mail.text)
  return (
    <article className={css['mail']} aria-labelledby="subject">
      <header className={css['head']}>
        <Link to="/outbox" search={{}} className={css['back']}>
          All mail
        </Link>
        <h2 id="subject" dir="auto">
          {mail.subject}
        </h2>
        <p className="small muted">
          To {mail.to}, {exactly(mail.sent_at)}
        </p>
        <div className={css['tools']}>
          <Segmented<Look> label="Look" choices={LOOKS} value={look} onPick={setLook} />
          <span className="grow" />
          {link !== undefined && <LinkActs link={link} />}
        </div>
      </header>
      {look === 'text' ? (
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keys
        <pre className={css['text']} tabIndex={0} aria-label="Text of the mail" dir="auto">
          {mail.text}
        </pre>
      ) : (
        <iframe className={css['page']} sandbox="" src={api.page(mail.id)} title={`Mail to ${mail.to}`} />
      )}
    </article>
  )
}

/** Nothing in the mail can be pressed: it lies in a frame that may do nothing. */
function LinkActs({ link }: { readonly link: string }) {
  return (
    <>
      <Button size="small" icon={Copy} onClick={() => void copied(link, 'the link')}>
        Copy link
      </Button>
      <Button size="small" icon={ExternalLink} onClick={() => window.open(link, '_blank', 'noopener')}>
        Open link
      </Button>
    </>
  )
}
