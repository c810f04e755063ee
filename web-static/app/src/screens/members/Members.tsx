import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { people as api, PEOPLE_ON_PAGE } from '../../api/api'
import { wordsFor } from '../../api/problem'
import { type ProjectMember } from '../../api/types'
import { nameOf, ROLE_NAMES } from '../../people/names'
import { Button } from '../../ui/Button'
import { cx } from '../../ui/cx'
import { Avatar } from '../../ui/Facts'
import { Pager } from '../../ui/Pager'
import { Empty, ProblemNotice, sentence, Skeleton } from '../../ui/Places'
import table from '../../ui/table.module.css'
import { toasts } from '../../ui/toastStore'
import people from '../people/People.module.css'
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
      <table className={cx(table['table'], people['table'])}>
        <thead>
          <tr>
            <th>Name</th>
            <th>Role</th>
            <th className="no-phone">Came by</th>
            <th>
              <span className="vh">Acts</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {results.map((member) => (
            <Row key={member.id} member={member} projectId={projectId} />
          ))}
        </tbody>
      </table>
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

function Row({ member, projectId }: { readonly member: ProjectMember; readonly projectId: number }) {
  const removal = useRemoval(projectId)
  const role = member.organization_membership?.role
  return (
    <tr>
      <td>
        <span className="row">
          <Avatar person={member} size={24} />
          <span className="grow">
            <span className="strong cut" dir="auto">
              {nameOf(member)}
            </span>
            {nameOf(member) !== member.email && <span className={people['email']}>{member.email}</span>}
          </span>
        </span>
      </td>
      <td>{role === undefined ? '–' : ROLE_NAMES[role]}</td>
      <td className={cx('soft', 'no-phone')}>{member.implicit_member ? 'Role, workspace or creator' : 'Added to the project'}</td>
      <td className={people['acts']}>
        {!member.implicit_member && (
          <Button size="small" tone="bad-quiet" isBusy={removal.isPending} onClick={() => removal.mutate(member)}>
            Remove
          </Button>
        )}
      </td>
    </tr>
  )
}
