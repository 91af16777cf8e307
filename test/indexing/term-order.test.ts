import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareTerms, sortTerms } from '../../src/indexing/term-order.ts'

const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))

const term = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 4 }),
  fc.stringMatching(/^[企业315a]{1,5}$/),
  fc.constantFrom('𠀀', '\ufffd', '\ue000', '퟿', '企𠀀', '企\uff01'),
)

describe('terms', () => {
  it('are compared as their bytes in UTF-8 are', () => {
    fc.assert(
      fc.property(term, term, (a, b) => {
        expect(Math.sign(compareTerms(a, b))).toBe(byBytes(a, b))
      }),
    )
  })

  it('are sorted so, however many begin alike', () => {
    fc.assert(
      fc.property(fc.uniqueArray(term, { maxLength: 60 }), (terms) => {
        expect(sortTerms(terms)).toEqual(terms.toSorted(byBytes))
      }),
    )
  })
})
