import { describe, expect, it } from 'vitest'
import { type Fields } from './changes'
import { annotationEffects, compared, generalEffects } from './effects'

const fields: Fields = {
  title: 'Quay',
  description: '',
  workspace: 3,
  is_published: true,
  label_config: '<View/>',
  expert_instruction: '',
  show_instruction: false,
  maximum_annotations: 1,
  sampling: 'Sequential sampling',
  show_skip_button: true,
  skip_queue: 'REQUEUE_FOR_OTHERS',
  enable_empty_annotation: true,
  show_collab_predictions: false,
}
const project = { total_predictions_number: 4, members_count: 1 }
const wordsOf = (change: Partial<Fields>) => annotationEffects({ ...fields, ...change }, project).map(({ words }) => words)

describe('given the settings of a project', () => {
  it('when nothing changed, then no effect is marked', () =>
    expect(compared(annotationEffects(fields, project), annotationEffects(fields, project)).some(({ isNew }) => isNew)).toBe(false))

  it.each([
    [{ sampling: 'Uniform sampling' }, 'The next task is **any** that still needs people.'],
    [{ maximum_annotations: 3 }, 'A task is done after **3 different people**.'],
    [{ show_skip_button: false }, 'They **cannot skip** a task.'],
    [{ skip_queue: 'IGNORE_SKIPPED' }, 'A task they skip **counts as done**.'],
    [{ expert_instruction: 'Box the trailer.' }, 'Instructions open **from the bar** only.'],
    [{ expert_instruction: 'Box it.', show_instruction: true }, 'Instructions open **at the start**, and from the bar at any time.'],
    [{ show_collab_predictions: true }, 'Tasks start from their **predictions**, marked as suggested.'],
    [{ enable_empty_annotation: false }, 'An annotation without any region or answer is **refused**.'],
  ] as const)('when %j changes, then it says so and only that is marked', (change, words) => {
    const marked = compared(annotationEffects(fields, project), annotationEffects({ ...fields, ...change }, project))
    expect(marked.filter(({ isNew }) => isNew).map((effect) => effect.words)).toEqual([words])
  })

  it('when there are no predictions, then that is said', () =>
    expect(
      annotationEffects({ ...fields, show_collab_predictions: true }, { total_predictions_number: 0 }).map(({ words }) => words),
    ).toContain('There are **no predictions** yet. Tasks will start from them once there are.'))

  it('when instructions are empty, then showing them first changes nothing', () =>
    expect(wordsOf({ show_instruction: true })).toEqual(wordsOf({})))

  it('when it is published or moved, then it says who finds it', () => {
    const port = { title: 'Port vision', is_personal: false }
    const words = (change: Partial<Fields>, workspace?: typeof port) =>
      generalEffects({ ...fields, ...change }, project, workspace).map((effect) => effect.words)
    expect(words({}, port)).toEqual([
      'Annotators and reviewers among its **1 member** see it and can label.',
      'It lies in **Port vision**, beside the other projects there.',
    ])
    expect(words({ is_published: false })).toEqual([
      'Annotators and reviewers **do not see it**; managers do.',
      'It lies in **your sandbox**, where nobody else looks.',
    ])
  })
})
