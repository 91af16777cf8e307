import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  clearRange,
  countBits,
  countWithout,
  hasAny,
  hasBit,
  intersect,
  readBits,
  setBit,
  setRange,
  subtract,
  unite,
} from '../../src/indexing/bitmap.ts'

const SIZE = 256
const ids = fc.uniqueArray(fc.nat(SIZE - 1))
const range = fc
  .tuple(fc.nat(SIZE - 1), fc.integer({ min: 1, max: SIZE }))
  .map(([from, length]) => ({ from, end: Math.min(from + length, SIZE) }))

function bitsOf(members: Iterable<number>): Uint32Array {
  const bits = new Uint32Array(SIZE / 32)
  for (const id of members) setBit(bits, id)
  return bits
}

function idsOf(bits: Uint32Array): number[] {
  const into = new Uint16Array(SIZE)
  return Array.from(into.subarray(0, readBits(bits, into)))
}

const ascending = (members: Iterable<number>): number[] => [...members].sort((a, b) => a - b)

describe('bitmaps', () => {
  it('meet, join and count as sets do', () => {
    fc.assert(
      fc.property(ids, ids, (one, other) => {
        const changed = (change: (bits: Uint32Array, more: Uint32Array) => void): number[] => {
          const bits = bitsOf(one)
          change(bits, bitsOf(other))
          return idsOf(bits)
        }
        const both = one.filter((id) => other.includes(id))
        expect(changed(intersect)).toEqual(ascending(both))
        expect(changed(unite)).toEqual(ascending(new Set([...one, ...other])))
        expect(changed(subtract)).toEqual(ascending(one.filter((id) => !other.includes(id))))
        expect(countBits(bitsOf(one))).toBe(one.length)
        expect(countWithout(bitsOf(one), bitsOf(other))).toBe(one.length - both.length)
      }),
    )
  })

  it('are set, cleared and looked into from one id to another', () => {
    fc.assert(
      fc.property(ids, range, (members, { from, end }) => {
        const isWithin = (id: number): boolean => id >= from && id < end
        const bits = bitsOf(members)
        expect(hasAny(bits, from, end)).toBe(members.some(isWithin))
        expect(hasBit(bits, from)).toBe(members.includes(from))
        setRange(bits, from, end)
        const others = members.filter((id) => !isWithin(id))
        const whole = Array.from({ length: end - from }, (_, at) => from + at)
        expect(idsOf(bits)).toEqual(ascending([...others, ...whole]))
        clearRange(bits, from, end)
        expect(idsOf(bits)).toEqual(ascending(others))
      }),
    )
  })
})
