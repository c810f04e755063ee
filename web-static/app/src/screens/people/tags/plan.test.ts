import { describe, expect, it } from 'vitest'
import { type Member } from '../../../api/types'
import { isOn, planTags, pressed, shareOf, type Decision } from './plan'

const member = (id: number, ...tags: number[]): Member => ({
  id,
  organization: 1,
  role: 'AN',
  tags: tags.map((tag) => ({ id: tag, label: `tag ${tag}` })),
  user: { id, email: `p${id}@tidewater.example`, first_name: '', last_name: '' },
})
const decision = (given: number[], taken: number[]): Decision => ({ given: new Set(given), taken: new Set(taken) })

describe('given people with tags', () => {
  const people = [member(1, 7), member(2, 7, 8), member(3, 8), member(4)]

  it('when tags are counted, then they are had by all, some or none', () => {
    expect([shareOf(people, 7), shareOf(people, 9), shareOf(people.slice(0, 2), 7)]).toEqual(['some', 'none', 'all'])
  })

  it('when a tag is given, then one request brings it to those who lack it', () =>
    expect(planTags(people, decision([7], []))).toEqual([{ all: false, included: [3, 4], tags: [7], overwrite: false }]))

  it('when a tag is taken, then those who keep the same share a request', () =>
    expect(planTags([...people, member(5, 7)], decision([], [7]))).toEqual([
      { all: false, included: [1, 5], tags: [], overwrite: true },
      { all: false, included: [2], tags: [8], overwrite: true },
    ]))

  it('when one is given and another taken, then nobody is asked for twice', () => {
    const plan = planTags(people, decision([9], [8]))
    expect(plan).toEqual([
      { all: false, included: [1, 4], tags: [9], overwrite: false },
      { all: false, included: [2], tags: [7, 9], overwrite: true },
      { all: false, included: [3], tags: [9], overwrite: true },
    ])
  })

  it('when nothing would change, then nothing is asked for', () => expect(planTags([member(1, 7)], decision([7], [8]))).toEqual([]))
})

describe('given the box of a tag', () => {
  const none = decision([], [])
  it('when some have it, then presses give it, take it and leave it', () => {
    const first = pressed(none, 7, 'some')
    const second = pressed(first, 7, 'some')
    expect([first, second, pressed(second, 7, 'some')]).toEqual([decision([7], []), decision([], [7]), none])
    expect([isOn(none, 7, 'some'), isOn(first, 7, 'some'), isOn(second, 7, 'some')]).toEqual([false, true, false])
  })
  it('when all have it, then a press takes it and another leaves it', () => {
    const first = pressed(none, 7, 'all')
    expect([first, pressed(first, 7, 'all')]).toEqual([decision([], [7]), none])
    expect([isOn(none, 7, 'all'), isOn(first, 7, 'all')]).toEqual([true, false])
  })
  it('when nobody has it, then a press gives it', () => expect(pressed(none, 7, 'none')).toEqual(decision([7], [])))
})
