import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Ellipsis, UserMinus, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { people as api, PEOPLE_ON_PAGE } from '../../api/api'
import { wordsFor } from '../../api/problem'
import { type ProjectMember, type Role } from '../../api/types'
import { nameOf, ROLE_NAMES } from '../../people/names'
import { useSignedIn } from '../../session/session'
import { Button, IconButton } from '../../ui/Button'
import { Select } from '../../ui/Field'
import { Menu } from '../../ui/Menu'
import { Pager } from '../../ui/Pager'
import { Empty, ProblemNotice, sentence, Skeleton } from '../../ui/Places'
import { toasts } from '../../ui/toastStore'
import { PeopleTable, type PersonRow } from '../people/PeopleTable'
import { ProjectPage } from '../project/ProjectPage'
import { present } from '../projects/search'
import { AddPeople } from './AddPeople'

const route = getRouteApi('/app/frame/projects/$projectId/members')

/** Who works here, and how they came. */
export function Members() {
  const { projectId } = route.useParams()
  const [isAdding, setAdding] = useState(false)
  return (
    <ProjectPage
      id={projectId}
      part="Members"
      acts={
        <Button icon={UserPlus} onClick={() => setAdding(true)}>
          Add people
        </Button>
      }
    >
      {(project) => (
        <>
          <Listed projectId={projectId} />
          {isAdding && <AddPeople project={project} onClose={() => setAdding(false)} />}
        </>
      )}
    </ProjectPage>
  )
}

export const membersKey = (project: number) => ['members', project]

function Listed({ projectId }: { readonly projectId: number }) {
  const { page = 1 } = route.useSearch()
  const row = useRow(projectId)
  const members = useQuery({
    queryKey: [...membersKey(projectId), page],
    queryFn: ({ signal }) => api.ofProject(projectId, page, signal),
    placeholderData: keepPreviousData,
  })
  if (members.isPending) return <Skeleton rows={5} label="Loading members" />
  if (members.isError && members.data === undefined)
    return <ProblemNotice title="The members could not be read" problem={members.error} onRetry={() => void members.refetch()} />
  const { results, count } = members.data
  if (count === 0) return <Empty title="Nobody yet">Add people, and they see the project once it is published.</Empty>
  return (
    <>
      <PeopleTable fact="Came by" rows={results.map(row)} />
      <Pager
        page={page}
        pageSize={PEOPLE_ON_PAGE}
        total={count}
        noun="member"
        link={(to) => ({
          to: '/projects/$projectId/members',
          params: { projectId },
          search: present({ page: to === 1 ? undefined : to }),
        })}
      />
    </>
  )
}

function useRemoval(projectId: number) {
  const client = useQueryClient()
  const refresh = () =>
    Promise.all([membersKey(projectId), ['project', projectId]].map((queryKey) => client.invalidateQueries({ queryKey })))
  const addAgain = (member: ProjectMember) => void api.addToProject(projectId, member.id).then(refresh, failed)
  return useMutation({
    mutationFn: (member: ProjectMember) => api.removeFromProject(projectId, member.id),
    onSuccess: (_, member) => toasts.say(`Removed ${nameOf(member)}`, { caption: 'Undo', run: () => addAgain(member) }),
    onError: failed,
    onSettled: refresh,
  })
}

const ROLES_HERE: readonly Role[] = ['AN', 'RE']

/** Annotators and reviewers may be the other in this project alone. */
function RoleHere({ projectId, member }: { readonly projectId: number; readonly member: ProjectMember }) {
  const client = useQueryClient()
  const own = member.organization_membership?.role ?? 'AN'
  const giving = useMutation({
    async mutationFn(role: Role) {
      if (role !== own) return api.giveProjectRole(projectId, member.id, role)
      const given = (await api.projectRoles(projectId)).find(({ user }) => user === member.id)
      return given === undefined ? undefined : api.takeProjectRole(given.id)
    },
    onSuccess: (_, role) => toasts.say(`${nameOf(member)} is ${ROLE_NAMES[role].toLowerCase()} in this project`),
    onError: failed,
    onSettled: () => client.invalidateQueries({ queryKey: membersKey(projectId) }),
  })
  return (
    <Select<Role>
      isBare
      aria-label={`Role of ${nameOf(member)} in this project`}
      value={giving.isPending ? giving.variables : (member.project_role ?? own)}
      options={ROLES_HERE.map((value) => ({ value, caption: ROLE_NAMES[value] }))}
      onPick={(role) => giving.mutate(role)}
    />
  )
}

const failed = (problem: unknown) => toasts.fail(`Not changed. ${sentence(wordsFor(problem))}`)

function useRow(projectId: number): (member: ProjectMember) => PersonRow {
  const { user } = useSignedIn()
  const removal = useRemoval(projectId)
  return (member) => {
    const role = member.organization_membership?.role
    return {
      person: member,
      isSelf: member.id === user.id,
      role:
        role === 'AN' || role === 'RE' ? <RoleHere projectId={projectId} member={member} /> : role === undefined ? '–' : ROLE_NAMES[role],
      fact: member.implicit_member ? 'Role, workspace or creator' : 'Added to the project',
      acts: !member.implicit_member && (
        <Menu
          label={`Acts on ${nameOf(member)}`}
          trigger={<IconButton isSmall icon={Ellipsis} label={`More about ${nameOf(member)}`} />}
          groups={[[{ caption: 'Remove from the project', icon: UserMinus, isBad: true, run: () => removal.mutate(member) }]]}
        />
      ),
    }
  }
}
