import { LabelingEditor } from '@docket/editor'
import '@docket/editor/styles.css'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useMemo, type ReactNode } from 'react'
import { loadText } from '../../api/texts'
import { type Project, type StreamTask, type Task } from '../../api/types'
import { PageTitle } from '../../frame/Page'
import { manages } from '../../people/names'
import { taskQuery } from '../../queries'
import { useSignedIn } from '../../session/session'
import bare from '../../ui/bare.module.css'
import { ProblemNotice, Skeleton } from '../../ui/Places'
import { EmptyQueue } from './EmptyQueue'
import { useInstructions } from './Instructions'
import css from './Label.module.css'
import { neighbours } from './stream'
import { StreamBar, StreamBarEnd, type Position } from './StreamBar'
import { useOutlets, type StreamWays } from './useOutlets'
import { useStream, type StreamControl } from './useStream'

const route = getRouteApi('/app/projects/$projectId/label')

/** The task in hand, or one of the history when the address names it. */
export function StreamScreen({ project }: { readonly project: Project }) {
  const control = useStream(project)
  const instructions = useInstructions(project)
  const { task: named } = route.useSearch()
  const shown = useOneWay() ? undefined : named
  const ways = useWays(control, shown)
  const top = {
    bar: <StreamBar project={project} ways={ways} position={positionOf(project, control.stream.done)} task={shown ?? headId(control)} />,
    end: <StreamBarEnd onInstructions={instructions.open} />,
  }
  return (
    <>
      {shown !== undefined && shown !== headId(control) ? (
        <Past key={shown} id={shown} project={project} control={control} ways={ways} top={top} />
      ) : (
        <Current project={project} control={control} ways={ways} top={top} />
      )}
      {instructions.dialog}
    </>
  )
}

interface Top {
  readonly bar: ReactNode
  readonly end: ReactNode
}

interface PartProps {
  readonly project: Project
  readonly control: StreamControl
  readonly ways: StreamWays
  readonly top: Top
}

const headId = ({ stream: { head } }: StreamControl): number | undefined => (head.at === 'task' ? head.task.id : undefined)

function positionOf(project: Project, done: number): Position {
  const total = project.queue_total ?? 0
  return { total, done: Math.min(total, (project.queue_done ?? 0) + done) }
}

/** Where the organization closes the way back, for those who only label. */
function useOneWay(): boolean {
  const { organization, role } = useSignedIn()
  return organization.label_stream_navigation_disabled && !manages(role)
}

function useWays({ stream }: StreamControl, shown: number | undefined): StreamWays {
  const navigate = useNavigate({ from: '/projects/$projectId/label' })
  const isOneWay = useOneWay()
  const around = neighbours(stream, shown)
  const previous = isOneWay ? undefined : around.previous
  const { next } = around
  return {
    canGoBack: previous !== undefined,
    canGoOn: next !== undefined,
    back: () => previous !== undefined && void navigate({ search: { task: previous } }),
    on: () => next !== undefined && void navigate({ search: next === 'head' ? {} : { task: next } }),
    toHead: () => void navigate({ search: {} }),
    ...(isOneWay ? {} : { open: (task: number) => void navigate({ search: { task } }) }),
  }
}

function Current({ project, control, ways, top }: PartProps) {
  const { head, done } = control.stream
  switch (head.at) {
    case 'loading':
      return (
        <Frame project={project} top={top}>
          <Skeleton rows={6} label="Asking for a task" />
        </Frame>
      )
    case 'failed':
      return (
        <Frame project={project} top={top}>
          <ProblemNotice title="No task could be fetched" problem={head.problem} onRetry={control.ask} />
        </Frame>
      )
    case 'empty':
      return (
        <Frame project={project} top={top}>
          <EmptyQueue project={project} why={head.why} done={(project.queue_done ?? 0) + done} onAsk={control.ask} />
        </Frame>
      )
    case 'task':
      return <Work project={project} task={head.task} control={control} ways={ways} top={top} />
  }
}

/** What stands in the editor's place while there is none. */
function Frame({ project, top, children }: { readonly project: Project; readonly top: Top; readonly children: ReactNode }) {
  return (
    <div className={bare['page']}>
      <PageTitle title={`Labeling ${project.title}`} />
      <header className={css['bar']}>
        {top.bar}
        <span className="grow" />
        {top.end}
      </header>
      <main className={css['main']} id="main">
        {children}
      </main>
    </div>
  )
}

interface WorkProps extends PartProps {
  readonly task: Task | StreamTask
  /** The annotation to open; new work if there is none. */
  readonly annotation?: number | undefined
}

function Work({ project, task, annotation, control, ways, top }: WorkProps) {
  const { user } = useSignedIn()
  const outlets = useOutlets({ project, task, annotation, control, ways })
  const open = useMemo(
    () =>
      annotation === undefined
        ? ({ kind: 'auto', prelabel: project.show_collab_predictions } as const)
        : ({ kind: 'annotation', id: annotation } as const),
    [annotation, project.show_collab_predictions],
  )
  return (
    <>
      <PageTitle title={`Task ${task.id} of ${project.title}`} />
      <LabelingEditor
        config={project.label_config}
        task={task}
        open={open}
        loadText={loadText}
        denyEmpty={!project.enable_empty_annotation}
        journalKey={`${user.id}:${project.id}`}
        topBar={top.bar}
        topBarEnd={top.end}
        {...outlets}
      />
    </>
  )
}

function Past({ id, ...rest }: PartProps & { readonly id: number }) {
  const { user } = useSignedIn()
  const { project, top, control } = rest
  const query = useQuery({ ...taskQuery(id), staleTime: 0 })
  if (query.isError)
    return (
      <Frame project={project} top={top}>
        <ProblemNotice title={`Task #${id} cannot be opened`} problem={query.error} onRetry={() => void query.refetch()} />
      </Frame>
    )
  if (query.data === undefined)
    return (
      <Frame project={project} top={top}>
        <Skeleton rows={6} label="Loading task" />
      </Frame>
    )
  const own = query.data.annotations.findLast(({ completed_by }) => idOf(completed_by) === user.id)
  const remembered = control.stream.history.find(({ taskId }) => taskId === id)?.annotationId
  return <Work {...rest} task={query.data} annotation={own?.id ?? remembered ?? undefined} />
}

const idOf = (person: number | { readonly id: number }): number => (typeof person === 'number' ? person : person.id)
