import { type Project, type Sampling, type SkipQueue } from '../../api/types'

/** What this page can change; names are the API's. */
export interface Fields {
  readonly title: string
  readonly description: string
  readonly workspace: number | null
  readonly is_published: boolean
  readonly label_config: string
  readonly expert_instruction: string
  readonly show_instruction: boolean
  readonly maximum_annotations: number
  readonly sampling: Sampling
  readonly show_skip_button: boolean
  readonly skip_queue: SkipQueue
  readonly enable_empty_annotation: boolean
  readonly show_collab_predictions: boolean
}

export const fieldsOf = (project: Project): Fields => ({
  title: project.title,
  description: project.description ?? '',
  workspace: project.workspace,
  is_published: project.is_published,
  label_config: project.label_config,
  expert_instruction: project.expert_instruction ?? '',
  show_instruction: project.show_instruction,
  maximum_annotations: project.maximum_annotations,
  sampling: project.sampling,
  show_skip_button: project.show_skip_button,
  skip_queue: project.skip_queue,
  enable_empty_annotation: project.enable_empty_annotation,
  show_collab_predictions: project.show_collab_predictions,
})

export type Section = 'general' | 'labeling' | 'annotation'

const GENERAL: readonly (keyof Fields)[] = ['title', 'description', 'workspace', 'is_published']

/** Which page of the settings holds a field. */
export const sectionOf = (name: keyof Fields): Section =>
  name === 'label_config' ? 'labeling' : GENERAL.includes(name) ? 'general' : 'annotation'

/** Only what differs goes to the server, so that two people who change different things do not undo each other. */
export function changesBetween(before: Fields, after: Fields): Partial<Fields> {
  const names = Object.keys(before) as (keyof Fields)[]
  return Object.fromEntries(names.filter((name) => before[name] !== after[name]).map((name) => [name, after[name]]))
}

/** What was typed since `sent` left for the server; all else is stored there now. */
export function stillTyped(typed: Partial<Fields>, sent: Partial<Fields>): Partial<Fields> {
  const names = Object.keys(typed) as (keyof Fields)[]
  return Object.fromEntries(names.filter((name) => !(name in sent) || sent[name] !== typed[name]).map((name) => [name, typed[name]]))
}

export const SAMPLINGS: readonly { readonly value: Sampling; readonly caption: string }[] = [
  { value: 'Sequential sampling', caption: 'Oldest first' },
  { value: 'Uniform sampling', caption: 'At random' },
  { value: 'Uncertainty sampling', caption: 'Least certain prediction first' },
]

export const SKIPS: readonly { readonly value: SkipQueue; readonly caption: string }[] = [
  { value: 'REQUEUE_FOR_OTHERS', caption: 'Other people' },
  { value: 'REQUEUE_FOR_ME', caption: 'The same person, at the end' },
  { value: 'IGNORE_SKIPPED', caption: 'Nobody; it counts as done' },
]

const captionOf = <Value extends string>(list: readonly { readonly value: Value; readonly caption: string }[], value: Value) =>
  list.find((entry) => entry.value === value)?.caption ?? value
const onOff = (isOn: boolean) => (isOn ? 'on' : 'off')

const WORDS: { readonly [Name in keyof Fields]: (before: Fields, after: Fields) => string } = {
  title: (_, after) => `name “${after.title}”`,
  description: () => 'description',
  workspace: () => 'workspace',
  is_published: (_, after) => (after.is_published ? 'published' : 'not published'),
  label_config: () => 'labeling config',
  expert_instruction: () => 'instructions',
  show_instruction: (_, after) => `instructions first ${onOff(after.show_instruction)}`,
  maximum_annotations: (before, after) => `annotations per task ${before.maximum_annotations} to ${after.maximum_annotations}`,
  sampling: (_, after) => `task order ${captionOf(SAMPLINGS, after.sampling).toLowerCase()}`,
  show_skip_button: (_, after) => `skipping ${onOff(after.show_skip_button)}`,
  skip_queue: (_, after) => `skipped tasks to ${captionOf(SKIPS, after.skip_queue).toLowerCase()}`,
  enable_empty_annotation: (_, after) => `empty annotations ${onOff(after.enable_empty_annotation)}`,
  show_collab_predictions: (_, after) => `predictions ${onOff(after.show_collab_predictions)}`,
}

/** The changes as the save bar lists them. */
export function inWords(before: Fields, after: Fields): readonly string[] {
  const names = Object.keys(changesBetween(before, after)) as (keyof Fields)[]
  return names.map((name) => WORDS[name](before, after))
}
