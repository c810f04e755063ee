import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Ellipsis, Search, UserMinus, UserPlus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { PEOPLE_ON_PAGE } from '../../api/api'
import { type Member, type Role } from '../../api/types'
import { Page } from '../../frame/Page'
import { administers, GIVEN_ROLES, nameOf, ROLE_NAMES } from '../../people/names'
import { useSignedIn } from '../../session/session'
import { Button, IconButton } from '../../ui/Button'
import { cx } from '../../ui/cx'
import { Confirm } from '../../ui/Dialog'
import { Avatar } from '../../ui/Facts'
import { SearchField, Select } from '../../ui/Field'
import { Menu } from '../../ui/Menu'
import { Pager } from '../../ui/Pager'
import { NothingMatches, ProblemNotice, Skeleton } from '../../ui/Places'
import table from '../../ui/table.module.css'
import { exactly, when } from '../../ui/times'
import { present } from '../projects/search'
import { InviteDialog } from './InviteDialog'
import css from './People.module.css'
import { useMembers, useRemoval, useRoleChange } from './useMembers'

const route = getRouteApi('/app/frame/people')

/** The organization's members and their roles. */
export function People() {
  const { organization } = useSignedIn()
  const [isInviting, setInviting] = useState(false)
  return (
    <Page
      title="People"
      crumbs={[{ caption: organization.title, link: { to: '/projects' } }, { caption: 'People' }]}
      acts={
        <Button tone="ink" icon={UserPlus} onClick={() => setInviting(true)}>
          Invite people
        </Button>
      }
    >
      <Filter />
      <Listed />
      {isInviting && <InviteDialog onClose={() => setInviting(false)} />}
    </Page>
  )
}

const TYPING_MS = 250

function Filter() {
  const { q } = route.useSearch()
  const navigate = useNavigate({ from: '/people' })
  const [text, setText] = useState(q ?? '')
  useEffect(() => {
    if (text === (q ?? '')) return undefined
    const timer = setTimeout(() => void navigate({ search: present({ q: text === '' ? undefined : text }), replace: true }), TYPING_MS)
    return () => clearTimeout(timer)
  }, [text, q, navigate])
  return (
    <div className={css['toolbar']}>
      <SearchField label="Name or email" icon={Search} value={text} onChange={(event) => setText(event.target.value)} />
    </div>
  )
}

function Listed() {
  const { q, page = 1 } = route.useSearch()
  const members = useMembers(q, page)
  if (members.isPending) return <Skeleton rows={6} label="Loading people" />
  if (members.isError && members.data === undefined)
    return <ProblemNotice title="The people could not be read" problem={members.error} onRetry={() => void members.refetch()} />
  const { results, count } = members.data
  if (count === 0) return <NothingMatches title={`Nobody is called “${q ?? ''}”`} />
  return (
    <>
      <table className={cx(table['table'], css['table'])}>
        <thead>
          <tr>
            <th>Name</th>
            <th>Role</th>
            <th className="no-phone">Last active</th>
            <th>
              <span className="vh">Acts</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {results.map((member) => (
            <Row key={member.user.id} member={member} />
          ))}
        </tbody>
      </table>
      <Pager
        page={page}
        pageSize={PEOPLE_ON_PAGE}
        total={count}
        noun="person"
        link={(to) => ({ to: '/people', search: present({ q, page: to === 1 ? undefined : to }) })}
      />
    </>
  )
}

function Row({ member }: { readonly member: Member }) {
  const { user, role } = useSignedIn()
  const person = member.user
  const isSelf = person.id === user.id
  return (
    <tr>
      <td>
        <span className="row">
          <Avatar person={person} size={24} />
          <span className="grow">
            <span className="strong cut" dir="auto">
              {nameOf(person)}
            </span>
            {isSelf && <span className="muted small"> you</span>}
            {nameOf(person) !== person.email && <span className={css['email']}>{person.email}</span>}
          </span>
        </span>
      </td>
      <td>{administers(role) && !isSelf && member.role !== 'OW' ? <RolePicker member={member} /> : ROLE_NAMES[member.role]}</td>
      <td className={cx('soft', 'no-phone')} title={person.last_activity === undefined ? undefined : exactly(person.last_activity)}>
        {person.last_activity === undefined ? '–' : when(person.last_activity)}
      </td>
      <td className={css['acts']}>{role === 'OW' && !isSelf && member.role !== 'OW' && <RowActs member={member} />}</td>
    </tr>
  )
}

function RolePicker({ member }: { readonly member: Member }) {
  const change = useRoleChange()
  return (
    <Select<Role>
      isBare
      className={css['role']}
      aria-label={`Role of ${nameOf(member.user)}`}
      value={change.isPending ? change.variables.role : member.role}
      options={GIVEN_ROLES.map((value) => ({ value, caption: ROLE_NAMES[value] }))}
      onPick={(role) => change.mutate({ member, role })}
    />
  )
}

function RowActs({ member }: { readonly member: Member }) {
  const [isAsking, setAsking] = useState(false)
  const removal = useRemoval(() => setAsking(false))
  const name = nameOf(member.user)
  return (
    <>
      <Menu
        label={`Acts on ${name}`}
        trigger={<IconButton isSmall icon={Ellipsis} label={`More about ${name}`} />}
        groups={[[{ caption: 'Remove from the organization', icon: UserMinus, isBad: true, run: () => setAsking(true) }]]}
      />
      {isAsking && (
        <Confirm
          title={`Remove ${name}?`}
          act="Remove 1 person"
          isBusy={removal.isPending}
          onConfirm={() => removal.mutate(member)}
          onClose={() => setAsking(false)}
        >
          <p>They lose access at once, with all their tokens. What they annotated stays.</p>
        </Confirm>
      )}
    </>
  )
}
