import { type Project } from '../../api/types'
import { counted } from '../../ui/times'
import { type Fields } from './changes'

export type EffectKind = 'order' | 'people' | 'skip' | 'instructions' | 'predictions' | 'empty' | 'seen' | 'place'

/** One consequence of the settings, for whoever labels. The words between ** are those that the settings decide. */
export interface Effect {
  readonly kind: EffectKind
  readonly words: string
}

const ORDER: Readonly<Record<Fields['sampling'], string>> = {
  'Sequential sampling': 'The next task is the **oldest** that still needs people.',
  'Uniform sampling': 'The next task is **any** that still needs people.',
  'Uncertainty sampling': 'The next task is the one whose prediction is the **least certain**.',
}

const SKIP: Readonly<Record<Fields['skip_queue'], string>> = {
  REQUEUE_FOR_OTHERS: 'A task they skip goes to **other people**.',
  REQUEUE_FOR_ME: 'A task they skip comes back to **them**, at the end.',
  IGNORE_SKIPPED: 'A task they skip **counts as done**.',
}

function instructions({ expert_instruction, show_instruction }: Fields): string {
  if (expert_instruction.trim() === '') return 'There are **no instructions**.'
  return show_instruction ? 'Instructions open **at the start**, and from the bar at any time.' : 'Instructions open **from the bar** only.'
}

function predictions({ show_collab_predictions }: Fields, count: number): string {
  if (!show_collab_predictions) return 'Every task starts **empty**.'
  return count === 0
    ? 'There are **no predictions** yet. Tasks will start from them once there are.'
    : 'Tasks start from their **predictions**, marked as suggested.'
}

/** What annotators will get of the annotation settings. */
export function annotationEffects(fields: Fields, project: Pick<Project, 'total_predictions_number'>): readonly Effect[] {
  const count = fields.maximum_annotations
  return [
    { kind: 'order', words: ORDER[fields.sampling] },
    { kind: 'people', words: `A task is done after **${count === 1 ? 'one person' : `${count} different people`}**.` },
    { kind: 'skip', words: fields.show_skip_button ? SKIP[fields.skip_queue] : 'They **cannot skip** a task.' },
    { kind: 'instructions', words: instructions(fields) },
    { kind: 'predictions', words: predictions(fields, project.total_predictions_number ?? 0) },
    { kind: 'empty', words: `An annotation without any region or answer is **${fields.enable_empty_annotation ? 'taken' : 'refused'}**.` },
  ]
}

/** Who finds the project. */
export function generalEffects(
  fields: Fields,
  project: Pick<Project, 'members_count'>,
  workspace: { readonly title: string; readonly is_personal: boolean } | undefined,
): readonly Effect[] {
  const people = counted(project.members_count ?? 0, 'member', 'members')
  return [
    {
      kind: 'seen',
      words: fields.is_published
        ? `Annotators and reviewers among its **${people}** see it and can label.`
        : 'Annotators and reviewers **do not see it**; managers do.',
    },
    {
      kind: 'place',
      words:
        workspace === undefined || workspace.is_personal
          ? 'It lies in **your sandbox**, where nobody else looks.'
          : `It lies in **${workspace.title}**, beside the other projects there.`,
    },
  ]
}

/** The effects of `after`; those that `before` did not have are marked. */
export const compared = (before: readonly Effect[], after: readonly Effect[]): readonly (Effect & { readonly isNew: boolean })[] =>
  after.map((effect) => ({ ...effect, isNew: !before.some(({ words }) => words === effect.words) }))
