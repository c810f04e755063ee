import { type TagDefinition } from '../tag'

export const polygonTag: TagDefinition = { tag: 'polygon', role: 'control', place: 'rail', kind: 'polygon' }
export const polygonLabels: TagDefinition = {
  tag: 'polygonlabels',
  role: 'control',
  place: 'label-bar',
  kind: 'polygon',
  options: 'label',
  labelSet: true,
}
