import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import {
  ChevronDown,
  Folder,
  History,
  LogOut,
  Mails,
  Moon,
  Monitor,
  Search,
  Settings2,
  ShieldCheck,
  Sun,
  UserRound,
  Users,
} from 'lucide-react'
import { useState } from 'react'
import { organizations } from '../api/api'
import { wordsFor } from '../api/problem'
import { administers, manages, nameOf, ROLE_NAMES } from '../people/names'
import { useLogout, useSignedIn } from '../session/session'
import { Kbd } from '../ui/Button'
import { cx } from '../ui/cx'
import { Avatar } from '../ui/Facts'
import { Icon, Mark } from '../ui/Icon'
import { Menu } from '../ui/Menu'
import { sentence } from '../ui/Places'
import { toasts } from '../ui/toastStore'
import { outboxQuery } from '../queries'
import { printed } from '../keys/commands'
import { choose, useChoices } from './choices'
import { palette } from './overlays'
import css from './Sidebar.module.css'
import { Workspaces } from './Workspaces'

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
            {administers(role) && <Place to="/organization" icon={Settings2} caption="Settings" />}
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

type PlacePath = '/projects' | '/people' | '/activity' | '/organization' | '/permissions'

function Place({ to, icon, caption }: { readonly to: PlacePath; readonly icon: typeof Folder; readonly caption: string }) {
  return (
    <Link to={to} className={css['place']} activeOptions={{ exact: true, includeSearch: true }} title={caption}>
      <Icon of={icon} />
      <span className={cx(css['word'], 'cut')}>{caption}</span>
    </Link>
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
  const mails = useOutbox()
  return (
    <div className={css['foot']}>
      <Menu
        label="Your account"
        align="start"
        onOpen={mails.lookFor}
        trigger={
          <button type="button" className={css['me']}>
            <Avatar person={user} size={24} />
            <span className={cx(css['word'], 'cut grow strong')}>{nameOf(user)}</span>
            <span className={cx(css['word'], 'muted small')}>{ROLE_NAMES[role]}</span>
          </button>
        }
        groups={[
          [
            { caption: 'Account', icon: UserRound, run: () => void navigate({ to: '/account' }) },
            ...(mails.isHere ? [{ caption: 'Outbox', icon: Mails, run: () => void navigate({ to: '/outbox' }) }] : []),
          ],
          THEMES.map((entry) => ({ ...entry, isChecked: entry.theme === theme, run: () => choose({ theme: entry.theme }) })),
          [{ caption: 'Sign out', icon: LogOut, run: () => void logout() }],
        ]}
      />
    </div>
  )
}

/** Looked for when the menu opens for the first time, by those who may read it: where mail is sent there is none. */
function useOutbox() {
  const { role } = useSignedIn()
  const [isWanted, setWanted] = useState(false)
  const { data: isHere = false } = useQuery({ ...outboxQuery, enabled: isWanted && administers(role) })
  return { isHere, lookFor: () => setWanted(true) }
}
