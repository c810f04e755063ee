import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Ellipsis, Search, UserMinus, UserPlus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { PEOPLE_ON_PAGE } from '../../api/api'
import { type Member, type Role } from '../../api/types'
import { Page } from '../../frame/Page'
import { administers, GIVEN_ROLES, nameOf, ROLE_NAMES } from '../../people/names'
import { useSignedIn } from '../../session/session'
import { Button, ButtonLink, IconButton, Kbd } from '../../ui/Button'
import { Confirm } from '../../ui/Dialog'
import { SearchField, Select } from '../../ui/Field'
import { Menu } from '../../ui/Menu'
import { Pager } from '../../ui/Pager'
import { NothingMatches, ProblemNotice, Skeleton } from '../../ui/Places'
import { exactly, when } from '../../ui/times'
import { useSearchKey } from '../../ui/useSearchKey'
import { present } from '../projects/search'
import { Invitations } from './Invitations'
import { InviteDialog } from './InviteDialog'
import css from './People.module.css'
import { PeopleTable, type PersonRow } from './PeopleTable'
import { useMembers, useRemoval, useRoleChange } from './useMembers'

const route = getRouteApi('/app/frame/people')

/** The organization's members and their roles. */
export function People() {
  const { organization, permissions } = useSignedIn()
  const [isInviting, setInviting] = useState(false)
  return (
    <Page
      title="People"
      crumbs={[{ caption: organization.title, link: { to: '/projects' } }, { caption: 'People' }]}
      acts={
        permissions.includes('organizations.invite') && (
          <Button tone="ink" icon={UserPlus} onClick={() => setInviting(true)}>
            Invite people
          </Button>
        )
      }
    >
      <Filter />
      <Listed />
      {permissions.includes('organizations.invite') && <Invitations />}
      {isInviting && <InviteDialog onClose={() => setInviting(false)} />}
    </Page>
  )
}

const TYPING_MS = 250
const ROLES: readonly Role[] = ['OW', ...GIVEN_ROLES, 'VO']

function Filter() {
  const { q, role } = route.useSearch()
  const navigate = useNavigate({ from: '/people' })
  const [text, setText] = useState(q ?? '')
  useEffect(() => {
    if (text === (q ?? '')) return undefined
    const search = present({ q: text === '' ? undefined : text, role })
    const timer = setTimeout(() => void navigate({ search, replace: true }), TYPING_MS)
    return () => clearTimeout(timer)
  }, [text, q, role, navigate])
  return (
    <div className={css['toolbar']} ref={useSearchKey('Search people')}>
      <SearchField
        label="Name or email"
        icon={Search}
        end={<Kbd>/</Kbd>}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && (text === '' ? event.currentTarget.blur() : setText(''))}
      />
      <Select<Role | ''>
        isBare
        aria-label="Role"
        value={role ?? ''}
        options={[{ value: '', caption: 'Any role' }, ...ROLES.map((value) => ({ value, caption: ROLE_NAMES[value] }))]}
        onPick={(picked) => void navigate({ search: present({ q, role: picked === '' ? undefined : picked }), replace: true })}
      />
    </div>
  )
}

function Listed() {
  const { q, role, page = 1 } = route.useSearch()
  const members = useMembers(q, role, page)
  const row = useRow()
  if (members.isPending) return <Skeleton rows={6} label="Loading people" />
  if (members.isError && members.data === undefined)
    return <ProblemNotice title="The people could not be read" problem={members.error} onRetry={() => void members.refetch()} />
  const { results, count } = members.data
  if (count === 0)
    return (
      <NothingMatches
        title={q === undefined ? 'Nobody has this role' : `Nobody is called “${q}”`}
        act={
          <ButtonLink to="/people" search={{}}>
            Clear the search
          </ButtonLink>
        }
      />
    )
  return (
    <>
      <PeopleTable fact="Last active" rows={results.map(row)} />
      <Pager
        page={page}
        pageSize={PEOPLE_ON_PAGE}
        total={count}
        noun="person"
        many="people"
        link={(to) => ({ to: '/people', search: present({ q, role, page: to === 1 ? undefined : to }) })}
      />
    </>
  )
}

/** What of a member stands in the table; who may change roles gets a choice. */
function useRow(): (member: Member) => PersonRow {
  const { user, role } = useSignedIn()
  return (member) => {
    const person = member.user
    const isSelf = person.id === user.id
    const isGiven = !isSelf && member.role !== 'OW'
    const active = person.last_activity
    return {
      person,
      isSelf,
      role: administers(role) && isGiven ? <RolePicker member={member} /> : ROLE_NAMES[member.role],
      fact: active === undefined ? '–' : when(active),
      exactly: active === undefined ? undefined : exactly(active),
      acts: administers(role) && isGiven && <RowActs member={member} />,
    }
  }
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
