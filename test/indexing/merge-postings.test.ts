import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PostingLists } from '../../src/indexing/batch.ts'
import { eachMerged } from '../../src/indexing/merge-postings.ts'
import { toPosting } from '../../src/indexing/postings.ts'
import { sortTerms } from '../../src/indexing/term-order.ts'

type Lists = ReadonlyMap<string, readonly number[]>

function pack(lists: Lists): PostingLists {
  const terms = sortTerms([...lists.keys()])
  const of = (term: string): readonly number[] => lists.get(term) ?? []
  return {
    terms: terms.join('\n'),
    sizes: Uint32Array.from(terms, (term) => of(term).length),
    postings: Uint32Array.from(terms.flatMap((term) => of(term).map((id) => toPosting(id, id % 16)))),
  }
}

const lists: fc.Arbitrary<Lists> = fc
  .dictionary(
    fc.constantFrom('企', '企业', '企业家', '315', '𠀀', 'r&d', '，'),
    fc.uniqueArray(fc.nat(99), { minLength: 1, maxLength: 9 }).map((ids) => ids.toSorted((a, b) => a - b)),
  )
  .map((found) => new Map(Object.entries(found)))

describe('eachMerged', () => {
  it('gives each term once, in order, with the passages of all batches in their places', () => {
    fc.assert(
      fc.property(fc.array(lists, { maxLength: 6 }), (batches) => {
        const expected = new Map<string, number[]>()
        for (const [at, batch] of batches.entries()) {
          for (const [term, ids] of batch) {
            const placed = ids.map((id) => toPosting(id + at * 100, id % 16))
            expected.set(term, [...(expected.get(term) ?? []), ...placed])
          }
        }
        const merged: [string, number[]][] = []
        const parts = batches.map((batch, at) => ({ lists: pack(batch), start: at * 100 }))
        eachMerged(parts, (term, postings) => merged.push([term, [...postings]]))
        expect(merged).toEqual(sortTerms([...expected.keys()]).map((term) => [term, expected.get(term)]))
      }),
    )
  })
})
