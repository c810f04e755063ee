export { LabelingEditor, type LabelingEditorProps } from './LabelingEditor'
export { createEditorStore } from './session/create'
export { resultsOf } from './session/answers'
export { browserJournal, memoryJournal, type Journal, type JournalEntry } from './session/journal'
export { DEFAULT_SETTINGS, type Settings } from './session/settings'
export {
  workOf,
  type EditorAnnotation,
  type EditorDraft,
  type EditorPrediction,
  type EditorTask,
  type Open,
  type Work,
} from './session/task'
export type { DraftToStore, Outlets, Submission } from './session/session'
export type { EditorStore, EditorStoreOptions } from './session/store'
export type { FrameSlots } from './frame/Frame'
export type { HostPanel } from './frame/Panels'
export type { Json, Origin, RelationItem, ResultItem, WireResult } from './document/wire'
export type { ConfigProblem } from './config/node'
export { checkConfig } from './config/check'
export { prefetch } from './session/prefetch'
