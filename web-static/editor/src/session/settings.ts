/** Choices of the person, kept by the host (labeling-interface.md §19.2). */
export interface Settings {
  readonly hotkeys: boolean
  readonly showHotkeysOnLabels: boolean
  readonly showRegionLabels: boolean
  readonly keepLabelSelected: boolean
  readonly selectAfterCreating: boolean
  readonly keepTool: boolean
  readonly smoothing: boolean
}

export const DEFAULT_SETTINGS: Settings = {
  hotkeys: true,
  showHotkeysOnLabels: true,
  showRegionLabels: true,
  keepLabelSelected: false,
  selectAfterCreating: false,
  keepTool: true,
  smoothing: true,
}
