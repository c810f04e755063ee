import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Archive, Plus, Search } from 'lucide-react'
import { useDeferredValue, useEffect, useState } from 'react'
import { PROJECTS_ON_PAGE } from '../../api/api'
import { type Workspace } from '../../api/types'
import { Page } from '../../frame/Page'
import { manages } from '../../people/names'
import { projectsQuery, workspacesQuery } from '../../queries'
import { useSignedIn } from '../../session/session'
import { Button, ButtonLink, Kbd } from '../../ui/Button'
import { SearchField, Select } from '../../ui/Field'
import { Pager } from '../../ui/Pager'
import { Banner, Empty, NothingMatches, ProblemNotice, Skeleton } from '../../ui/Places'
import { useSearchKey } from '../../ui/useSearchKey'
import { rightsOn } from '../workspaces/rights'
import { useArchiving } from '../workspaces/useWorkspaces'
import { WorkspaceMenu } from '../workspaces/WorkspaceMenu'
import { Continue } from './Continue'
import { toContinue } from './figures'
import css from './Projects.module.css'
import { ProjectTable } from './ProjectTable'
import { orderingOf, ORDERS, present, type ProjectsSearch } from './search'

const route = getRouteApi('/app/frame/projects')

function useProjects() {
  const { q, workspace, order, page = 1 } = route.useSearch()
  return useQuery(projectsQuery(page, present({ search: q, workspaces: workspace, ordering: orderingOf(order) })))
}

/** Find and compare. */
export function Projects() {
  const { organization, role } = useSignedIn()
  const { q, workspace } = route.useSearch()
  const projects = useProjects()
  const { data: workspaces = [] } = useQuery(workspacesQuery)
  const next = toContinue(projects.data?.results ?? [])
  const hasAny = projects.data?.count !== 0 || q !== undefined || workspace !== undefined
  const place = workspaces.find(({ id }) => id === workspace)
  const title = place?.title ?? 'All projects'
  return (
    <Page
      title={title}
      crumbs={[{ caption: organization.title, link: { to: '/projects', search: {} } }, { caption: title }]}
      acts={
        <>
          {place !== undefined && <WorkspaceMenu workspace={place} />}
          {manages(role) && hasAny && (
            <ButtonLink
              tone={next === undefined ? 'ink' : 'plain'}
              icon={Plus}
              hint="C"
              to="/projects/new"
              search={place === undefined ? {} : { workspace: place.id }}
            >
              New project
            </ButtonLink>
          )}
        </>
      }
    >
      {place?.is_archived === true && <Archived workspace={place} />}
      {(place?.description ?? '') !== '' && (
        <p className={css['about']} dir="auto">
          {place?.description}
        </p>
      )}
      {next !== undefined && <Continue project={next} />}
      {hasAny && <Toolbar />}
      <Listed query={projects} />
    </Page>
  )
}

/** Archiving hides a workspace and changes nothing else. */
function Archived({ workspace }: { readonly workspace: Workspace }) {
  const { role } = useSignedIn()
  const archiving = useArchiving()
  return (
    <div className={css['archived']}>
      <Banner
        icon={Archive}
        act={
          rightsOn(workspace, role).mayManage && (
            <Button size="small" isBusy={archiving.isPending} onClick={() => archiving.mutate({ ...workspace, is_archived: false })}>
              Bring back
            </Button>
          )
        }
      >
        {workspace.title} is archived. Everybody keeps what they see of it.
      </Banner>
    </div>
  )
}

function Listed({ query }: { readonly query: ReturnType<typeof useProjects> }) {
  const search = route.useSearch()
  const { role } = useSignedIn()
  if (query.isPending) return <Skeleton rows={8} label="Loading projects" />
  if (query.isError && query.data === undefined)
    return <ProblemNotice title="The projects could not be read" problem={query.error} onRetry={() => void query.refetch()} />
  const { results, count } = query.data
  if (count === 0 && search.q === undefined && search.workspace !== undefined)
    return <Empty title="No projects in this workspace">Those that are made or moved here are seen by its members.</Empty>
  if (count === 0 && search.q !== undefined)
    return (
      <NothingMatches title={`No project is called “${search.q}”`} act={<ClearFilters />}>
        Other projects are hidden by the filter.
      </NothingMatches>
    )
  if (count === 0 && !manages(role))
    return <Empty title="No projects for you yet">A manager adds you to a project; it appears here then.</Empty>
  if (count === 0)
    return (
      <Empty
        title="No projects yet"
        act={
          <ButtonLink tone="ink" icon={Plus} to="/projects/new">
            New project
          </ButtonLink>
        }
      >
        A project holds tasks, the labels people give, and what they gave. Start from a template or from your own config.
      </Empty>
    )
  return (
    <>
      <ProjectTable projects={results} />
      <Pager
        page={search.page ?? 1}
        pageSize={PROJECTS_ON_PAGE}
        total={count}
        noun="project"
        link={(page) => ({ to: '/projects', search: present({ ...search, page: page === 1 ? undefined : page }) })}
      />
    </>
  )
}

function ClearFilters() {
  return (
    <Link to="/projects" search={{}}>
      <Button tabIndex={-1}>Clear the filter</Button>
    </Link>
  )
}

const TYPING_MS = 250

function Toolbar() {
  const { q, order = 'newest', workspace } = route.useSearch()
  const { data: workspaces = [] } = useQuery(workspacesQuery)
  const navigate = useNavigate({ from: '/projects' })
  const [text, setText] = useState(q ?? '')
  const typed = useDeferredValue(text)
  const set = (change: Partial<Record<keyof ProjectsSearch, unknown>>) =>
    void navigate({ search: (before) => present({ ...before, page: undefined, ...change }) as ProjectsSearch, replace: true })
  useEffect(() => {
    if (typed === (q ?? '')) return undefined
    const timer = setTimeout(() => set({ q: typed === '' ? undefined : typed }), TYPING_MS)
    return () => clearTimeout(timer)
  })
  return (
    <div className={css['toolbar']} ref={useSearchKey('Filter by name')}>
      <span>
        <SearchField
          label="Filter by name"
          icon={Search}
          end={<Kbd>/</Kbd>}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && (text === '' ? event.currentTarget.blur() : setText(''))}
        />
      </span>
      {workspaces.length > 1 && (
        <Select
          isBare
          aria-label="Workspace"
          value={String(workspace ?? '')}
          options={[{ value: '', caption: 'Any workspace' }, ...workspaces.map(({ id, title }) => ({ value: String(id), caption: title }))]}
          onPick={(value) => set({ workspace: value === '' ? undefined : Number(value) })}
        />
      )}
      <span className="grow" />
      <span className={css['legend']}>
        <i className={css['done']} /> Done <i className={css['started']} /> In progress
      </span>
      <Select
        isBare
        aria-label="Order"
        value={order}
        options={ORDERS}
        onPick={(value) => set({ order: value === 'newest' ? undefined : value })}
      />
    </div>
  )
}
