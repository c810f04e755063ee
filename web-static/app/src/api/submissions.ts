import { type DraftToStore, type Submission } from '@docket/editor'
import { annotations, drafts, type NewAnnotation, type Submitted } from './api'
import { ApiProblem } from './problem'

const numbered = (id: number | string | undefined): number | undefined => (id === undefined ? undefined : Number(id))

/** Drafts made since the task was opened; the editor knows only the one it was opened with. */
const madeDrafts = new Map<string, number>()
const keyOf = (task: number, annotation: number | undefined) => `${task}:${annotation ?? 'new'}`

function draftOf(task: number, submission: Submission): number | undefined {
  return numbered(submission.draft) ?? madeDrafts.get(keyOf(task, numbered(submission.annotation)))
}

export function newAnnotation(task: number, submission: Submission): NewAnnotation {
  const draft = draftOf(task, submission)
  const prediction = numbered(submission.prediction)
  return {
    result: submission.result,
    lead_time: submission.leadTime,
    unique_id: submission.uniqueId,
    started_at: submission.startedAt,
    ...(draft === undefined ? {} : { draft_id: draft }),
    ...(prediction === undefined ? {} : { parent_prediction: prediction }),
  }
}

const CONFLICT = 409

/** A try that had arrived although its answer had not: the work is stored, and that is what counts. */
const isRepeat = (problem: unknown): boolean =>
  problem instanceof ApiProblem && problem.status === CONFLICT && /stored already/i.test(problem.message)

interface SubmitOptions {
  readonly isSkip?: boolean
  readonly wantsNext?: boolean
}

export async function submitAnnotation(task: number, submission: Submission, options: SubmitOptions = {}): Promise<Submitted | undefined> {
  const { isSkip = false, wantsNext = false } = options
  try {
    return await annotations.submit(task, { ...newAnnotation(task, submission), ...(isSkip ? { was_cancelled: true } : {}) }, wantsNext)
  } catch (problem) {
    if (isRepeat(problem)) return undefined
    throw problem
  } finally {
    madeDrafts.delete(keyOf(task, undefined))
  }
}

/** Update of a submitted annotation; one that was skipped becomes a usual one again. */
export async function updateAnnotation(task: number, submission: Submission): Promise<void> {
  const id = numbered(submission.annotation)
  if (id === undefined) throw new Error('there is no annotation to update')
  await annotations.change(id, { result: submission.result, lead_time: submission.leadTime, was_cancelled: false })
  madeDrafts.delete(keyOf(task, id))
}

export async function storeDraft(task: number, draft: DraftToStore): Promise<void> {
  const annotation = numbered(draft.annotation)
  const fields = { result: draft.result, lead_time: draft.leadTime, was_postponed: draft.wasPostponed }
  const id = draftOf(task, draft)
  if (id !== undefined) await drafts.change(id, fields)
  else madeDrafts.set(keyOf(task, annotation), (await drafts.create(task, annotation, fields)).id)
}
