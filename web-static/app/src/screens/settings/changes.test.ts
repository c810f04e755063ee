import { describe, expect, it } from 'vitest'
import { type Project } from '../../api/types'
import { changesBetween, fieldsOf, inWords, sectionOf, stillTyped } from './changes'

const before = fieldsOf({
  title: 'Quay',
  description: null,
  workspace: 4,
  is_published: true,
  label_config: '<View/>',
  expert_instruction: null,
  show_instruction: false,
  maximum_annotations: 1,
  sampling: 'Sequential sampling',
  show_skip_button: true,
  skip_queue: 'REQUEUE_FOR_OTHERS',
  enable_empty_annotation: true,
  show_collab_predictions: true,
} as Project)

describe('given settings that were changed', () => {
  const after = { ...before, maximum_annotations: 3, skip_queue: 'IGNORE_SKIPPED', is_published: false } as const
  it('when they are saved, then only the changes are sent', () =>
    expect(changesBetween(before, after)).toEqual({ maximum_annotations: 3, skip_queue: 'IGNORE_SKIPPED', is_published: false }))
  it('when they are listed, then in words', () =>
    expect(inWords(before, after)).toEqual(['not published', 'annotations per task 1 to 3', 'skipped tasks to nobody; it counts as done']))
  it('when nothing differs, then there is nothing to save', () => expect(inWords(before, { ...before })).toEqual([]))
  it('when more is typed while some is saved, then only what was saved is let go of', () =>
    expect(
      stillTyped({ title: 'Quay 2', sampling: 'Uniform sampling', show_instruction: true }, { title: 'Quay 1', show_instruction: true }),
    ).toEqual({
      title: 'Quay 2',
      sampling: 'Uniform sampling',
    }))

  it('when a field changed, then the page that holds it is known', () =>
    expect([sectionOf('title'), sectionOf('label_config'), sectionOf('sampling')]).toEqual(['general', 'labeling', 'annotation']))
})
