import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import {
  ChevronDown,
  ChevronRight,
  Folder,
  History,
  LogOut,
  Moon,
  Monitor,
  Plus,
  Search,
  ShieldCheck,
  Sun,
  UserRound,
  Users,
} from 'lucide-react'
import { useState } from 'react'
import { organizations } from '../api/api'
import { wordsFor } from '../api/problem'
import { type Project, type Workspace } from '../api/types'
import { administers, manages, nameOf, ROLE_NAMES } from '../people/names'
import { projectsQuery, workspacesQuery } from '../queries'
import { NewWorkspace } from '../screens/projects/NewWorkspace'
import { useLogout, useSignedIn } from '../session/session'
import { IconButton, Kbd } from '../ui/Button'
import { cx } from '../ui/cx'
import { Dialog } from '../ui/Dialog'
import { Avatar, labelClass } from '../ui/Facts'
import { Icon, Mark } from '../ui/Icon'
import { Menu } from '../ui/Menu'
import { sentence } from '../ui/Places'
import { toasts } from '../ui/toastStore'
import { printed } from '../keys/commands'
import { choose, useChoices } from './choices'
import { palette } from './overlays'
import css from './Sidebar.module.css'

/** Where one can go. What a role may not open is absent. */
export function Sidebar({ isSheet = false }: { readonly isSheet?: boolean }) {
  const { role } = useSignedIn()
  return (
    <div className={cx(css['side'], isSheet && css['sheet'])}>
      <div className={css['top']}>
        <Organization />
        <button type="button" className={css['jump']} onClick={palette.open}>
          <Icon of={Search} size={14} />
          <span className={cx(css['word'], 'grow')}>Search or jump to</span>
          <span className={css['word']}>
            <Kbd>{printed('mod+k')}</Kbd>
          </span>
        </button>
      </div>
      <nav className={css['scroll']} aria-label="Places">
        <Place to="/projects" icon={Folder} caption="All projects" />
        <Workspaces />
        {manages(role) && (
          <>
            <h2 className={cx(css['head'], css['word'])}>Organization</h2>
            <Place to="/people" icon={Users} caption="People" />
            {administers(role) && <Place to="/activity" icon={History} caption="Activity" />}
            {role === 'OW' && <Place to="/permissions" icon={ShieldCheck} caption="Permissions" />}
          </>
        )}
      </nav>
      <Foot />
    </div>
  )
}

const mineQuery = { queryKey: ['organizations'], staleTime: 60_000 } as const

/** Where one is; a menu for those who belong to several. */
function Organization() {
  const { organization } = useSignedIn()
  const { data: mine = [] } = useQuery({ ...mineQuery, queryFn: ({ signal }) => organizations.mine(signal) })
  const entering = useMutation({
    mutationFn: (id: number) => organizations.enter(id),
    onSuccess: () => location.assign('/projects'),
    onError: (problem) => toasts.fail(`You are still in ${organization.title}. ${sentence(wordsFor(problem))}`),
  })
  const title = (
    <>
      <Mark className={css['mark']} />
      <span className={cx(css['word'], 'cut')} dir="auto">
        {organization.title}
      </span>
    </>
  )
  if (mine.length < 2) return <div className={css['org']}>{title}</div>
  const groups = [mine.map(({ id, title: caption }) => ({ caption, isChecked: id === organization.id, run: () => entering.mutate(id) }))]
  return (
    <Menu
      label="Organizations"
      align="start"
      trigger={
        <button type="button" className={cx(css['org'], css['switch'])}>
          {title}
          <Icon of={ChevronDown} size={14} />
        </button>
      }
      groups={groups}
    />
  )
}

type PlacePath = '/projects' | '/people' | '/activity' | '/permissions'

function Place({ to, icon, caption }: { readonly to: PlacePath; readonly icon: typeof Folder; readonly caption: string }) {
  return (
    <Link to={to} className={css['place']} activeOptions={{ exact: true, includeSearch: true }} title={caption}>
      <Icon of={icon} />
      <span className={cx(css['word'], 'cut')}>{caption}</span>
    </Link>
  )
}

function Workspaces() {
  const { data: workspaces = [] } = useQuery(workspacesQuery)
  const { data: projects } = useQuery(projectsQuery(1))
  const { openWorkspaces } = useChoices()
  const { role } = useSignedIn()
  const [isAdding, setAdding] = useState(false)
  if (workspaces.length === 0) return null
  const toggle = (id: number) =>
    choose({ openWorkspaces: openWorkspaces.includes(id) ? openWorkspaces.filter((open) => open !== id) : [...openWorkspaces, id] })
  return (
    <div className={css['word']}>
      <div className={css['head']}>
        <h2 className={css['headText']}>Workspaces</h2>
        {manages(role) && <IconButton isSmall icon={Plus} label="New workspace" onClick={() => setAdding(true)} />}
      </div>
      {isAdding && <AddWorkspace onClose={() => setAdding(false)} />}
      {workspaces
        .filter(({ is_archived }) => is_archived !== true)
        .map((workspace) => (
          <Branch
            key={workspace.id}
            workspace={workspace}
            projects={(projects?.results ?? []).filter((project) => project.workspace === workspace.id)}
            isOpen={openWorkspaces.includes(workspace.id)}
            onToggle={() => toggle(workspace.id)}
          />
        ))}
    </div>
  )
}

function AddWorkspace({ onClose }: { onClose(): void }) {
  const navigate = useNavigate()
  const open = (workspace: number) => {
    onClose()
    void navigate({ to: '/projects', search: { workspace } })
  }
  return (
    <Dialog title="New workspace" onClose={onClose}>
      <NewWorkspace onMade={open} />
      <p className="small muted">A place for projects that the same people work on.</p>
    </Dialog>
  )
}

interface BranchProps {
  readonly workspace: Workspace
  readonly projects: readonly Project[]
  readonly isOpen: boolean
  onToggle(): void
}

function Branch({ workspace, projects, isOpen, onToggle }: BranchProps) {
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
          <span className="cut grow" dir="auto">
            {workspace.title}
          </span>
          {!isOpen && <span className={css['count']}>{projects.length}</span>}
        </Link>
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

const THEMES = [
  { theme: 'system', caption: 'Theme of the system', icon: Monitor },
  { theme: 'light', caption: 'Light theme', icon: Sun },
  { theme: 'dark', caption: 'Dark theme', icon: Moon },
] as const

function Foot() {
  const { user, role } = useSignedIn()
  const { theme } = useChoices()
  const navigate = useNavigate()
  const logout = useLogout()
  return (
    <div className={css['foot']}>
      <Menu
        label="Your account"
        align="start"
        trigger={
          <button type="button" className={css['me']}>
            <Avatar person={user} size={24} />
            <span className={cx(css['word'], 'cut grow strong')}>{nameOf(user)}</span>
            <span className={cx(css['word'], 'muted small')}>{ROLE_NAMES[role]}</span>
          </button>
        }
        groups={[
          [{ caption: 'Account', icon: UserRound, run: () => void navigate({ to: '/account' }) }],
          THEMES.map((entry) => ({ ...entry, isChecked: entry.theme === theme, run: () => choose({ theme: entry.theme }) })),
          [{ caption: 'Sign out', icon: LogOut, run: () => void logout() }],
        ]}
      />
    </div>
  )
}
