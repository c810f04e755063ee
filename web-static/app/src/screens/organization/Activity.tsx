import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Download, Search } from 'lucide-react'
import { useEffect, useState } from 'react'
import { organizations as api } from '../../api/api'
import { type ActivityRow } from '../../api/types'
import { Page } from '../../frame/Page'
import { useSignedIn } from '../../session/session'
import { Button, Kbd } from '../../ui/Button'
import { cx } from '../../ui/cx'
import { Badge, type BadgeTone } from '../../ui/Facts'
import { SearchField, Select } from '../../ui/Field'
import { Pager } from '../../ui/Pager'
import { Empty, NothingMatches, ProblemNotice, Skeleton } from '../../ui/Places'
import table from '../../ui/table.module.css'
import { exactly, when } from '../../ui/times'
import { useSearchKey } from '../../ui/useSearchKey'
import people from '../people/People.module.css'
import { present } from '../projects/search'
import css from './Organization.module.css'

const route = getRouteApi('/app/frame/activity')
const ON_PAGE = 50
const TYPING_MS = 250
const METHODS = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'] as const

/** Who did what, for administrators. */
export function Activity() {
  const { organization } = useSignedIn()
  return (
    <Page
      title="Activity"
      crumbs={[{ caption: organization.title, link: { to: '/projects' } }, { caption: 'Activity' }]}
      acts={
        <a href={api.activityTable} download tabIndex={-1}>
          <Button icon={Download}>Download CSV</Button>
        </a>
      }
    >
      <Filter />
      <Listed />
    </Page>
  )
}

function Filter() {
  const { q, method } = route.useSearch()
  const navigate = useNavigate({ from: '/activity' })
  const [text, setText] = useState(q ?? '')
  useEffect(() => {
    if (text === (q ?? '')) return undefined
    const search = present({ q: text === '' ? undefined : text, method })
    const timer = setTimeout(() => void navigate({ search, replace: true }), TYPING_MS)
    return () => clearTimeout(timer)
  }, [text, q, method, navigate])
  return (
    <div className={people['toolbar']} ref={useSearchKey('Search activity')}>
      <SearchField
        label="Words of the address"
        icon={Search}
        end={<Kbd>/</Kbd>}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && (text === '' ? event.currentTarget.blur() : setText(''))}
      />
      <Select
        isBare
        aria-label="Method"
        value={method ?? ''}
        options={[{ value: '', caption: 'Any method' }, ...METHODS.map((value) => ({ value, caption: value }))]}
        onPick={(picked) => void navigate({ search: present({ q, method: picked === '' ? undefined : picked }), replace: true })}
      />
    </div>
  )
}

function Listed() {
  const { q, method, page = 1 } = route.useSearch()
  const activity = useQuery({
    queryKey: ['activity', q, method, page],
    queryFn: ({ signal }) =>
      api.activity(present({ page, page_size: ON_PAGE, search: q, method }) as { page: number; page_size: number }, signal),
    placeholderData: keepPreviousData,
  })
  if (activity.isPending) return <Skeleton rows={10} label="Loading activity" />
  if (activity.isError && activity.data === undefined)
    return <ProblemNotice title="The activity could not be read" problem={activity.error} onRetry={() => void activity.refetch()} />
  const [{ data, recordsFiltered }] = activity.data
  if (data.length === 0)
    return q === undefined && method === undefined ? (
      <Empty title="Nothing yet">What people do appears here.</Empty>
    ) : (
      <NothingMatches title="No request fits" />
    )
  return (
    <>
      <table className={cx(table['table'], css['activity'])}>
        <thead>
          <tr>
            <th>When</th>
            <th>Who</th>
            <th>Request</th>
            <th>Answer</th>
            <th>From</th>
          </tr>
        </thead>
        <tbody>
          {data.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </tbody>
      </table>
      <Pager
        page={page}
        pageSize={ON_PAGE}
        total={recordsFiltered}
        noun="request"
        link={(to) => ({ to: '/activity', search: present({ q, method, page: to === 1 ? undefined : to }) })}
      />
    </>
  )
}

function Row({ row }: { readonly row: ActivityRow }) {
  return (
    <tr>
      <td className="soft" title={exactly(row.datetime)}>
        {when(row.datetime)}
      </td>
      <td className="cut">{row.email}</td>
      <td className={css['request']} title={row.request_url}>
        <span className="muted">{row.request_method}</span> {row.request_url}
      </td>
      <td title={`${row.duration} ms`}>
        <Badge tone={toneOf(row.response_code)}>{row.response_code}</Badge>
      </td>
      <td className="soft cut" title={row.user_agent}>
        {row.ip_address}
      </td>
    </tr>
  )
}

const toneOf = (code: string): BadgeTone => (code >= '500' ? 'bad' : code >= '400' ? 'warn' : 'plain')
