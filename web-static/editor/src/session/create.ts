import { factsOf } from '../tags/registry'
import { EditorStore, type EditorStoreOptions } from './store'

/** The state of one annotation under work, without any screen; what the component builds for itself. */
export const createEditorStore = (options: EditorStoreOptions): EditorStore => new EditorStore(options, factsOf)
