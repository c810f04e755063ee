import { useQuery } from '@tanstack/react-query'
import { CircleCheck, CircleDashed, Layers, Users } from 'lucide-react'
import { useEffect, useState } from 'react'
import { type Project, type QueueEmpty } from '../../api/types'
import { manages } from '../../people/names'
import { projectsQuery } from '../../queries'
import { useSignedIn } from '../../session/session'
import { Button, ButtonLink } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import { Ticket } from '../../ui/Places'
import { counted, duration, figure } from '../../ui/times'
import { KindIcon } from '../projects/KindIcon'
import css from './EmptyQueue.module.css'
import { retrySeconds } from './stream'

interface EmptyQueueProps {
  readonly project: Project
  readonly why: QueueEmpty
  readonly done: number
  onAsk(): void
}

interface Words {
  readonly title: string
  readonly text: string
}

/** Why nothing is served, when there will be more, and what else to do. */
export function EmptyQueue({ project, why, done, onAsk }: EmptyQueueProps) {
  const { role } = useSignedIn()
  const { title, text } = wordsOf(why, project, done)
  const isEmptyProject = (project.task_number ?? 0) === 0
  return (
    <div className={css['page']}>
      <div className={css['column']}>
        <Ticket isDone={why.reason === 'finished' && !isEmptyProject} />
        <h2 className={css['title']}>{title}</h2>
        <p className={css['text']}>{text}</p>
        <div className={css['acts']}>
          {isEmptyProject && manages(role) ? (
            <ButtonLink
              tone="ink"
              size="large"
              to="/projects/$projectId/data"
              params={{ projectId: project.id }}
              search={{ dialog: 'import' }}
            >
              Import tasks
            </ButtonLink>
          ) : (
            <ButtonLink tone="ink" size="large" to="/projects">
              Back to projects
            </ButtonLink>
          )}
          <Button size="large" onClick={onAsk}>
            Check again
          </Button>
        </div>
        {!isEmptyProject && <Figures project={project} done={done} />}
        <Others except={project.id} />
        <NextCheck why={why} />
      </div>
    </div>
  )
}

export function wordsOf({ reason, detail, retry_after }: QueueEmpty, project: Project, done: number): Words {
  if ((project.task_number ?? 0) === 0)
    return { title: 'No tasks yet', text: 'Once tasks are imported into this project, they are handed out here.' }
  switch (reason) {
    case 'finished':
      return {
        title: 'Nothing left for you',
        text: done === 0 ? 'Every task that is open to you is labeled.' : `You labeled ${counted(done, 'task')}; no other is open to you.`,
      }
    case 'all_reserved':
      return {
        title: 'Nothing left for you right now',
        text: `Other people are working on the last tasks. ${retry_after === null ? 'One comes back if they let it go.' : `The first may come free in about ${about(retry_after)}.`}`,
      }
    case 'paused':
      return { title: `Paused in ${project.title}`, text: detail }
    case 'gated':
      return { title: 'Not open to you yet', text: detail }
    case 'no_assignment':
      return {
        title: 'Nothing is assigned to you',
        text: 'In this project a manager assigns tasks. They appear here as soon as you have some.',
      }
  }
}

const MINUTE_S = 60
const about = (seconds: number): string =>
  seconds < MINUTE_S
    ? 'a minute'
    : seconds < 60 * MINUTE_S
      ? `${Math.round(seconds / MINUTE_S)} min`
      : `${Math.round(seconds / 60 / MINUTE_S)} h`

function Figures({ project, done }: { readonly project: Project; readonly done: number }) {
  const total = project.task_number ?? 0
  const finished = Math.max(project.finished_task_number ?? 0, Math.min(done, total))
  const facts = [
    ['Done by you', done, CircleCheck],
    ['Finished by all', finished, Users],
    ['Still open', Math.max(0, total - finished), CircleDashed],
    ['Tasks in all', total, Layers],
  ] as const
  return (
    <dl className={css['figures']}>
      {facts.map(([term, value, icon]) => (
        <div key={term}>
          <dt>
            <Icon of={icon} size={14} />
            {term}
          </dt>
          <dd>{figure(value)}</dd>
        </div>
      ))}
    </dl>
  )
}

const OTHERS_SHOWN = 3

function Others({ except }: { readonly except: number }) {
  const { data } = useQuery(projectsQuery(1))
  const others = (data?.results ?? []).filter(({ id, queue_left, is_draft }) => id !== except && !is_draft && (queue_left ?? 0) > 0)
  if (others.length === 0) return null
  return (
    <section className={css['others']}>
      <h3>While you wait</h3>
      <ul>
        {others.slice(0, OTHERS_SHOWN).map((project) => (
          <li key={project.id}>
            <KindIcon project={project} />
            <span className="grow">
              <span className="strong cut" dir="auto">
                {project.title}
              </span>
              <span className={css['open']}>{counted(project.queue_left ?? 0, 'task')} open to you</span>
            </span>
            <ButtonLink to="/projects/$projectId/label" params={{ projectId: project.id }}>
              Label
            </ButtonLink>
          </li>
        ))}
      </ul>
    </section>
  )
}

function NextCheck({ why }: { readonly why: QueueEmpty }) {
  const wait = retrySeconds(why)
  const [left, setLeft] = useState(wait ?? 0)
  useEffect(() => {
    const timer = setInterval(() => setLeft((seconds) => Math.max(0, seconds - 1)), 1000)
    return () => clearInterval(timer)
  }, [])
  if (wait === undefined) return null
  return <p className={css['check']}>Checked again in {duration(left)}</p>
}
