import { flag } from '../../config/node'
import { type KeyCommand } from '../../keys/registry'
import { type StagePointer } from './pointer'
import { type ImageStage } from './stage'

const STEP = 1.25
const GROUP = 'Image'

/** Keys that work while an image is on the stage. */
export function imageCommands(stage: ImageStage, pointer: StagePointer): readonly KeyCommand[] {
  const canRotate = flag(stage.object.node, 'rotatecontrol')
  const turn = (by: 90 | -90) => () => {
    if (!canRotate || stage.store.ui.get().selection.length > 0) return false
    stage.rotate(by)
    return undefined
  }
  const command = (...[id, keys, caption, run]: [string, string, string, KeyCommand['run']]): KeyCommand => ({
    id,
    keys,
    scope: 'object',
    caption,
    group: GROUP,
    run,
  })
  return [
    command('tool:zoom-in', 'ctrl+plus,ctrl+=', 'Zoom in', () => stage.zoomBy(STEP)),
    command('tool:zoom-out', 'ctrl+-', 'Zoom out', () => stage.zoomBy(1 / STEP)),
    command('tool:zoom-to-fit', 'shift+1', 'Fit', () => stage.zoomTo('fit')),
    command('tool:zoom-to-actual', 'shift+2', 'Original size', () => stage.zoomTo('original')),
    command('tool:rotate-left', 'alt+left', 'Turn left', turn(-90)),
    command('tool:rotate-right', 'alt+right', 'Turn right', turn(90)),
    command('polygon:undo', 'ctrl+z', 'Take back the last point', () => (pointer.drawing?.back() === true ? undefined : false)),
    command('image:cancel', 'escape', 'Drop the drawing', () => (pointer.cancel() ? undefined : false)),
  ]
}
