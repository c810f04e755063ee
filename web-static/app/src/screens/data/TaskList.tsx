import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { type Project } from '../../api/types'
import { choose, useChoices } from '../../frame/choices'
import { manages } from '../../people/names'
import { viewsQuery } from '../../queries'
import { useSignedIn } from '../../session/session'
import { ButtonLink, IconButton } from '../../ui/Button'
import { Select } from '../../ui/Field'
import { Pager } from '../../ui/Pager'
import { Empty, ProblemNotice, Skeleton } from '../../ui/Places'
import { counted } from '../../ui/times'
import { present } from '../projects/search'
import { useTaskPage } from './useTaskPage'
import css from './Data.module.css'
import { without, type DataSearch } from './search'
import { isChosen, NONE, toggled } from '../../ui/selection'
import { TaskSelection } from './TaskSelection'
import { TaskTable } from './TaskTable'

const route = getRouteApi('/app/frame/projects/$projectId/data')

export function TaskList({ project }: { readonly project: Project }) {
  const { query } = useTaskPage(project.id)
  return (
    <div className={css['list']}>
      <Head project={project} isFetching={query.isFetching} total={query.data?.total} onRefresh={() => void query.refetch()} />
      <Body project={project} />
    </div>
  )
}

interface HeadProps {
  readonly project: Project
  readonly isFetching: boolean
  readonly total: number | undefined
  onRefresh(): void
}

/** The saved views, and how much this one holds. */
function Head({ project, isFetching, total, onRefresh }: HeadProps) {
  const { data: views = [] } = useQuery(viewsQuery(project.id))
  const { tab } = route.useSearch()
  const view = (id: number | undefined, caption: string) => (
    <Link
      key={id ?? 'all'}
      to="/projects/$projectId/data"
      params={{ projectId: project.id }}
      search={present({ tab: id })}
      className={css['view']}
      data-current={tab === id || undefined}
    >
      {caption}
    </Link>
  )
  return (
    <div className={css['head']}>
      <nav className={css['views']} aria-label="Views">
        {view(undefined, 'All tasks')}
        {views.map(({ id, data }) => view(id, data.title ?? `View ${id}`))}
      </nav>
      {total !== undefined && <span className="small muted num no-phone">{counted(total, 'task')}</span>}
      <IconButton icon={RefreshCw} label="Refresh" aria-busy={isFetching} onClick={onRefresh} />
    </div>
  )
}

function Body({ project }: { readonly project: Project }) {
  const { page, query } = useTaskPage(project.id)
  const { role } = useSignedIn()
  const { tab } = route.useSearch()
  if (query.isPending) return <Skeleton rows={14} label="Loading tasks" />
  if (query.isError && query.data === undefined)
    return <ProblemNotice title="The tasks could not be read" problem={query.error} onRetry={() => void query.refetch()} />
  const { tasks, total } = query.data
  if (total === 0 && tab !== undefined) return <Empty title="This view is empty">No task of the project fits its filters.</Empty>
  if (total === 0)
    return (
      <Empty
        title="No tasks yet"
        act={
          manages(role) && (
            <ButtonLink
              tone="ink"
              to="/projects/$projectId/data"
              params={{ projectId: project.id }}
              search={((before: DataSearch) => ({ ...before, dialog: 'import' })) as never}
            >
              Import tasks
            </ButtonLink>
          )
        }
      >
        Import files, and their tasks appear here.
      </Empty>
    )
  return <Listed key={`${tab ?? ''}`} project={project} page={page} tasks={tasks} total={total} />
}

interface ListedProps {
  readonly project: Project
  readonly page: number
  readonly tasks: NonNullable<ReturnType<typeof useTaskPage>['query']['data']>['tasks']
  readonly total: number
}

const SIZES = [20, 50, 100, 200] as const

function Listed({ project, page, tasks, total }: ListedProps) {
  const { role } = useSignedIn()
  const { pageSize } = useChoices()
  const search = route.useSearch()
  const navigate = useNavigate({ from: '/projects/$projectId/data' })
  const [chosen, setChosen] = useState(NONE)
  const order = tasks.map(({ id }) => id)
  const canChoose = manages(role)
  const isAll = order.every((id) => isChosen(chosen, id))
  return (
    <>
      <div className={css['scroll']}>
        <TaskTable
          project={project}
          tasks={tasks}
          choice={canChoose ? { chosen, isAll, set: setChosen, toggle: (id) => setChosen(toggled(chosen, id)) } : undefined}
        />
      </div>
      <div className={css['foot']}>
        <Pager
          page={page}
          pageSize={pageSize}
          total={total}
          noun="task"
          link={(to) => ({
            to: '/projects/$projectId/data',
            params: { projectId: project.id },
            search: present({ ...search, page: to === 1 ? undefined : to }),
          })}
        />
        <Select
          isBare
          aria-label="Tasks on a page"
          value={String(pageSize)}
          options={SIZES.map((size) => ({ value: String(size), caption: `${size} on a page` }))}
          onPick={(size) => {
            choose({ pageSize: Number(size) })
            void navigate({ search: without('page') })
          }}
        />
      </div>
      {canChoose && <TaskSelection project={project} chosen={chosen} total={total} onChange={setChosen} />}
    </>
  )
}
