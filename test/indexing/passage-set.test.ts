import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { difference, intersection, PassageSet, union } from '../../src/indexing/passage-set.ts'

const ids = fc.uniqueArray(fc.nat(2 * 65_536 - 1), { maxLength: 80 })

function setOf(list: readonly number[]): PassageSet {
  const set = new PassageSet(2)
  for (const id of list) set.add(id)
  return set
}

describe('PassageSet', () => {
  it('does what a Set of numbers does', () => {
    fc.assert(
      fc.property(ids, ids, (a, b) => {
        const [x, y] = [setOf(a), setOf(b)]
        const sorted = (list: readonly number[]): number[] => list.toSorted((p, q) => p - q)
        expect([...x]).toEqual(sorted(a))
        expect(x.count()).toBe(a.length)
        expect([...intersection(x, y)]).toEqual(sorted(a.filter((id) => b.includes(id))))
        expect([...union(x, y)]).toEqual(sorted([...new Set([...a, ...b])]))
        expect([...difference(x, y)]).toEqual(sorted(a.filter((id) => !b.includes(id))))
        for (const id of b) expect(x.has(id)).toBe(a.includes(id))
      }),
    )
  })
})
