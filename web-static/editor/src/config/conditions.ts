import { list, text, type ConfigNode } from './node'

/** When a tag is there at all (labeling-config.md §2.6.3). */
export type Condition =
  | { readonly when: 'region-selected'; readonly control: string | undefined; readonly labels: readonly string[] }
  | { readonly when: 'no-region-selected' }
  | { readonly when: 'choice-selected' | 'choice-unselected'; readonly control: string | undefined; readonly values: readonly string[] }

export function conditionsOf(node: ConfigNode): readonly Condition[] {
  const control = text(node, 'whentagname')
  const values = list(node, 'whenchoicevalue')
  const when = node.attributes['visiblewhen']
  switch (when) {
    case 'region-selected':
      return [{ when, control, labels: list(node, 'whenlabelvalue') }]
    case 'no-region-selected':
      return [{ when }]
    case 'choice-selected':
    case 'choice-unselected':
      return [{ when, control, values }]
    default:
      return values.length > 0 ? [{ when: 'choice-selected', control, values }] : []
  }
}

/** What the person has chosen and selected so far. */
export interface Situation {
  readonly selected: { readonly labels: readonly string[]; readonly controls: readonly string[] } | undefined
  /** Stored values that a control holds now; without a name, of any Choices. */
  chosen(control: string | undefined): readonly string[]
}

export const isMet = (condition: Condition, situation: Situation): boolean => {
  switch (condition.when) {
    case 'region-selected': {
      const { selected } = situation
      if (selected === undefined) return false
      const byControl = condition.control === undefined || selected.controls.includes(condition.control)
      return byControl && (condition.labels.length === 0 || condition.labels.some((label) => selected.labels.includes(label)))
    }
    case 'no-region-selected':
      return situation.selected === undefined
    case 'choice-selected':
      return anyChosen(condition.values, situation.chosen(condition.control))
    case 'choice-unselected':
      return !anyChosen(condition.values, situation.chosen(condition.control))
  }
}

const anyChosen = (wanted: readonly string[], chosen: readonly string[]): boolean =>
  wanted.length === 0 ? chosen.length > 0 : wanted.some((value) => chosen.includes(value))

/** Conditions on answers decide what is saved; those on the selection only what is shown (labeling-config.md §2.5). */
export const decidesSaving = (condition: Condition): boolean => condition.when.startsWith('choice')
