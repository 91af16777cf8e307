import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { best } from '../../src/indexing/best.ts'

describe('best', () => {
  it('gives what sorting and cutting gives', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(1000)), fc.nat(30), (items, want) => {
        const compare = (a: number, b: number): number => (a % 7) - (b % 7) || a - b
        expect(best(items, want, compare)).toEqual(items.toSorted(compare).slice(0, want))
      }),
    )
  })
})
