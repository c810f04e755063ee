import { describe, expect, it } from 'vitest'
import { box } from '../testing'
import { workOf, type EditorTask } from './task'

const task: EditorTask = {
  id: 1,
  data: {},
  annotations: [
    { id: 7, result: [box('a', 'Car')], lead_time: 12 },
    { id: 8, result: [], was_cancelled: true },
  ],
  drafts: [{ id: 3, annotation: 7, result: [box('b', 'Car')], lead_time: 20 }],
  predictions: [
    { id: 4, result: [box('p', 'Car')] },
    { id: 5, result: [{ from_name: 'box', to_name: 'photo', type: 'rectanglelabels', value: {} }] },
  ],
}

describe('given a task with annotations, a draft of one and predictions', () => {
  it('when it opens by itself, then it is new work: drafts of submitted work are not taken for it', () => {
    expect(workOf(task, { kind: 'auto' })).toMatchObject({ state: 'new', result: [], draft: undefined })
  })

  it('when predictions prelabel, then the last one is copied, marked and named', () => {
    expect(workOf(task, { kind: 'auto', prelabel: true })).toMatchObject({
      state: 'new',
      prediction: 5,
      result: [{ origin: 'prediction' }],
    })
  })

  it('when an annotation opens, then its draft goes before it, with the longer time', () => {
    expect(workOf(task, { kind: 'annotation', id: 7 })).toMatchObject({
      state: 'submitted',
      annotation: 7,
      draft: 3,
      leadTime: 20,
      result: [{ id: 'b' }],
    })
  })

  it('when it was skipped, then it says so', () => {
    expect(workOf(task, { kind: 'annotation', id: 8 }).state).toBe('skipped')
  })

  it('when a prediction opens, then it is as the model gave it', () => {
    expect(workOf(task, { kind: 'prediction', id: 5 })).toMatchObject({ state: 'prediction', result: [{ from_name: 'box' }] })
  })

  it('when an own draft of new work is there, then it goes before all predictions', () => {
    const mine = { ...task, drafts: [{ id: 9, result: [box('m', 'Car')] }] }
    expect(workOf(mine, { kind: 'auto', prelabel: true })).toMatchObject({ state: 'draft', draft: 9 })
  })
})
