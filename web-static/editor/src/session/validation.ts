import { chosenValues, type ControlTag } from '../config/config'
import { text } from '../config/node'
import { itemOf, type Region } from '../document/region'
import { captionOf } from './captions'
import { type EditorStore } from './store'
import { type Violation } from './ui'

/** The first thing in the way of a submit, in document order (labeling-config.md §12). */
export function validate(store: EditorStore): Violation | undefined {
  for (const control of store.config.controls.values()) {
    const violation = missing(store, control) ?? tooMany(store, control)
    if (violation !== undefined) return violation
  }
  return undefined
}

function missing(store: EditorStore, control: ControlTag): Violation | undefined {
  if (!control.required) return undefined
  const message = text(control.node, 'requiredmessage') ?? `${captionOf(store, control)} needs an answer`
  if (control.perRegion) {
    const region = store.drawn().find((entry) => store.isVisible(control, entry) && isEmpty(entry, control))
    return region === undefined ? undefined : { control: control.name, region: region.key, message }
  }
  if (control.isLabelSet || !store.isVisible(control, store.selected())) return undefined
  const holder = store.holderOf(control, undefined)
  return holder !== undefined && !isEmpty(holder, control) ? undefined : { control: control.name, region: undefined, message }
}

function isEmpty(region: Region, control: ControlTag): boolean {
  const value = itemOf(region, control.name)?.value
  const content = value?.[control.resultType] ?? value?.['text']
  return content === undefined || content === null || content === '' || content === 0 || (Array.isArray(content) && content.length === 0)
}

function tooMany(store: EditorStore, control: ControlTag): Violation | undefined {
  if (control.resultType !== 'choices' || control.node.attributes['choice'] === 'multiple') return undefined
  const regions = control.perRegion ? store.drawn() : [store.holderOf(control, undefined)]
  for (const region of regions) {
    const count = region === undefined ? 0 : chosenValues(itemOf(region, control.name), 'choices').length
    if (count <= 1) continue
    const message = `${captionOf(store, control)} takes one answer and has ${count}. Clear the ones that are wrong`
    return { control: control.name, region: control.perRegion ? region?.key : undefined, message }
  }
  return undefined
}
