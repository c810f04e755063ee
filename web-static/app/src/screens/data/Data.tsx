import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Download, Upload } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useCommands } from '../../keys/commands'
import { manages } from '../../people/names'
import { useSignedIn } from '../../session/session'
import { ButtonLink } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import { Skeleton } from '../../ui/Places'
import { ProjectPage } from '../project/ProjectPage'
import css from './Data.module.css'
import { ExportDialog } from './ExportDialog'
import { ImportDialog } from './ImportDialog'
import { without, type DataSearch } from './search'
import { TaskList } from './TaskList'

const QuickView = lazy(() => import('./QuickView').then(({ QuickView }) => ({ default: QuickView })))
const route = getRouteApi('/app/frame/projects/$projectId/data')

/** Find, judge, act on tasks; with one open the table narrows beside the editor. */
export function Data() {
  const { projectId } = route.useParams()
  const { role } = useSignedIn()
  const { task, dialog } = route.useSearch()
  const navigate = useNavigate({ from: '/projects/$projectId/data' })
  const close = () => void navigate({ search: without('dialog') })
  const isManager = manages(role)
  const open = (opened: 'import' | 'export') => () => void navigate({ search: (before) => ({ ...before, dialog: opened }) })
  useCommands(
    isManager
      ? [
          { id: 'import', caption: 'Import tasks', keys: 'i', group: 'Page', run: open('import') },
          { id: 'export', caption: 'Export annotations', keys: 'e', group: 'Page', run: open('export') },
        ]
      : [],
  )
  if (task !== undefined) return <WithTask projectId={projectId} />
  return (
    <ProjectPage id={projectId} part="Data" acts={isManager && <DataActs projectId={projectId} />}>
      {(project) => (
        <>
          <TaskList project={project} />
          {dialog === 'import' && <ImportDialog project={project.id} onClose={close} />}
          {dialog === 'export' && <ExportDialog project={project} onClose={close} />}
        </>
      )}
    </ProjectPage>
  )
}

function DataActs({ projectId }: { readonly projectId: number }) {
  const link = (dialog: 'import' | 'export') => ({
    to: '/projects/$projectId/data' as const,
    params: { projectId },
    search: ((before: DataSearch) => ({ ...before, dialog })) as never,
  })
  return (
    <>
      <ButtonLink {...link('import')} aria-label="Import">
        <Icon of={Upload} />
        <span className="no-phone">Import</span>
      </ButtonLink>
      <ButtonLink {...link('export')} aria-label="Export">
        <Icon of={Download} />
        <span className="no-phone">Export</span>
      </ButtonLink>
    </>
  )
}

function WithTask({ projectId }: { readonly projectId: number }) {
  return (
    <div className={css['quick']}>
      <Suspense fallback={<Skeleton rows={8} label="Opening task" />}>
        <QuickView key={projectId} projectId={projectId} />
      </Suspense>
    </div>
  )
}
