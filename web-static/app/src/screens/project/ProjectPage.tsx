import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { EyeOff } from 'lucide-react'
import { type ReactNode } from 'react'
import { type Project } from '../../api/types'
import { Page } from '../../frame/Page'
import { manages } from '../../people/names'
import { projectQuery } from '../../queries'
import { useSignedIn } from '../../session/session'
import { ButtonLink } from '../../ui/Button'
import { Badge } from '../../ui/Facts'
import { Icon } from '../../ui/Icon'
import { Skeleton } from '../../ui/Places'
import { figure } from '../../ui/times'
import { PageProblem } from '../other/Failed'
import css from './ProjectPage.module.css'

interface ProjectPageProps {
  readonly id: number
  /** What of the project is shown; the title of the document names it after the project. */
  readonly part: 'Data' | 'Members' | 'Settings'
  readonly acts?: ReactNode
  /** The page has a Save of its own, so that labeling is not its main act. */
  readonly isForm?: boolean
  children(project: Project): ReactNode
}

/** Bar and tabs of a project, the same on every page of it. */
export function ProjectPage({ id, part, acts, isForm = false, children }: ProjectPageProps) {
  const { organization } = useSignedIn()
  const query = useQuery(projectQuery(id))
  const project = query.data
  if (query.isError && project === undefined) return <PageProblem problem={query.error} onRetry={() => void query.refetch()} />
  const title = project === undefined ? 'Project' : project.title === '' ? 'Untitled' : project.title
  return (
    <Page
      title={part === 'Data' ? title : `${part} of ${title}`}
      crumbs={[{ caption: project?.workspace_title ?? organization.title, link: workspaceLink(project) }, { caption: title }]}
      facts={project?.is_published === false && <Unpublished />}
      acts={
        <>
          {acts}
          {project !== undefined && <LabelButton project={project} isForm={isForm} />}
        </>
      }
      tabs={<Tabs id={id} project={project} />}
    >
      {project === undefined ? <Skeleton rows={8} label="Loading project" /> : children(project)}
    </Page>
  )
}

const workspaceLink = (project: Project | undefined) => ({
  to: '/projects' as const,
  search: project?.workspace === null || project === undefined ? {} : { workspace: project.workspace },
})

function Unpublished() {
  return (
    <span className="no-phone">
      <Badge>
        <Icon of={EyeOff} size={12} />
        Unpublished
      </Badge>
    </span>
  )
}

function LabelButton({ project, isForm }: { readonly project: Project; readonly isForm: boolean }) {
  const left = project.queue_left ?? 0
  return (
    <ButtonLink tone={isForm || left === 0 ? 'plain' : 'ink'} to="/projects/$projectId/label" params={{ projectId: project.id }}>
      <span>
        Label
        {left > 0 && (
          <span className="no-phone">
            {' '}
            {figure(left)} {left === 1 ? 'task' : 'tasks'}
          </span>
        )}
      </span>
    </ButtonLink>
  )
}

function Tabs({ id, project }: { readonly id: number; readonly project: Project | undefined }) {
  const { role } = useSignedIn()
  const params = { projectId: id }
  return (
    <nav className={css['tabs']} aria-label="Project">
      <Link to="/projects/$projectId/data" params={params} className={css['tab']}>
        Data
        {project !== undefined && <span className={css['count']}>{figure(project.task_number ?? 0)}</span>}
      </Link>
      {manages(role) && (
        <>
          <Link to="/projects/$projectId/members" params={params} className={css['tab']}>
            Members
            {project?.members_count !== undefined && <span className={css['count']}>{figure(project.members_count)}</span>}
          </Link>
          <Link to="/projects/$projectId/settings" params={params} className={css['tab']}>
            Settings
          </Link>
        </>
      )}
    </nav>
  )
}
