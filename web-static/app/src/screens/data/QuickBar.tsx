import { type Open } from '@docket/editor'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChevronLeft, ChevronRight, Cpu, Link2, Plus, Trash2, X } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { annotations as api } from '../../api/api'
import { wordsFor } from '../../api/problem'
import { type Annotation, type Person, type Task } from '../../api/types'
import { nameOf } from '../../people/names'
import { IconButton } from '../../ui/Button'
import { Confirm } from '../../ui/Dialog'
import { Avatar, Badge } from '../../ui/Facts'
import { Icon } from '../../ui/Icon'
import { sentence } from '../../ui/Places'
import { when } from '../../ui/times'
import { toasts } from '../../ui/toastStore'
import { without, type DataSearch } from './search'
import { type QuickWays } from './quickOpen'
import { useSignedIn } from '../../session/session'
import css from './QuickView.module.css'

interface QuickBarProps {
  readonly task: Task | undefined
  readonly id: number
  /** Which of its annotations and predictions is in the editor. */
  readonly open: Open | undefined
  readonly ways: QuickWays
}

export function QuickBar({ task, id, open, ways }: QuickBarProps) {
  const { previous, next } = ways
  return (
    <>
      <IconButton icon={X} label="Close the task" onClick={ways.close} />
      <b className={css['id']}>#{id}</b>
      <IconButton
        icon={ChevronLeft}
        label="Previous task"
        hint="Ctrl ←"
        disabled={previous === undefined}
        onClick={() => previous !== undefined && ways.to({ task: previous })}
      />
      <IconButton
        icon={ChevronRight}
        label="Next task"
        hint="Ctrl →"
        disabled={next === undefined}
        onClick={() => next !== undefined && ways.to({ task: next })}
      />
      {task !== undefined && <Tabs task={task} open={open} />}
    </>
  )
}

const isPerson = (author: number | Person): author is Person => typeof author !== 'number'

/** Every annotation and prediction of the task, and a way to add one. */
function Tabs({ task, open }: { readonly task: Task; readonly open: Open | undefined }) {
  const { organization } = useSignedIn()
  const isOpen = (kind: Open['kind'], id: number) => open?.kind === kind && 'id' in open && open.id === id
  return (
    <nav className={css['tabs']} aria-label="Annotations of this task">
      {task.annotations.map((annotation) => (
        <AnnotationTab key={annotation.id} annotation={annotation} isOpen={isOpen('annotation', annotation.id)} />
      ))}
      {task.predictions.map(({ id, model_version, score }) => (
        <Tab
          key={id}
          search={{ prediction: id }}
          title={`Prediction ${id} of ${model_version ?? 'a model'}`}
          isOpen={isOpen('prediction', id)}
        >
          <span className={css['model']}>
            <Icon of={Cpu} size={12} />
          </span>
          <span className="cut">{model_version ?? id}</span>
          {score !== null && <span className={css['fact']}>{score.toFixed(2)}</span>}
        </Tab>
      ))}
      {!organization.read_only_quick_view && (
        <Tab
          search={{ annotation: 'new' }}
          title="New annotation"
          isOpen={open !== undefined && open.kind !== 'annotation' && open.kind !== 'prediction'}
        >
          <Icon of={Plus} size={14} />
          <span className="vh">New annotation</span>
        </Tab>
      )}
    </nav>
  )
}

function AnnotationTab({ annotation, isOpen }: { readonly annotation: Annotation; readonly isOpen: boolean }) {
  const { id, completed_by, was_cancelled } = annotation
  const name = isPerson(completed_by) ? nameOf(completed_by) : undefined
  return (
    <Tab search={{ annotation: id }} title={`${name ?? 'Annotation'} #${id}, ${when(annotation.created_at)}`} isOpen={isOpen}>
      {isPerson(completed_by) && <Avatar person={completed_by} />}
      {name !== undefined && (
        <span className="cut" dir="auto">
          {name}
        </span>
      )}
      {(isOpen || name === undefined) && <span className={css['fact']}>#{id}</span>}
      {was_cancelled && <Badge>Skipped</Badge>}
    </Tab>
  )
}

interface TabProps {
  readonly search: Partial<DataSearch>
  readonly title: string
  readonly isOpen: boolean
  readonly children: ReactNode
}

function Tab({ search, title, isOpen, children }: TabProps) {
  const to = (before: DataSearch) => ({ ...without('annotation', 'prediction')(before), ...search })
  return (
    <Link
      from="/projects/$projectId/data"
      to="/projects/$projectId/data"
      search={to as never}
      className={css['tab']}
      title={title}
      data-open={isOpen || undefined}
      {...(isOpen ? { 'aria-current': 'page' as const } : {})}
    >
      {children}
    </Link>
  )
}

interface QuickBarEndProps {
  readonly task: Task
  readonly open: Open
  readonly ways: QuickWays
}

export function QuickBarEnd({ task, open, ways }: QuickBarEndProps) {
  const [isAsking, setAsking] = useState(false)
  const copy = () =>
    void navigator.clipboard.writeText(linkTo(open)).then(
      () => toasts.say('Copied the link'),
      () => toasts.fail('Not copied: the browser does not allow it here'),
    )
  return (
    <>
      <IconButton icon={Link2} label="Copy the link" onClick={copy} />
      {open.kind === 'annotation' && <IconButton icon={Trash2} label="Delete this annotation" onClick={() => setAsking(true)} />}
      {isAsking && open.kind === 'annotation' && (
        <DeleteAnnotation task={task} id={Number(open.id)} onClose={() => setAsking(false)} onDeleted={() => ways.to({})} />
      )}
    </>
  )
}

function linkTo(open: Open): string {
  const address = new URL(location.href)
  if (open.kind === 'annotation') address.searchParams.set('annotation', String(open.id))
  return address.href
}

interface DeleteAnnotationProps {
  readonly task: Task
  readonly id: number
  onClose(): void
  onDeleted(): void
}

function DeleteAnnotation({ task, id, onClose, onDeleted }: DeleteAnnotationProps) {
  const client = useQueryClient()
  const deletion = useMutation({
    mutationFn: () => api.delete(id),
    async onSuccess() {
      toasts.say(`Deleted annotation ${id}`)
      onClose()
      onDeleted()
      await Promise.all(
        [
          ['task', task.id],
          ['tasks', task.project],
          ['project', task.project],
        ].map((queryKey) => client.invalidateQueries({ queryKey })),
      )
    },
    onError: (problem) => toasts.fail(`Not deleted. ${sentence(wordsFor(problem))}`),
  })
  const count = task.annotations.find((annotation) => annotation.id === id)?.result.length ?? 0
  return (
    <Confirm
      title={`Delete annotation ${id}?`}
      act="Delete 1 annotation"
      isBusy={deletion.isPending}
      onConfirm={() => deletion.mutate()}
      onClose={onClose}
    >
      <p>
        {count} {count === 1 ? 'result goes' : 'results go'} with it. This cannot be undone.
      </p>
    </Confirm>
  )
}
