import { type Project } from '../../api/types'
import { ButtonLink } from '../../ui/Button'
import { counted, figure } from '../../ui/times'
import css from './Projects.module.css'
import { KindIcon } from './KindIcon'

/** What waits for this person, on top. */
export function Continue({ project }: { readonly project: Project }) {
  const { queue_done, queue_total, queue_left } = project
  const isBegun = (queue_done ?? 0) > 0
  return (
    <section className={css['continue']} aria-label="Go on">
      <KindIcon project={project} />
      <div className="grow">
        <p className="cut">
          <b className="strong" dir="auto">
            {project.title}
          </b>{' '}
          {isBegun && (
            <span className="soft">
              task {figure((queue_done ?? 0) + 1)} of {figure(queue_total ?? 0)}
            </span>
          )}
        </p>
        <p className="small soft cut">{counted(queue_left ?? 0, 'task')} left for you</p>
      </div>
      <ButtonLink tone="ink" to="/projects/$projectId/label" params={{ projectId: project.id }}>
        <span>
          {isBegun ? 'Continue' : 'Start'}
          <span className="no-phone"> labeling</span>
        </span>
      </ButtonLink>
    </section>
  )
}
