import { getRouteApi, Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useQuery } from '@tanstack/react-query'
import { type Task } from '../../api/types'
import { columnsQuery, projectQuery } from '../../queries'
import { StateGlyph } from '../../ui/Facts'
import { cellText, dataColumns, firstAddress, stateOf, type DataColumn } from './cells'
import { useTaskPage } from './useTaskPage'
import data from './Data.module.css'
import css from './QuickView.module.css'
import { without, type DataSearch } from './search'

const route = getRouteApi('/app/frame/projects/$projectId/data')

/** The table, narrowed to what tells tasks apart. */
export function QuickList({ projectId, current }: { readonly projectId: number; readonly current: number }) {
  const { query } = useTaskPage(projectId)
  const { data: columns } = useQuery(columnsQuery(projectId))
  const { data: project } = useQuery(projectQuery(projectId))
  const tasks = query.data?.tasks ?? []
  const [first] = dataColumns(columns?.columns ?? [], tasks, project?.data_types ?? {})
  return (
    <aside className={css['list']} aria-label="Tasks">
      <Link to="/projects/$projectId/data" params={{ projectId }} search={withoutTask} className={css['listHead']}>
        <span className="cut" dir="auto">
          {project?.title ?? 'Tasks'}
        </span>
      </Link>
      <ul className={css['rows']}>
        {tasks.map((task) => (
          <Row key={task.id} task={task} column={first} isCurrent={task.id === current} />
        ))}
      </ul>
    </aside>
  )
}

const withoutTask = without('annotation', 'prediction', 'task') as never

function Row({ task, column, isCurrent }: { readonly task: Task; readonly column: DataColumn | undefined; readonly isCurrent: boolean }) {
  const { projectId } = route.useParams()
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isCurrent) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isCurrent])
  const value = column === undefined ? undefined : task.data[column.key]
  const address = column?.isImage === true ? firstAddress(value) : undefined
  return (
    <li ref={row}>
      <Link
        to="/projects/$projectId/data"
        params={{ projectId }}
        search={((before: DataSearch) => ({ ...without('annotation', 'prediction')(before), task: task.id })) as never}
        className={css['row']}
        data-current={isCurrent || undefined}
      >
        {address !== undefined && <img className={data['thumb']} src={address} alt="" loading="lazy" decoding="async" />}
        <span className={css['rowText']}>
          <span className={css['rowTop']}>
            <span className="num strong">#{task.id}</span>
            <StateGlyph state={stateOf(task)} />
          </span>
          {address === undefined && (
            <span className={css['rowData']} dir="auto">
              {cellText(value)}
            </span>
          )}
        </span>
      </Link>
    </li>
  )
}
