import { describe, expect, it } from 'vitest'
import { ApiProblem, Unreachable } from '../../../api/problem'
import { byReason, isClean, runSeries, type SeriesState } from './series'

const told: SeriesState<number>[] = []
const series = (act: (item: number) => Promise<unknown>, isStopped = () => false) => {
  told.length = 0
  return runSeries([1, 2, 3], { act, isStopped, tell: (state) => told.push(state) })
}

describe('given a series of requests', () => {
  it('when all are granted, then each is told as it is done, one after the other', async () => {
    let open = 0
    const result = await series(async () => {
      open += 1
      expect(open).toBe(1)
      await Promise.resolve()
      open -= 1
    })
    expect(told.map(({ done }) => done.length)).toEqual([0, 1, 2, 3, 3])
    expect(result).toEqual({ total: 3, done: [1, 2, 3], refused: [], left: [], isRunning: false })
    expect(isClean(result)).toBe(true)
  })

  it('when one is refused, then the others go on and the reason is kept', async () => {
    const result = await series((item) => (item === 2 ? Promise.reject(new Error('the owner stays')) : Promise.resolve()))
    expect(result).toMatchObject({ done: [1, 3], refused: [{ item: 2, why: 'the owner stays' }], left: [] })
    expect(isClean(result)).toBe(false)
  })

  it.each([
    ['does not answer', new Unreachable(undefined)],
    ['no longer knows the session', ApiProblem.of(401, {})],
    ['is busy', ApiProblem.of(503, {})],
  ])('when the server %s, then the rest is left alone', async (_, problem) => {
    const result = await series((item) => (item === 2 ? Promise.reject(problem) : Promise.resolve()))
    expect(result).toMatchObject({ done: [1], refused: [{ item: 2 }], left: [3], isRunning: false })
  })

  it('when it is stopped, then the one under way is finished and the rest is left', async () => {
    let asked = 0
    const result = await series(
      () => Promise.resolve((asked += 1)),
      () => asked === 1,
    )
    expect(result).toMatchObject({ done: [1], left: [2, 3] })
  })

  it('when reasons repeat, then they are told once, the most frequent first', () =>
    expect(
      byReason([
        { item: 1, why: 'a' },
        { item: 2, why: 'b' },
        { item: 3, why: 'b' },
      ]),
    ).toEqual([
      ['b', [2, 3]],
      ['a', [1]],
    ]))
})
