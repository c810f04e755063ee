import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { ChevronDown, ChevronRight, Plus } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { type Project, type Workspace } from '../api/types'
import { manages } from '../people/names'
import { projectsQuery, workspacesQuery } from '../queries'
import { colorOf } from '../screens/workspaces/colors'
import { WorkspaceMenu } from '../screens/workspaces/WorkspaceMenu'
import { useSignedIn } from '../session/session'
import { IconButton } from '../ui/Button'
import { cx } from '../ui/cx'
import { labelClass } from '../ui/Facts'
import { Icon } from '../ui/Icon'
import { choose, useChoices } from './choices'
import css from './Sidebar.module.css'

const WorkspaceDialog = lazy(() =>
  import('../screens/workspaces/WorkspaceDialog').then(({ WorkspaceDialog }) => ({ default: WorkspaceDialog })),
)

/** The workspaces as a tree, the archived ones last and folded. */
export function Workspaces() {
  const { data: workspaces = [] } = useQuery(workspacesQuery)
  const { isArchiveOpen } = useChoices()
  const { role } = useSignedIn()
  if (workspaces.length === 0) return null
  const archived = workspaces.filter(({ is_archived }) => is_archived)
  return (
    <div className={css['word']}>
      <div className={css['head']}>
        <h2 className={css['headText']}>Workspaces</h2>
        {manages(role) && <Add />}
      </div>
      <Branches workspaces={workspaces.filter(({ is_archived }) => !is_archived)} />
      {archived.length > 0 && (
        <>
          <button
            type="button"
            className={css['archive']}
            aria-expanded={isArchiveOpen}
            onClick={() => choose({ isArchiveOpen: !isArchiveOpen })}
          >
            <Icon of={isArchiveOpen ? ChevronDown : ChevronRight} />
            <span className="grow">Archived</span>
            <span className={css['count']}>{archived.length}</span>
          </button>
          {isArchiveOpen && <Branches workspaces={archived} />}
        </>
      )}
    </div>
  )
}

function Add() {
  const navigate = useNavigate()
  const [isAdding, setAdding] = useState(false)
  const open = ({ id }: Workspace) => {
    setAdding(false)
    void navigate({ to: '/projects', search: { workspace: id } })
  }
  return (
    <>
      <IconButton isSmall icon={Plus} label="New workspace" onClick={() => setAdding(true)} />
      {isAdding && (
        <Suspense fallback={null}>
          <WorkspaceDialog onSaved={open} onClose={() => setAdding(false)} />
        </Suspense>
      )}
    </>
  )
}

function Branches({ workspaces }: { readonly workspaces: readonly Workspace[] }) {
  const { data: projects } = useQuery(projectsQuery(1))
  const { openWorkspaces } = useChoices()
  const toggle = (id: number) =>
    choose({ openWorkspaces: openWorkspaces.includes(id) ? openWorkspaces.filter((open) => open !== id) : [...openWorkspaces, id] })
  return workspaces.map((workspace) => {
    const listed = (projects?.results ?? []).filter((project) => project.workspace === workspace.id)
    return (
      <Branch
        key={workspace.id}
        workspace={workspace}
        projects={listed}
        count={projects?.next === null ? listed.length : workspace.projects_count}
        isOpen={openWorkspaces.includes(workspace.id)}
        onToggle={() => toggle(workspace.id)}
      />
    )
  })
}

interface BranchProps {
  readonly workspace: Workspace
  readonly projects: readonly Project[]
  readonly count: number
  readonly isOpen: boolean
  onToggle(): void
}

function Branch({ workspace, projects, count, isOpen, onToggle }: BranchProps) {
  const color = colorOf(workspace)
  return (
    <>
      <span className={css['branch']}>
        <button
          type="button"
          className={css['fold']}
          aria-expanded={isOpen}
          aria-label={`Projects of ${workspace.title}`}
          onClick={onToggle}
        >
          <Icon of={isOpen ? ChevronDown : ChevronRight} />
        </button>
        <Link
          to="/projects"
          search={{ workspace: workspace.id }}
          className={css['place']}
          activeOptions={{ exact: true, includeSearch: true }}
        >
          {color !== undefined && <span className={css['swatch']} style={{ backgroundColor: color }} />}
          <span className="cut grow" dir="auto">
            {workspace.title}
          </span>
          {!isOpen && <span className={css['count']}>{count}</span>}
        </Link>
        <span className={css['more']}>
          <WorkspaceMenu workspace={workspace} />
        </span>
      </span>
      {isOpen &&
        projects.map((project) => (
          <Link
            key={project.id}
            to="/projects/$projectId/data"
            params={{ projectId: project.id }}
            className={cx(css['place'], css['leaf'])}
          >
            <span className={cx(css['swatch'], labelClass(project.id))} />
            <span className="cut" dir="auto">
              {project.title === '' ? 'Untitled' : project.title}
            </span>
          </Link>
        ))}
    </>
  )
}
