import type { RegionKind } from '../kind'
import * as geometry from './geometry'
import type { Rectangle } from './model'
import { read, write } from './serialization'
import { tool, type Draft } from './tool'

export const rectangle: RegionKind<Rectangle, Draft> = {
  name: 'rectangle',
  caption: 'Rectangle',
  resultTypes: ['rectangle', 'rectanglelabels', 'labels'],
  objects: ['image'],
  read,
  write,
  describe: () => '',
  shape: {
    toolCaption: 'Rectangle',
    toolKey: 'r',
    icon: 'square',
    hint: 'Drag a box, or click two corners. With the keyboard: arrows, Enter, arrows, Enter.',
    tool,
    preview: (draft) =>
      draft.at === 'idle' ? undefined : { outline: geometry.between(draft.from, draft.to), open: false, dots: [draft.from] },
    ...geometry,
  },
  samples: [
    { x: 10, y: 20, width: 30, height: 40, rotation: 0 },
    { x: 30, y: 30, width: 20, height: 10, rotation: 33.3 },
    { x: 0, y: 0, width: 100, height: 100, rotation: 0 },
  ],
}
