import { type DraftToStore, type LabelingEditorProps, type Submission } from '@docket/editor'
import { useQueryClient } from '@tanstack/react-query'
import { storeDraft, submitAnnotation, updateAnnotation } from '../../api/submissions'
import { type Project, type Task } from '../../api/types'
import { toasts } from '../../ui/toastStore'
import { type QuickWays } from './quickOpen'

type Outlets = Pick<LabelingEditorProps, 'onDraft' | 'onSubmit' | 'onUpdate' | 'onUnskip' | 'onNext' | 'onPrevious'>

/** As in the stream, but the task stays: whoever looks at one goes on by themselves. */
export function useQuickOutlets(project: Project, task: Task, ways: QuickWays): Outlets {
  const client = useQueryClient()
  const changed = () =>
    Promise.all(
      [
        ['task', task.id],
        ['tasks', project.id],
        ['project', project.id],
      ].map((queryKey) => client.invalidateQueries({ queryKey })),
    )
  const submit = async (work: Submission) => {
    const stored = await submitAnnotation(task.id, work)
    toasts.say(`Submitted #${task.id}`)
    await changed()
    if (stored !== undefined) setTimeout(() => ways.to({ annotation: stored.id }), 0)
  }
  const update = async (work: Submission) => {
    await updateAnnotation(task.id, work)
    toasts.say(`Updated #${task.id}`)
    await changed()
  }
  const { previous, next } = ways
  return {
    onDraft: (draft: DraftToStore) => storeDraft(task.id, draft),
    onSubmit: submit,
    onUpdate: update,
    onUnskip: update,
    ...(next === undefined ? {} : { onNext: () => ways.to({ task: next }) }),
    ...(previous === undefined ? {} : { onPrevious: () => ways.to({ task: previous }) }),
  }
}
