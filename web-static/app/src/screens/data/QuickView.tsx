import { LabelingEditor, type Open } from '@docket/editor'
import '@docket/editor/styles.css'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useMemo, type ReactNode } from 'react'
import { loadText } from '../../api/texts'
import { type Project, type Task } from '../../api/types'
import { PageTitle } from '../../frame/Page'
import { manages } from '../../people/names'
import { projectQuery, taskQuery } from '../../queries'
import { useSignedIn } from '../../session/session'
import { ProblemNotice, Skeleton } from '../../ui/Places'
import { useTaskPage } from './useTaskPage'
import { PageProblem } from '../other/Failed'
import { QuickBar, QuickBarEnd } from './QuickBar'
import { QuickList } from './QuickList'
import { authorOf, quickOpen, type QuickWays } from './quickOpen'
import { without, type DataSearch } from './search'
import css from './QuickView.module.css'
import { useQuickOutlets } from './useQuickOutlets'

const route = getRouteApi('/app/frame/projects/$projectId/data')

/** The list at the left, one of its tasks in the editor at the right. */
export function QuickView({ projectId }: { readonly projectId: number }) {
  const { task: id = 0 } = route.useSearch()
  const project = useQuery(projectQuery(projectId))
  const task = useQuery(taskQuery(id))
  const ways = useQuickWays(projectId, id)
  if (project.isError && project.data === undefined) return <PageProblem problem={project.error} onRetry={() => void project.refetch()} />
  const bar = (open?: Open) => <QuickBar task={task.data} id={id} open={open} ways={ways} />
  return (
    <div className={css['view']}>
      <QuickList projectId={projectId} current={id} />
      <div className={css['editor']}>
        {task.isError && task.data === undefined ? (
          <Waiting bar={bar()}>
            <ProblemNotice title={`Task #${id} cannot be opened`} problem={task.error} onRetry={() => void task.refetch()} />
          </Waiting>
        ) : task.data === undefined || project.data === undefined ? (
          <Waiting bar={bar()}>
            <Skeleton rows={6} label="Loading task" />
          </Waiting>
        ) : (
          <Opened project={project.data} task={task.data} ways={ways} bar={bar} />
        )}
      </div>
    </div>
  )
}

function Waiting({ bar, children }: { readonly bar: ReactNode; readonly children: ReactNode }) {
  return (
    <>
      <PageTitle title="Task" />
      <header className={css['bar']}>{bar}</header>
      <main id="main">{children}</main>
    </>
  )
}

/** Previous and next are those of the list, in its order. */
function useQuickWays(project: number, task: number): QuickWays {
  const { query } = useTaskPage(project)
  const navigate = useNavigate({ from: '/projects/$projectId/data' })
  const order = (query.data?.tasks ?? []).map(({ id }) => id)
  const at = order.indexOf(task)
  const open = (search: Partial<DataSearch>) =>
    void navigate({ search: (before) => ({ ...without('annotation', 'prediction')(before), ...search }) })
  return {
    previous: at > 0 ? order[at - 1] : undefined,
    next: at >= 0 ? order[at + 1] : undefined,
    to: open,
    close: () => void navigate({ search: without('annotation', 'prediction', 'task') }),
  }
}

interface OpenedProps {
  readonly project: Project
  readonly task: Task
  readonly ways: QuickWays
  bar(open: Open): ReactNode
}

function Opened({ project, task, ways, bar }: OpenedProps) {
  const { user, role, organization } = useSignedIn()
  const search = route.useSearch()
  const open = useMemo(() => quickOpen(task, search, user.id), [task, search, user.id])
  const outlets = useQuickOutlets(project, task, ways)
  const annotation = open.kind === 'annotation' ? task.annotations.find(({ id }) => id === open.id) : undefined
  const isReadOnly =
    organization.read_only_quick_view ||
    open.kind === 'prediction' ||
    (annotation !== undefined && authorOf(annotation) !== user.id && !manages(role))
  return (
    <>
      <PageTitle title={`Task ${task.id} of ${project.title}`} />
      <LabelingEditor
        config={project.label_config}
        task={task}
        open={open}
        readOnly={isReadOnly}
        loadText={loadText}
        denyEmpty={!project.enable_empty_annotation}
        journalKey={`${user.id}:${project.id}`}
        topBar={bar(open)}
        topBarEnd={<QuickBarEnd task={task} open={open} ways={ways} />}
        {...outlets}
      />
    </>
  )
}
