import { type TagDefinition } from '../tag'

/** The universal label set: marks text, and names bare shapes on images. The label bar shows it. */
export const labels: TagDefinition = { tag: 'labels', role: 'control', place: 'label-bar', options: 'label', labelSet: true }
