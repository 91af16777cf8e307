import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PassageSums } from '../../src/indexing/passage-sums.ts'
import { encodePostings, LEVELS, openPostings, toPosting } from '../../src/indexing/postings.ts'

/** Records of each form: short, long and dense. */
const postings = fc
  .tuple(fc.constantFrom(3, 300, 2_000, 12_000), fc.integer({ min: 1, max: 5 }), fc.nat(LEVELS - 1))
  .map(([size, step, level]) =>
    Uint32Array.from({ length: size }, (_, at) => toPosting(at * step, (level + at * 7) % LEVELS)),
  )
const units = Int32Array.from({ length: LEVELS }, (_, level) => 100 - level)

describe('PassageSums', () => {
  it('adds up what lists of any form say, and names each passage that gets enough once', () => {
    const sums = new PassageSums()
    fc.assert(
      fc.property(fc.array(postings, { maxLength: 4 }), fc.nat(250), (lists, least) => {
        const expected = new Map<number, number>()
        sums.clear(least)
        for (const list of lists) {
          sums.add(openPostings(encodePostings(list)), units)
          for (const posting of list) {
            const id = Math.floor(posting / LEVELS)
            expected.set(id, (expected.get(id) ?? 0) + (units[posting % LEVELS] ?? 0))
          }
        }
        expect(sums.count).toBe(expected.size)
        expect([...expected].every(([id, sum]) => sums.of(id) === sum)).toBe(true)
        const enough = [...expected].filter(([, sum]) => sum > least).map(([id]) => id)
        expect(Array.from(sums.reaching).sort((a, b) => a - b)).toEqual(enough.sort((a, b) => a - b))
      }),
      { numRuns: 30 },
    )
  })
})
