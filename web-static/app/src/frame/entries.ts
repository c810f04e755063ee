import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ArrowRight, Hash, Zap } from 'lucide-react'
import { projects } from '../api/api'
import { wordsFor } from '../api/problem'
import { type Project } from '../api/types'
import { useAllCommands } from '../keys/commands'
import { projectsQuery, taskQuery } from '../queries'
import { iconForKind } from '../screens/projects/KindIcon'
import { sentence } from '../ui/Places'
import { toasts } from '../ui/toastStore'
import { type Entry } from './search'

const FROM_LETTERS = 2

/** Asks the server once there is something to ask for. */
export const foundProjectsQuery = (text: string) =>
  queryOptions({
    queryKey: ['projects', 'found', text],
    queryFn: ({ signal }) => projects.list(1, { search: text }, signal),
    enabled: text.length >= FROM_LETTERS && !/^[#>]/.test(text),
    staleTime: 30_000,
  })

interface Entries {
  readonly entries: readonly Entry[]
  projectEntry(project: Project): Entry
  taskEntry(id: number): Entry
}

/** What the palette knows without asking: this page's commands, places, the first projects. */
export function useEntries(): Entries {
  const commands = useAllCommands()
  const { data } = useQuery(projectsQuery(1))
  const navigate = useNavigate()
  const client = useQueryClient()
  const projectEntry = ({ id, title, workspace_title, data_types }: Project): Entry => ({
    id: `project-${id}`,
    caption: title === '' ? 'Untitled' : title,
    group: 'Projects',
    icon: iconForKind(Object.values(data_types)[0] ?? ''),
    ...(workspace_title === null ? {} : { detail: workspace_title }),
    run: () => void navigate({ to: '/projects/$projectId/data', params: { projectId: id } }),
  })
  const taskEntry = (id: number): Entry => ({
    id: `task-${id}`,
    caption: `Task #${id}`,
    group: 'Tasks',
    icon: Hash,
    run: () =>
      void client.fetchQuery(taskQuery(id)).then(
        (task) => navigate({ to: '/projects/$projectId/data', params: { projectId: task.project }, search: { task: id } }),
        (problem: unknown) => toasts.fail(`Task #${id} cannot be opened. ${sentence(wordsFor(problem))}`),
      ),
  })
  const known = commands.map(({ id, caption, keys, group, run }): Entry => ({
    id: id.replaceAll(/[^\w-]/g, '-'),
    caption,
    group: group === 'Page' ? 'Here' : group,
    isAction: group !== 'Go to',
    icon: group === 'Go to' ? ArrowRight : Zap,
    ...(keys === undefined ? {} : { keys }),
    run,
  }))
  const here = known.filter(({ group }) => group === 'Here')
  const rest = known.filter(({ group }) => group !== 'Here')
  return { entries: [...here, ...rest, ...(data?.results ?? []).map(projectEntry)], projectEntry, taskEntry }
}
