import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useRef, type KeyboardEvent, type MouseEvent, type RefObject } from 'react'
import { type Person, type Project, type Task } from '../../api/types'
import { useCommands } from '../../keys/commands'
import { columnsQuery, usersQuery } from '../../queries'
import { cx } from '../../ui/cx'
import { Avatars, StateGlyph } from '../../ui/Facts'
import { Check } from '../../ui/Field'
import table from '../../ui/table.module.css'
import { duration, exactly, figure, when } from '../../ui/times'
import { annotatorIds, cellText, dataColumns, firstAddress, further, stateOf, telling, type DataColumn } from './cells'
import css from './Data.module.css'
import { type DataSearch } from './search'
import { isChosen, pageToggled, ranged, type Chosen } from '../../ui/selection'

interface Choice {
  readonly chosen: Chosen
  readonly isAll: boolean
  set(chosen: Chosen): void
  toggle(id: number): void
}

interface TaskTableProps {
  readonly project: Project
  readonly tasks: readonly Task[]
  /** Absent for those who may not act on tasks in bulk. */
  readonly choice: Choice | undefined
}

export function TaskTable({ project, tasks, choice }: TaskTableProps) {
  const { data } = useQuery(columnsQuery(project.id))
  const { data: users = [] } = useQuery(usersQuery)
  const columns = dataColumns(data?.columns ?? [], tasks, project.data_types)
  const people = new Map(users.map((user) => [user.id, user]))
  const last = useRef<number>(undefined)
  const order = tasks.map(({ id }) => id)
  const pick = (id: number, isRange: boolean) => {
    if (choice === undefined) return
    choice.set(isRange && last.current !== undefined ? ranged(choice.chosen, order, last.current, id) : ranged(choice.chosen, [id], id, id))
    last.current = id
  }
  const rows = useRowKeys(choice === undefined ? undefined : (id) => pick(id, false))
  const hasPredictions = tasks.some(({ total_predictions }) => total_predictions > 0)
  return (
    <table ref={rows} className={cx(table['table'], css['table'])} onKeyDown={walk}>
      <TableHead columns={columns} hasPredictions={hasPredictions} choice={choice} order={order} />
      <tbody>
        {tasks.map((task) => (
          <Row
            key={task.id}
            {...{ project, task, columns, people, hasPredictions }}
            isPicked={choice && isChosen(choice.chosen, task.id)}
            onPick={pick}
          />
        ))}
      </tbody>
    </table>
  )
}

interface HeadProps {
  readonly columns: readonly DataColumn[]
  readonly hasPredictions: boolean
  readonly choice: Choice | undefined
  readonly order: readonly number[]
}

function TableHead({ columns, hasPredictions, choice, order }: HeadProps) {
  return (
    <thead>
      <tr>
        {choice !== undefined && (
          <th className={css['box']}>
            <Check
              aria-label="Select the page"
              checked={choice.isAll}
              isMixed={!choice.isAll && order.some((id) => isChosen(choice.chosen, id))}
              onChange={() => choice.set(pageToggled(choice.chosen, order))}
            />
          </th>
        )}
        <th className={css['id']}>ID</th>
        <DataHeads columns={telling(columns)} />
        <th className={css['state']}>State</th>
        <th className={css['people']}>Annotated by</th>
        <th className={cx(table['right'], css['count'])}>Annotations</th>
        {hasPredictions && <th className={cx(table['right'], css['count'])}>Predictions</th>}
        <DataHeads columns={further(columns)} />
        <th className={cx(table['right'], css['time'])}>Lead time</th>
        <th className={cx(table['right'], css['time'])}>Updated</th>
      </tr>
    </thead>
  )
}

const DataHeads = ({ columns }: { readonly columns: readonly DataColumn[] }) =>
  columns.map(({ key, isImage }) => (
    <th key={key} className={cx(css['mono'], isImage ? css['thumbHead'] : css['textHead'])}>
      {key}
    </th>
  ))

const DataCells = ({ columns, task }: { readonly columns: readonly DataColumn[]; readonly task: Task }) =>
  columns.map((column) => <DataCell key={column.key} column={column} value={task.data[column.key]} />)

interface RowProps {
  readonly project: Project
  readonly task: Task
  readonly columns: readonly DataColumn[]
  readonly people: ReadonlyMap<number, Person>
  readonly hasPredictions: boolean
  readonly isPicked: boolean | undefined
  onPick(id: number, isRange: boolean): void
}

