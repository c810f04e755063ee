import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { PageTitle } from '../../frame/Page'
import { projectQuery } from '../../queries'
import { Skeleton } from '../../ui/Places'
import { PageProblem } from '../other/Failed'
import { StreamScreen } from './StreamScreen'

const route = getRouteApi('/app/projects/$projectId/label')

/** The label stream of one project. */
export function Label() {
  const { projectId } = route.useParams()
  const project = useQuery(projectQuery(projectId))
  if (project.isError && project.data === undefined) return <PageProblem problem={project.error} onRetry={() => void project.refetch()} />
  if (project.data === undefined)
    return (
      <main id="main">
        <PageTitle title="Labeling" />
        <Skeleton rows={6} label="Loading project" />
      </main>
    )
  return <StreamScreen key={projectId} project={project.data} />
}
