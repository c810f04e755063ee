import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Ellipsis, UserMinus, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { people as api, PEOPLE_ON_PAGE } from '../../api/api'
import { wordsFor } from '../../api/problem'
import { type ProjectMember } from '../../api/types'
import { nameOf, ROLE_NAMES } from '../../people/names'
import { useSignedIn } from '../../session/session'
import { Button, IconButton } from '../../ui/Button'
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
      {() => (
        <>
          <Listed projectId={projectId} />
          {isAdding && <AddPeople project={projectId} onClose={() => setAdding(false)} />}
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

const failed = (problem: unknown) => toasts.fail(`Not changed. ${sentence(wordsFor(problem))}`)

function useRow(projectId: number): (member: ProjectMember) => PersonRow {
  const { user } = useSignedIn()
  const removal = useRemoval(projectId)
  return (member) => {
    const role = member.organization_membership?.role
    return {
      person: member,
      isSelf: member.id === user.id,
      role: role === undefined ? '–' : ROLE_NAMES[role],
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
