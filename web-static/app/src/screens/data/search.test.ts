import { describe, expect, it } from 'vitest'
import { dataSearch } from './search'

describe('given the address of the Data page', () => {
  it('when it is a link to an annotation, then task and annotation are opened', () =>
    expect(dataSearch({ tab: 5, task: '48217', annotation: 9 })).toEqual({ tab: 5, task: 48217, annotation: 9 }))
  it('when an annotation comes without its task, then it means nothing', () => expect(dataSearch({ annotation: 9, page: 1 })).toEqual({}))
  it('when a dialog is not known, then none is opened', () => {
    expect(dataSearch({ dialog: 'export' })).toEqual({ dialog: 'export' })
    expect(dataSearch({ dialog: 'rm' })).toEqual({})
  })
})
