import { type WireResult } from '../document/wire'
import { type TaskData } from '../config/values'

export interface EditorAnnotation {
  readonly id: number | string
  readonly result: readonly WireResult[]
  readonly lead_time?: number | null
  readonly was_cancelled?: boolean
  readonly completed_by?: number | { readonly id: number }
  readonly created_at?: string
  readonly updated_at?: string
}

export interface EditorDraft {
  readonly id: number | string
  readonly result: readonly WireResult[]
  readonly lead_time?: number | null
  /** The submitted annotation it edits; absent for new work. */
  readonly annotation?: number | string | null
  readonly updated_at?: string
}

export interface EditorPrediction {
  readonly id: number | string
  readonly result: readonly WireResult[]
  readonly model_version?: string | null
  readonly score?: number | null
}

export interface EditorTask {
  readonly id: number | string
  readonly data: TaskData
  readonly allow_skip?: boolean
  readonly annotations?: readonly EditorAnnotation[]
  readonly drafts?: readonly EditorDraft[]
  readonly predictions?: readonly EditorPrediction[]
}

/** What is opened of a task. `auto`: own draft, else new work, prelabeled when `prediction` is told to. */
export type Open =
  | { readonly kind: 'auto'; readonly prelabel?: boolean }
  | { readonly kind: 'annotation'; readonly id: number | string }
  | { readonly kind: 'prediction'; readonly id: number | string }
  | { readonly kind: 'new' }

/** The work on the table: its results, and what a submit of it means. */
export interface Work {
  readonly result: readonly WireResult[]
  readonly leadTime: number
  readonly state: 'new' | 'draft' | 'submitted' | 'skipped' | 'prediction'
  readonly annotation: number | string | undefined
  readonly draft: number | string | undefined
  readonly prediction: number | string | undefined
}

const NOTHING: Work = { result: [], leadTime: 0, state: 'new', annotation: undefined, draft: undefined, prediction: undefined }

/** Picks what to work on (labeling-interface.md §5.1). An id that is not there opens new work. */
export function workOf(task: EditorTask, open: Open): Work {
  switch (open.kind) {
    case 'new':
      return NOTHING
    case 'annotation':
      return annotationWork(task, open.id)
    case 'prediction': {
      const prediction = task.predictions?.find((entry) => entry.id === open.id)
      return prediction === undefined ? NOTHING : { ...NOTHING, result: prediction.result, state: 'prediction', prediction: prediction.id }
    }
    case 'auto': {
      const draft = task.drafts?.find((entry) => entry.annotation === undefined || entry.annotation === null)
      if (draft !== undefined) return { ...NOTHING, result: draft.result, leadTime: draft.lead_time ?? 0, state: 'draft', draft: draft.id }
      const model = open.prelabel === true ? task.predictions?.at(-1) : undefined
      return model === undefined ? NOTHING : { ...NOTHING, result: model.result.map(fromModel), prediction: model.id }
    }
  }
}

const fromModel = (wire: WireResult): WireResult =>
  'from_name' in wire && wire.origin === undefined ? { ...wire, origin: 'prediction' } : wire

function annotationWork(task: EditorTask, id: number | string): Work {
  const annotation = task.annotations?.find((entry) => entry.id === id)
  if (annotation === undefined) return NOTHING
  const draft = task.drafts?.find((entry) => entry.annotation === id)
  return {
    result: (draft ?? annotation).result,
    leadTime: Math.max(annotation.lead_time ?? 0, draft?.lead_time ?? 0),
    state: annotation.was_cancelled === true ? 'skipped' : 'submitted',
    annotation: id,
    draft: draft?.id,
    prediction: undefined,
  }
}