function Row({ project, task, columns, people, hasPredictions, isPicked, onPick }: RowProps) {
  const annotators = annotatorIds(task).flatMap((id) => people.get(id) ?? [])
  return (
    <tr aria-selected={isPicked} data-task={task.id} onClick={openRow}>
      {isPicked !== undefined && (
        <td className={css['box']}>
          <Check aria-label={`Select task ${task.id}`} checked={isPicked} onClick={(event) => onPick(task.id, event.shiftKey)} readOnly />
        </td>
      )}
      <td className={css['id']}>
        <Link
          to="/projects/$projectId/data"
          params={{ projectId: project.id }}
          search={((before: DataSearch) => ({ ...before, task: task.id })) as never}
          className={table['link']}
        >
          {task.id}
        </Link>
      </td>
      <DataCells columns={telling(columns)} task={task} />
      <td className={css['state']}>
        <StateGlyph state={stateOf(task)} />
      </td>
      <td className={css['people']}>{annotators.length === 0 ? <span className="muted">–</span> : <Avatars people={annotators} />}</td>
      <td className={cx(table['right'], css['count'])}>
        {figure(task.total_annotations)} <span className="muted">/ {figure(task.overlap)}</span>
      </td>
      {hasPredictions && <td className={cx(table['right'], css['count'])}>{figure(task.total_predictions)}</td>}
      <DataCells columns={further(columns)} task={task} />
      <td className={cx(table['right'], css['time'])}>{task.avg_lead_time === null ? '–' : duration(task.avg_lead_time)}</td>
      <td className={cx(table['right'], css['time'], 'soft')} title={exactly(task.updated_at)}>
        {when(task.updated_at)}
      </td>
    </tr>
  )
}

function DataCell({ column, value }: { readonly column: DataColumn; readonly value: unknown }) {
  const address = column.isImage ? firstAddress(value) : undefined
  if (address !== undefined)
    return (
      <td className={css['thumbCell']}>
        <img className={css['thumb']} src={address} alt="" loading="lazy" decoding="async" />
      </td>
    )
  const text = cellText(value)
  return (
    <td className={css['text']} title={text} dir="auto">
      {text}
    </td>
  )
}

/** A click anywhere in a row opens its task, as the link in it does; boxes and links keep their own. */
function openRow(event: MouseEvent<HTMLTableRowElement>): void {
  if (event.target instanceof Element && event.target.closest('a, input, button') !== null) return
  if (getSelection()?.isCollapsed === false) return
  event.currentTarget.querySelector('a')?.click()
}

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 }
const rowOf = (element: Element | null): HTMLTableRowElement | null => element?.closest<HTMLTableRowElement>('tr[data-task]') ?? null

/** Inside the table the arrows move from row to row. */
function walk(event: KeyboardEvent<HTMLTableElement>): void {
  const step = STEPS[event.key]
  const row = event.target instanceof Element ? rowOf(event.target) : null
  if (row === null || step === undefined || event.ctrlKey || event.metaKey) return
  event.preventDefault()
  focusBeside(row, step)
}

function focusBeside(row: HTMLTableRowElement, step: 1 | -1): void {
  const next = step === 1 ? row.nextElementSibling : row.previousElementSibling
  next?.querySelector('a')?.focus()
}

/** The keys that work from anywhere on the page; the first row is the one to begin with. */
function useRowKeys(pick: ((id: number) => void) | undefined): RefObject<HTMLTableElement | null> {
  const ref = useRef<HTMLTableElement>(null)
  const current = () => rowOf(ref.current?.contains(document.activeElement) === true ? document.activeElement : null)
  const step = (by: 1 | -1) => () => {
    const row = current()
    if (row === null) ref.current?.querySelector<HTMLElement>('tr[data-task] a')?.focus()
    else focusBeside(row, by)
  }
  useCommands([
    { id: 'row:next', caption: 'Next row', keys: 'j', group: 'Page', run: step(1) },
    { id: 'row:previous', caption: 'Previous row', keys: 'k', group: 'Page', run: step(-1) },
    ...(pick === undefined
      ? []
      : [
          {
            id: 'row:select',
            caption: 'Select the row',
            keys: 'x',
            group: 'Page' as const,
            run: () => {
              const task = current()?.dataset['task']
              if (task !== undefined) pick(Number(task))
            },
          },
        ]),
  ])
  return ref
}
