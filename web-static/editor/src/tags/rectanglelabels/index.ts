import { type TagDefinition } from '../tag'

export const rectangleTag: TagDefinition = { tag: 'rectangle', role: 'control', place: 'rail', kind: 'rectangle' }
export const rectangleLabels: TagDefinition = {
  tag: 'rectanglelabels',
  role: 'control',
  place: 'label-bar',
  kind: 'rectangle',
  options: 'label',
  labelSet: true,
}
