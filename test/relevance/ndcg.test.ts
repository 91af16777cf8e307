import { describe, expect, it } from 'vitest'
import { ndcg, reciprocalRank } from './ndcg.ts'

describe('ndcg', () => {
  it('is 1 for the best order and less for any other', () => {
    expect(ndcg([3, 2, 0], [0, 2, 3])).toBe(1)
    expect(ndcg([2, 3, 0], [0, 2, 3])).toBeLessThan(1)
  })

  it('agrees with a case worked out by hand', () => {
    // (2² − 1) / log₂3 over (2² − 1) / log₂2
    expect(ndcg([0, 2], [2])).toBeCloseTo(0.6309, 4)
  })

  it('is 0 when nothing graded is returned or nothing is graded', () => {
    expect(ndcg([0, 0], [3])).toBe(0)
    expect(ndcg([0], [])).toBe(0)
  })

  it('looks at the first ten only', () => {
    expect(ndcg([...Array<number>(10).fill(0), 3], [3])).toBe(0)
  })

  it('loses what was judged and not returned', () => {
    expect(ndcg([3], [3, 3])).toBeCloseTo(1 / (1 + 1 / Math.log2(3)), 10)
  })
})

describe('reciprocalRank', () => {
  it.each([
    [[3, 0], 1],
    [[0, 1, 2], 1 / 3],
    [[1, 1], 0],
    [[], 0],
  ])('of %j is %d', (gains, expected) => {
    expect(reciprocalRank(gains)).toBe(expected)
  })
})
