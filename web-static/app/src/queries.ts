import { keepPreviousData, QueryClient, queryOptions } from '@tanstack/react-query'
import * as api from './api/api'
import { ApiProblem } from './api/problem'

const MOST_TRIES = 2

/** A refusal is final; what did not arrive is asked for again. */
export const newQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (count, problem) => !(problem instanceof ApiProblem && problem.status < 500) && count < MOST_TRIES,
      },
    },
  })

export const projectsQuery = (page: number, filter: api.ProjectFilter = {}) =>
  queryOptions({
    queryKey: ['projects', page, filter],
    queryFn: ({ signal }) => api.projects.list(page, filter, signal),
    placeholderData: keepPreviousData,
  })

export const projectQuery = (id: number) =>
  queryOptions({ queryKey: ['project', id], queryFn: ({ signal }) => api.projects.read(id, signal) })

export const workspacesQuery = queryOptions({
  queryKey: ['workspaces'],
  queryFn: ({ signal }) => api.workspaces.list(signal),
  staleTime: 60_000,
})

export const templatesQuery = queryOptions({
  queryKey: ['templates'],
  queryFn: ({ signal }) => api.projects.templates(signal),
  staleTime: Infinity,
})

/** What the organization saved from its projects; for whoever makes projects. */
export const savedTemplatesQuery = queryOptions({
  queryKey: ['saved-templates'],
  queryFn: ({ signal }) => api.savedTemplates.list(signal),
  staleTime: 60_000,
})

export const usersQuery = queryOptions({ queryKey: ['users'], queryFn: ({ signal }) => api.people.users(signal), staleTime: 60_000 })

/** Whether mail is kept here instead of sent: an edition does not change while one looks at it. */
export const outboxQuery = queryOptions({
  queryKey: ['outbox', 'is-here'],
  queryFn: ({ signal }) => api.outbox.isHere(signal),
  staleTime: Infinity,
  gcTime: Infinity,
  retry: false,
})

export const taskQuery = (id: number) => queryOptions({ queryKey: ['task', id], queryFn: ({ signal }) => api.tasks.read(id, signal) })

export const tasksQuery = (query: Parameters<typeof api.tasks.page>[0]) =>
  queryOptions({
    queryKey: ['tasks', query.project, query],
    queryFn: ({ signal }) => api.tasks.page(query, signal),
    placeholderData: keepPreviousData,
  })

export const viewsQuery = (project: number) =>
  queryOptions({ queryKey: ['views', project], queryFn: ({ signal }) => api.views.list(project, signal), staleTime: 60_000 })

export const columnsQuery = (project: number) =>
  queryOptions({ queryKey: ['columns', project], queryFn: ({ signal }) => api.views.columns(project, signal), staleTime: 60_000 })
