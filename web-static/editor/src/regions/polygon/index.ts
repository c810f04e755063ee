import type { RegionKind } from '../kind'
import * as geometry from './geometry'
import type { Polygon } from './model'
import { read, write } from './serialization'
import { tool, type Draft } from './tool'

export const polygon: RegionKind<Polygon, Draft> = {
  name: 'polygon',
  caption: 'Polygon',
  resultTypes: ['polygon', 'polygonlabels', 'labels'],
  objects: ['image'],
  read,
  write,
  describe: ({ points }) => `${points.length} points`,
  shape: {
    toolCaption: 'Polygon',
    toolKey: 'p',
    icon: 'pentagon',
    hint: 'Click each point; click the first one or press Enter to close.',
    tool,
    preview: ({ points, at }) =>
      points.length === 0
        ? undefined
        : { outline: { points: at === undefined ? points : [...points, at], closed: false }, open: true, dots: points },
    ...geometry,
  },
  samples: [
    {
      points: [
        { x: 10, y: 10 },
        { x: 30, y: 12 },
        { x: 25, y: 40 },
      ],
      closed: true,
    },
    { points: [{ x: 50, y: 50 }], closed: false },
  ],
}
