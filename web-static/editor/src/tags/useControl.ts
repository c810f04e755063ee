import { useEffect, useRef } from 'react'
import { type ControlTag } from '../config/config'
import { type ConfigNode } from '../config/node'
import { type Region } from '../document/region'
import { type Json } from '../document/wire'
import { answer, type Given } from '../session/answers'
import { captionOf } from '../session/captions'
import { useDocument, useEditor, useUi } from '../session/context'
import { type EditorStore } from '../session/store'

export interface ControlState {
  readonly store: EditorStore
  readonly control: ControlTag
  /** The selected region of a perRegion control. */
  readonly region: Region | undefined
  readonly content: Json | undefined
  readonly caption: string
  readonly disabled: boolean
  readonly problem: string | undefined
  give(given: Given): void
}

/** All that the view of an answering control needs; undefined when a condition hides it. */
export function useControl(node: ConfigNode, key: string): ControlState | undefined {
  const store = useEditor()
  useDocument()
  useUi((ui) => ui.selection)
  const violation = useUi((ui) => ui.violation)
  const control = store.config.controls.get(node.attributes['name'] ?? '')
  if (control === undefined) return undefined
  const region = store.selected()
  if (!store.isVisible(control, region)) return undefined
  const own = control.perRegion ? region : undefined
  const isHere = violation?.control === control.name && violation.region === own?.key
  return {
    store,
    control,
    region: own,
    content: store.contentOf(control, key, own),
    caption: captionOf(store, control),
    disabled: store.readOnly || node.attributes['readonly'] === 'true' || (own !== undefined && store.isFrozen(own)),
    problem: isHere ? violation.message : undefined,
    give: (given) => answer(store, control, given, own),
  }
}

/** Brings the eye and the keyboard to a control that stopped a submit. */
export function useFocusOnProblem<E extends HTMLElement>(problem: string | undefined) {
  const box = useRef<E>(null)
  useEffect(() => {
    if (problem === undefined) return
    const field = box.current?.querySelector<HTMLElement>('input:not([disabled]), textarea, select, button')
    field?.focus()
    field?.scrollIntoView({ block: 'nearest' })
  }, [problem])
  return box
}
