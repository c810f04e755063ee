import { describe, expect, it } from 'vitest'
import { isComplete, toSend } from './draft'

describe('given a draft of a project', () => {
  it('when it has no config yet, then none is sent', () =>
    expect(toSend({ title: 'Quay', description: '', label_config: ' \n' })).toEqual({ title: 'Quay', description: '' }))
  it('when it has one, then it is sent as written', () =>
    expect(toSend({ title: '', description: '', label_config: '<View/>', workspace: 4 })).toEqual({
      title: '',
      description: '',
      label_config: '<View/>',
      workspace: 4,
    }))
  it('when it has a name and labels, then it is complete', () => {
    const draft = { title: 'Quay', description: '', label_config: '<View/>' }
    expect([isComplete(draft), isComplete({ ...draft, title: ' ' }), isComplete({ ...draft, label_config: '' })]).toEqual([
      true,
      false,
      false,
    ])
  })
})
