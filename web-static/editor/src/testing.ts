import { type ResultItem, type WireResult } from './document/wire'
import { createEditorStore } from './session/create'
import { type EditorStore, type EditorStoreOptions } from './session/store'
import { workOf } from './session/task'

export const IMAGE = `<View>
  <Image name="photo" value="$image"/>
  <RectangleLabels name="box" toName="photo"><Label value="Car"/><Label value="Bus" alias="b"/></RectangleLabels>
  <Choices name="state" toName="photo" perRegion="true" whenLabelValue="Car" required="true"><Choice value="Parked"/><Choice value="Moving"/></Choices>
  <Choices name="light" toName="photo" choice="single-radio"><Choice value="Day"/><Choice value="Night"/></Choices>
  <Choices name="lamp" toName="photo" choice="multiple" visibleWhen="choice-selected" whenTagName="light" whenChoiceValue="Night"><Choice value="On"/><Choice value="Off"/></Choices>
</View>`

export const box = (id: string, label: string, more: Partial<ResultItem> = {}): ResultItem => ({
  id,
  from_name: 'box',
  to_name: 'photo',
  type: 'rectanglelabels',
  original_width: 800,
  original_height: 600,
  image_rotation: 0,
  value: { x: 10, y: 20, width: 30, height: 40, rotation: 0, rectanglelabels: [label] },
  ...more,
})

/** A store on results, with ids and time that tests can foresee. */
export function storeOn(config: string, result: readonly WireResult[] = [], more: Partial<EditorStoreOptions> = {}): EditorStore {
  let id = 0
  let now = 0
  const task = { id: 1, data: { image: './x.png', text: 'Anna lives in Paris' }, drafts: result.length > 0 ? [{ id: 1, result }] : [] }
  return createEditorStore({ config, task, work: workOf(task, { kind: 'auto' }), newId: () => `new${++id}`, now: () => ++now, ...more })
}
