import { ArrowLeft, BookOpen, ChevronLeft, ChevronRight } from 'lucide-react'
import { type Project } from '../../api/types'
import { useSignedIn } from '../../session/session'
import bare from '../../ui/bare.module.css'
import { Button, IconButton, IconLink } from '../../ui/Button'
import { figure } from '../../ui/times'
import css from './Label.module.css'
import { type StreamWays } from './useOutlets'

export interface Position {
  readonly done: number
  readonly total: number
}

interface StreamBarProps {
  readonly project: Project
  readonly ways: StreamWays
  readonly position: Position
  readonly task: number | undefined
}

/** Where am I: way back, project, task, position in my queue. */
export function StreamBar({ project, ways, position, task }: StreamBarProps) {
  const { role } = useSignedIn()
  const back = { icon: ArrowLeft, label: 'Leave labeling' }
  return (
    <>
      {role === 'AN' ? (
        <IconLink to="/projects" {...back} />
      ) : (
        <IconLink to="/projects/$projectId/data" params={{ projectId: project.id }} {...back} />
      )}
      <span className={css['project']} dir="auto">
        {project.title}
      </span>
      <span className={bare['divider']} />
      <IconButton icon={ChevronLeft} label="Previous task" hint="Ctrl ←" disabled={!ways.canGoBack} onClick={ways.back} />
      <IconButton icon={ChevronRight} label="Next task" hint="Ctrl →" disabled={!ways.canGoOn} onClick={ways.on} />
      {task !== undefined && <b className={css['task']}>#{task}</b>}
      <Progress {...position} />
    </>
  )
}

function Progress({ done, total }: Position) {
  if (total === 0) return null
  const at = Math.min(total, done + 1)
  const share = Math.round((100 * done) / total)
  return (
    <>
      <svg className={css['progress']} aria-hidden="true">
        <rect width={`${share}%`} height="4" />
      </svg>
      <span className={css['position']}>
        {figure(at)} of {figure(total)}
        <span className="no-phone"> in your queue</span>
      </span>
    </>
  )
}

export function StreamBarEnd({ onInstructions }: { readonly onInstructions: (() => void) | undefined }) {
  if (onInstructions === undefined) return null
  return (
    <>
      <span className={bare['divider']} />
      <span className="no-phone">
        <Button tone="quiet" icon={BookOpen} onClick={onInstructions}>
          Instructions
        </Button>
      </span>
      <span className="only-phone">
        <IconButton icon={BookOpen} label="Instructions" onClick={onInstructions} />
      </span>
    </>
  )
}
