import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Ellipsis, Tags, UserMinus, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { PEOPLE_ON_PAGE, type MemberFilter } from '../../api/api'
import { type Member, type Role } from '../../api/types'
import { Page } from '../../frame/Page'
import { administers, GIVEN_ROLES, nameOf, ROLE_NAMES } from '../../people/names'
import { useSignedIn } from '../../session/session'
import { Button, ButtonLink, IconButton } from '../../ui/Button'
import { Confirm } from '../../ui/Dialog'
import { Select } from '../../ui/Field'
import { Menu } from '../../ui/Menu'
import { Pager } from '../../ui/Pager'
import { NothingMatches, ProblemNotice, Skeleton } from '../../ui/Places'
import { NONE } from '../../ui/selection'
import { exactly, when } from '../../ui/times'
import { present } from '../projects/search'
import { Filter } from './Filter'
import { Invitations } from './Invitations'
import { InviteDialog } from './InviteDialog'
import css from './People.module.css'
import { PeopleSelection } from './PeopleSelection'
import { PeopleTable, type PersonRow } from './PeopleTable'
import { TagChips } from './tags/TagChips'
import { TagsOfOne } from './tags/TagsDialog'
import { TagsManager } from './tags/TagsManager'
import { useMembers, useRemoval, useRoleChange } from './useMembers'

const route = getRouteApi('/app/frame/people')

/** The organization's members, their roles and tags. */
export function People() {
  const { organization, permissions, role } = useSignedIn()
  const { dialog } = route.useSearch()
  const navigate = useNavigate({ from: '/people' })
  const [isInviting, setInviting] = useState(false)
  const show = (shown: 'tags' | undefined) =>
    void navigate({ search: (before) => present({ ...before, dialog: shown }), replace: shown === undefined })
  return (
    <Page
      title="People"
      crumbs={[{ caption: organization.title, link: { to: '/projects' } }, { caption: 'People' }]}
      acts={
        <>
          {administers(role) && (
            <Button icon={Tags} aria-label="Tags" onClick={() => show('tags')}>
              <span className="no-phone">Tags</span>
            </Button>
          )}
          {permissions.includes('organizations.invite') && (
            <Button tone="ink" icon={UserPlus} onClick={() => setInviting(true)}>
              Invite people
            </Button>
          )}
        </>
      }
    >
      <Members />
      {isInviting && <InviteDialog onClose={() => setInviting(false)} />}
      {dialog === 'tags' && administers(role) && <TagsManager onClose={() => show(undefined)} />}
    </Page>
  )
}

/** Another filter is another list: what was selected in the one before is not of this one. */
function Members() {
  const { permissions } = useSignedIn()
  const { q, role, tag } = route.useSearch()
  const filter = present({ search: q, role, tags: tag })
  const [chosen, setChosen] = useState(NONE)
  const [listed, setListed] = useState(filter)
  const isSame = listed.search === filter.search && listed.role === filter.role && listed.tags === filter.tags
  if (!isSame) {
    setListed(filter)
    setChosen(NONE)
  }
  return (
    <div className={css['page']}>
      <Filter />
      <Listed filter={filter} chosen={chosen} onChoose={setChosen} />
      {permissions.includes('organizations.invite') && <Invitations />}
    </div>
  )
}

interface ListedProps {
  readonly filter: MemberFilter
  readonly chosen: typeof NONE
  onChoose(chosen: typeof NONE): void
}

function Listed({ filter, chosen, onChoose }: ListedProps) {
  const { q, role, tag, page = 1 } = route.useSearch()
  const members = useMembers(filter, page)
  const row = useRow()
  if (members.isPending) return <Skeleton rows={6} label="Loading people" />
  if (members.isError && members.data === undefined)
    return <ProblemNotice title="The people could not be read" problem={members.error} onRetry={() => void members.refetch()} />
  const { results, count } = members.data
  if (count === 0)
    return (
      <NothingMatches
        title={q === undefined ? 'Nobody fits the filter' : `Nobody is called “${q}”`}
        act={
          <ButtonLink to="/people" search={{}}>
            Clear the filter
          </ButtonLink>
        }
      />
    )
  return (
    <>
      <PeopleTable fact="Last active" hasTags rows={results.map(row)} choice={{ chosen, set: onChoose }} />
      <Pager
        page={page}
        pageSize={PEOPLE_ON_PAGE}
        total={count}
        noun="person"
        many="people"
        link={(to) => ({ to: '/people', search: present({ q, role, tag, page: to === 1 ? undefined : to }) })}
      />
      <PeopleSelection whom={{ chosen, filter, total: count }} onChange={onChoose} />
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
      tags: <TagChips tags={member.tags} />,
      fact: active === undefined ? '–' : when(active),
      exactly: active === undefined ? undefined : exactly(active),
      acts: administers(role) && <RowActs member={member} isGiven={isGiven} />,
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

function RowActs({ member, isGiven }: { readonly member: Member; readonly isGiven: boolean }) {
  const [act, setAct] = useState<'tags' | 'remove'>()
  const close = () => setAct(undefined)
  const name = nameOf(member.user)
  return (
    <>
      <Menu
        label={`Acts on ${name}`}
        trigger={<IconButton isSmall icon={Ellipsis} label={`More about ${name}`} />}
        groups={[
          [{ caption: 'Tags', icon: Tags, run: () => setAct('tags') }],
          isGiven ? [{ caption: 'Remove from the organization', icon: UserMinus, isBad: true, run: () => setAct('remove') }] : [],
        ]}
      />
      {act === 'tags' && <TagsOfOne member={member} onClose={close} />}
      {act === 'remove' && <Removal member={member} onClose={close} />}
    </>
  )
}

function Removal({ member, onClose }: { readonly member: Member; onClose(): void }) {
  const removal = useRemoval(onClose)
  return (
    <Confirm
      title={`Remove ${nameOf(member.user)}?`}
      act="Remove 1 person"
      isBusy={removal.isPending}
      onConfirm={() => removal.mutate(member)}
      onClose={onClose}
    >
      <p>They lose access at once, with all their tokens. What they annotated stays.</p>
    </Confirm>
  )
}
