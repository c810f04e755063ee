import { type Open } from '@docket/editor'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChevronLeft, ChevronRight, Cpu, Link2, Plus, Trash2, X } from 'lucide-react'
import { useState } from 'react'
import { annotations as api } from '../../api/api'
import { wordsFor } from '../../api/problem'
import { type Person, type Task } from '../../api/types'
import { nameOf } from '../../people/names'
import { IconButton } from '../../ui/Button'
import { Confirm } from '../../ui/Dialog'
import { Avatar, Badge } from '../../ui/Facts'
import { Icon } from '../../ui/Icon'
import { sentence } from '../../ui/Places'
import { toasts } from '../../ui/toastStore'
import { without, type DataSearch } from './search'
import { type QuickWays } from './quickOpen'
import css from './QuickView.module.css'

interface QuickBarProps {
  readonly task: Task | undefined
  readonly id: number
  readonly ways: QuickWays
}

export function QuickBar({ task, id, ways }: QuickBarProps) {
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
      {task !== undefined && <Tabs task={task} />}
    </>
  )
}

const isPerson = (author: number | Person): author is Person => typeof author !== 'number'

/** Every annotation and prediction of the task, and a way to add one. */
function Tabs({ task }: { readonly task: Task }) {
  return (
    <nav className={css['tabs']} aria-label="Annotations of this task">
      {task.annotations.map(({ id, completed_by, was_cancelled }) => (
        <Tab
          key={id}
          search={{ annotation: id }}
          title={isPerson(completed_by) ? `${nameOf(completed_by)}, annotation ${id}` : `Annotation ${id}`}
        >
          {isPerson(completed_by) && <Avatar person={completed_by} />}
          <span className="num">{id}</span>
          {was_cancelled && <Badge>Skipped</Badge>}
        </Tab>
      ))}
      {task.predictions.map(({ id, model_version }) => (
        <Tab key={id} search={{ prediction: id }} title={`Prediction ${id} of ${model_version ?? 'a model'}`}>
          <span className={css['model']}>
            <Icon of={Cpu} size={12} />
          </span>
          <span className="cut">{model_version ?? id}</span>
        </Tab>
      ))}
      <Tab search={{ annotation: 'new' }} title="New annotation">
        <Icon of={Plus} size={14} />
        <span className="vh">New annotation</span>
      </Tab>
    </nav>
  )
}

function Tab({
  search,
  title,
  children,
}: {
  readonly search: Partial<DataSearch>
  readonly title: string
  readonly children: React.ReactNode
}) {
  const to = (before: DataSearch) => ({ ...without('annotation', 'prediction')(before), ...search })
  return (
    <Link from="/projects/$projectId/data" to="/projects/$projectId/data" search={to as never} className={css['tab']} title={title}>
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
