import { describe, expect, it } from 'vitest'
import { ApiProblem } from '../../api/problem'
import { reasonsOf, shareOf } from './useImport'

describe('given an import', () => {
  it('when the data are refused, then every reason is told', () => {
    const problem = ApiProblem.of(400, {
      detail: 'Validation error',
      validation_errors: { non_field_errors: ['Task 1: no text', 'Task 2: no text'] },
    })
    expect(reasonsOf(problem)).toEqual(['Task 1: no text', 'Task 2: no text'])
    expect(reasonsOf(new Error('one\ntwo'))).toEqual(['one', 'two'])
  })
  it('when bytes are sent, then the bar grows and never runs back', () => {
    const sending = (sentBytes: number) => shareOf({ step: 'sending', sentBytes, totalBytes: 100 })
    expect([sending(0), sending(50), sending(100), shareOf({ step: 'reading', sentBytes: 100, totalBytes: 100 })]).toEqual([
      0, 0.4, 0.8, 0.9,
    ])
    expect(shareOf({ step: 'sending', sentBytes: 0, totalBytes: 0 })).toBe(0)
  })
})
