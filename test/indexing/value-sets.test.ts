import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fieldBit, replyFields } from '../../src/indexing/column-record.ts'
import { countSets, countsByValue, setsWith, valueSets } from '../../src/indexing/value-sets.ts'

/** Twelve values, of which the fields have some each. */
const fieldOf = Array.from({ length: 12 }, (_, code) => replyFields[code % replyFields.length] ?? 'kind')
const fields = Uint8Array.from(fieldOf, fieldBit)

/** Up to 60 replies with any of these values, in the order of their fields. */
const replies = fc.array(
  fc.uniqueArray(fc.nat(11), { maxLength: 8 }).map((codes) => codes.sort((a, b) => placeOf(a) - placeOf(b))),
  { maxLength: 60 },
)

function placeOf(code: number): number {
  return replyFields.indexOf(fieldOf[code] ?? 'kind')
}

function setsOf(codesOf: readonly (readonly number[])[]): ReturnType<typeof valueSets> {
  const starts = new Uint32Array(codesOf.length + 1)
  for (const [reply, codes] of codesOf.entries()) starts[reply + 1] = (starts[reply] ?? 0) + codes.length
  return valueSets({ starts, values: Uint32Array.from(codesOf.flat()), fields })
}

describe('sets of values', () => {
  it('count the values of few and of most replies as going through them does', () => {
    fc.assert(
      fc.property(replies, fc.nat(10), fc.nat(4), (codesOf, share, place) => {
        const sets = setsOf(codesOf)
        const numbers = codesOf.map((_, reply) => reply)
        const selected = numbers.filter((reply) => (reply * 7) % 10 < share)
        const others = numbers.filter((reply) => (reply * 7) % 10 >= share && reply % 3 === 0)
        const besides = new Map([[place, Uint32Array.from(others)]])
        const counts = countsByValue(sets, countSets(sets, { selected: Uint32Array.from(selected), besides }))
        const expected = fieldOf.map((_, code) => {
          const counted = placeOf(code) === place ? [...selected, ...others] : selected
          return counted.filter((reply) => codesOf[reply]?.includes(code)).length
        })
        expect([...counts]).toEqual(expected)
      }),
    )
  })

  it('know which of them have one of some values', () => {
    fc.assert(
      fc.property(replies, fc.uniqueArray(fc.nat(11)), (codesOf, wanted) => {
        const sets = setsOf(codesOf)
        const having = setsWith(sets, wanted)
        for (const [place, setOf] of sets.setsOf.entries()) {
          const expected = codesOf.map((codes) =>
            Number(codes.some((code) => placeOf(code) === place && wanted.includes(code))),
          )
          expect(Array.from(setOf, (set) => having[set])).toEqual(expected)
        }
      }),
    )
  })
})
