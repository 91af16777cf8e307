import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decodePostings,
  eachLevel,
  encodePostings,
  LEVELS,
  mergeLevels,
  recordSize,
  withoutIds,
} from '../../src/indexing/postings.ts'

const ids = fc.uniqueArray(fc.nat(65_534), { maxLength: 60 }).map((list) => list.sort((a, b) => a - b))
const levels = fc.array(ids, { minLength: LEVELS, maxLength: LEVELS })

describe('posting records', () => {
  it('give back what went in, small ones and large ones, wherever the bytes lie', () => {
    fc.assert(
      fc.property(levels, fc.nat(1), (input, shift) => {
        const record = encodePostings(input)
        const moved = new Uint8Array(record.length + shift)
        moved.set(record, shift)
        expect(decodePostings(moved.subarray(shift))).toEqual(input)
        expect(recordSize(record)).toBe(input.flat().length)
      }),
    )
  })

  it('take three bytes a posting when small, and two and a head of 32 when large', () => {
    const few = [[1, 2, 3]]
    const many = [Array.from({ length: 24 }, (_, at) => at)]
    expect(encodePostings(few)).toHaveLength(9)
    expect(encodePostings(many)).toHaveLength(32 + 48)
  })

  it('are refused when cut short', () => {
    const record = encodePostings([Array.from({ length: 40 }, (_, at) => at)])
    expect(() => eachLevel(record.subarray(0, 100), () => {})).toThrow(RangeError)
    expect(() => eachLevel(Uint8Array.of(1, 2), () => {})).toThrow(RangeError)
  })
})

describe('mergeLevels and withoutIds', () => {
  it('undo each other', () => {
    fc.assert(
      fc.property(levels, levels, (before, more) => {
        const added = new Set(more.flat())
        const kept = before.map((list) => list.filter((id) => !added.has(id)))
        const merged = mergeLevels(kept, more)
        for (const list of merged) expect(list).toEqual(list.toSorted((a, b) => a - b))
        expect(withoutIds(merged, (id) => added.has(id))).toEqual(kept)
      }),
    )
  })
})
