import { kindNamed } from '../regions/registry'
import { type EditorStore } from '../session/store'

/** Kinds that the config's controls draw, in its order. */
export const toolKinds = (store: EditorStore): readonly string[] => [
  ...new Set(
    [...store.config.controls.values()].flatMap(({ kind }) => (kind !== undefined && kindNamed(kind)?.shape !== undefined ? [kind] : [])),
  ),
]
