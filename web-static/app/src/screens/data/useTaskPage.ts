import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useChoices } from '../../frame/choices'
import { tasksQuery } from '../../queries'
import { present } from '../projects/search'

const route = getRouteApi('/app/frame/projects/$projectId/data')

/** The tasks of the page that the address names; the quick view walks the same list. */
export function useTaskPage(project: number) {
  const { tab, page = 1 } = route.useSearch()
  const { pageSize } = useChoices()
  return { page, pageSize, query: useQuery(tasksQuery({ project, page, page_size: pageSize, ...present({ view: tab }) })) }
}
