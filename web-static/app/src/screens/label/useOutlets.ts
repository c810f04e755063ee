import { type DraftToStore, type LabelingEditorProps, type Submission } from '@docket/editor'
import { useQueryClient } from '@tanstack/react-query'
import { storeDraft, submitAnnotation, updateAnnotation } from '../../api/submissions'
import { type Project, type StreamTask, type Task } from '../../api/types'
import { toasts } from '../../ui/toastStore'
import { type StreamControl } from './useStream'

/** What the toasts of the stream are about: only the last one is of use. */
const STREAM = 'stream'

export interface StreamWays {
  readonly canGoBack: boolean
  readonly canGoOn: boolean
  back(): void
  on(): void
  toHead(): void
  /** None where the way back is closed. */
  readonly open?: (task: number) => void
}

interface Situation {
  readonly project: Project
  readonly task: Task | StreamTask
  readonly annotation: number | undefined
  readonly control: StreamControl
  readonly ways: StreamWays
}

type Outlets = Pick<
  LabelingEditorProps,
  'onDraft' | 'onSubmit' | 'onUpdate' | 'onSkip' | 'onUnskip' | 'onPostpone' | 'onNext' | 'onPrevious'
>

const isFromQueue = (task: Task | StreamTask): task is StreamTask => 'queue' in task

/** The editor first settles what was sent, then the next task takes its place. */
const afterwards = (run: () => void) => void setTimeout(run, 0)

/** Where what leaves the editor goes, for a task in hand and for one of the history. */
export function useOutlets(situation: Situation): Outlets {
  const { project, task, ways, annotation } = situation
  const client = useQueryClient()
  const leave = useLeave(situation)
  const isHead = isFromQueue(task)
  const changed = () => {
    void client.invalidateQueries({ queryKey: ['task', task.id] })
    void client.invalidateQueries({ queryKey: ['tasks', project.id] })
  }
  const update = async (submission: Submission) => {
    await updateAnnotation(task.id, submission)
    changed()
    toasts.say(`Updated #${task.id}`, undefined, STREAM)
  }
  const skip = project.show_skip_button && task.allow_skip !== false ? { onSkip: (work: Submission) => leave(work, true) } : {}
  const postpone = isHead && task.allow_postpone ? { onPostpone: postponing(situation) } : {}
  return {
    onDraft: (draft: DraftToStore) => storeDraft(task.id, draft),
    onSubmit: (work: Submission) => leave(work, false),
    onUpdate: update,
    ...(annotation === undefined ? skip : { onUnskip: update }),
    ...postpone,
    ...(ways.canGoOn ? { onNext: ways.on } : {}),
    ...(ways.canGoBack ? { onPrevious: ways.back } : {}),
  }
}

/** Submit and skip: stored with the wish for the next task, which comes with the answer. */
function useLeave({ project, task, control, ways }: Situation) {
  const client = useQueryClient()
  return async (work: Submission, isSkip: boolean): Promise<void> => {
    const isHead = isFromQueue(task)
    const stored = await submitAnnotation(task.id, work, { isSkip, wantsNext: isHead })
    toasts.say(`${isSkip ? 'Skipped' : 'Submitted'} #${task.id}`, again(ways, task.id), STREAM)
    void client.invalidateQueries({ queryKey: ['task', task.id] })
    void client.invalidateQueries({ queryKey: ['tasks', project.id] })
    void client.invalidateQueries({ queryKey: ['projects'] })
    afterwards(() => {
      if (stored !== undefined) control.stored(task.id, stored.id)
      if (isHead) control.take(stored?.next)
      ways.toHead()
    })
  }
}

const again = ({ open }: StreamWays, task: number) => (open === undefined ? undefined : { caption: 'Open again', run: () => open(task) })

function postponing({ task, control }: Situation) {
  return async (draft: DraftToStore): Promise<void> => {
    await storeDraft(task.id, draft)
    toasts.say(`Postponed #${task.id}. It comes back at the end of your queue`, undefined, STREAM)
    afterwards(control.ask)
  }
}
