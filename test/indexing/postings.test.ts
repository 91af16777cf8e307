import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countBits, readBits, setBit } from '../../src/indexing/bitmap.ts'
import { addStrongest, readStrong } from '../../src/indexing/posting-levels.ts'
import { levelOf, readRanks, strongestWithin } from '../../src/indexing/posting-ranks.ts'
import { addCommon, keepHeld, markIds, readCommon } from '../../src/indexing/posting-sets.ts'
import {
  appendPostings,
  CHUNK_SIZE,
  CHUNK_WORDS,
  decodePostings,
  encodePostings,
  LEVELS,
  LONGEST_RECORD,
  openPostings,
  readIds,
  recordSize,
  strongestLevel,
  toPosting,
} from '../../src/indexing/postings.ts'

/** Postings of any number: short, long and dense records. */
const postings = fc
  .record({
    step: fc.constantFrom(1, 2, 3, 7, 8, 60, 200, 30_000),
    first: fc.nat(65_534),
    count: fc.constantFrom(0, 1, 2, 24, 511, 512, 513, 8_191, 8_192, 8_193, 65_535),
    strongest: fc.nat(LEVELS - 1),
  })
  .map(({ step, first, count, strongest }) => {
    const ids = Array.from({ length: count }, (_, at) => first + at * step).filter(
      (id) => id < CHUNK_SIZE - 1,
    )
    return Uint32Array.from(ids, (id) => toPosting(id, Math.max(strongest, (id * 7) % LEVELS)))
  })

const idsOf = (list: Uint32Array): number[] => Array.from(list, (posting) => Math.floor(posting / LEVELS))

describe('posting records', () => {
  it('give back what went in, wherever the bytes lie', () => {
    fc.assert(
      fc.property(postings, fc.nat(3), (input, shift) => {
        const record = encodePostings(input)
        const moved = new Uint8Array(record.length + shift)
        moved.set(record, shift)
        expect(decodePostings(moved.subarray(shift))).toEqual(input)
        expect(recordSize(record)).toBe(input.length)
      }),
      { numRuns: 40 },
    )
  })

  it('grow by appending into what they would be if written at once', () => {
    const room = Buffer.alloc(LONGEST_RECORD)
    fc.assert(
      fc.property(postings, fc.integer({ min: 1, max: 600 }), (input, behind) => {
        const [before, added] = [input.subarray(0, -behind), input.subarray(-behind)]
        fc.pre(before.length > 0)
        expect(appendPostings(encodePostings(before), added, room).equals(encodePostings(input))).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it('tell of any passage whether it has a posting, and its level', () => {
    fc.assert(
      fc.property(postings, fc.array(fc.nat(65_534), { maxLength: 50 }), (input, others) => {
        const record = openPostings(encodePostings(input))
        const levels = new Map(
          Array.from(input, (posting) => [Math.floor(posting / LEVELS), posting % LEVELS]),
        )
        for (const id of [...others, ...idsOf(input).slice(0, 50)]) {
          expect(levelOf(record, id)).toBe(levels.get(id) ?? -1)
        }
        expect(strongestLevel(record)).toBeLessThanOrEqual(Math.min(LEVELS, ...levels.values()))
      }),
    )
  })

  it('tell the strongest level among some passages in a row', () => {
    fc.assert(
      fc.property(
        postings,
        fc.array(fc.tuple(fc.nat(65_000), fc.integer({ min: 1, max: 400 })), { maxLength: 30 }),
        (input, ranges) => {
          const record = openPostings(encodePostings(input))
          const of = new Uint32Array(CHUNK_WORDS)
          for (let id = 0; id < CHUNK_SIZE; id += 1) if (id % 5 !== 0) setBit(of, id)
          const levels = new Map(
            Array.from(input, (posting) => [Math.floor(posting / LEVELS), posting % LEVELS]),
          )
          const near = idsOf(input)
            .slice(0, 20)
            .map((id): [number, number] => [id, 1 + (id % 40)])
          for (const [from, length] of [...ranges, ...near]) {
            const end = Math.min(from + length, CHUNK_SIZE)
            const ids = Array.from({ length: end - from }, (_, at) => from + at).filter((id) => id % 5 !== 0)
            const expected = Math.min(LEVELS, ...ids.map((id) => levels.get(id) ?? LEVELS))
            expect(strongestWithin(record, from, end, of)).toBe(expected)
          }
        },
      ),
      { numRuns: 40 },
    )
  })

  it('tell the levels of those passages that are asked for', () => {
    const of = new Uint32Array(CHUNK_WORDS)
    for (let id = 0; id < CHUNK_SIZE; id += 1) if (id % 5 !== 0) setBit(of, id)
    const strongest = new Uint8Array(CHUNK_SIZE >> 4)
    const replyOf = Uint32Array.from({ length: CHUNK_SIZE }, (_, id) => id >> 4)
    fc.assert(
      fc.property(postings, (input) => {
        strongest.fill(LEVELS)
        addStrongest(openPostings(encodePostings(input)), of, { replyOf, strongest })
        const expected = new Uint8Array(strongest.length).fill(LEVELS)
        for (const posting of input) {
          const [id, level] = [Math.floor(posting / LEVELS), posting % LEVELS]
          if (id % 5 !== 0) expected[id >> 4] = Math.min(expected[id >> 4] ?? 0, level)
        }
        expect(strongest).toEqual(expected)
      }),
      { numRuns: 40 },
    )
  })

  it('tell which are no weaker than a level', () => {
    const read = { ids: new Uint16Array(CHUNK_SIZE), levels: new Uint8Array(CHUNK_SIZE) }
    fc.assert(
      fc.property(postings, fc.integer({ min: -1, max: LEVELS - 1 }), (input, weakest) => {
        const count = readStrong(openPostings(encodePostings(input)), weakest, read)
        const found = Array.from({ length: count }, (_, at) =>
          toPosting(read.ids[at] ?? 0, read.levels[at] ?? 0),
        )
        expect(found).toEqual(Array.from(input).filter((posting) => posting % LEVELS <= weakest))
      }),
      { numRuns: 40 },
    )
  })

  it('tell the ranks of many passages in one sweep', () => {
    fc.assert(
      fc.property(postings, postings, (input, asked) => {
        const record = openPostings(encodePostings(input))
        const ids = Uint16Array.from(idsOf(asked))
        const into = new Int32Array(ids.length)
        readRanks(record, ids, { count: ids.length, into })
        const ranks = new Map(idsOf(input).map((id, rank) => [id, rank]))
        expect(Array.from(into)).toEqual(Array.from(ids, (id) => ranks.get(id) ?? -1))
      }),
      { numRuns: 40 },
    )
  })

  it('meet other lists, and join them, as sets do', () => {
    fc.assert(
      fc.property(postings, postings, (one, other) => {
        const [a, b] = [openPostings(encodePostings(one)), openPostings(encodePostings(other))]
        const ids = new Uint16Array(CHUNK_SIZE)
        const common = keepHeld(b, ids, readIds(a, ids))
        const held = new Set(idsOf(other))
        expect(Array.from(ids.subarray(0, common))).toEqual(idsOf(one).filter((id) => held.has(id)))
        expect(readCommon([a, b], ids)).toBe(common)
        expect(Array.from(ids.subarray(0, common))).toEqual(idsOf(one).filter((id) => held.has(id)))
        const both = new Uint32Array(CHUNK_WORDS)
        addCommon([a, b], both, new Uint16Array(CHUNK_SIZE))
        expect(readBits(both, ids)).toBe(common)
        expect(Array.from(ids.subarray(0, common))).toEqual(idsOf(one).filter((id) => held.has(id)))
        const bitmap = new Uint32Array(CHUNK_WORDS)
        markIds(a, bitmap)
        markIds(b, bitmap)
        expect(countBits(bitmap)).toBe(new Set([...idsOf(one), ...idsOf(other)]).size)
      }),
      { numRuns: 40 },
    )
  })

  it('meet a short list also when it comes behind a dense one', () => {
    const every = (step: number, count: number): Uint32Array =>
      Uint32Array.from({ length: count }, (_, at) => at * step * LEVELS)
    const lists = [every(2, 20_000), every(3, 100), every(5, 9_000)]
    const ids = new Uint16Array(CHUNK_SIZE)
    const count = readCommon(lists.map((list) => encodePostings(list)).map(openPostings), ids)
    expect(Array.from(ids.subarray(0, count))).toEqual([0, 30, 60, 90, 120, 150, 180, 210, 240, 270])
  })

  it('take two and a half bytes a posting when short, and less in a crowded chunk', () => {
    const some = (count: number): Uint32Array =>
      Uint32Array.from({ length: count }, (_, at) => at * 2 * LEVELS)
    expect(encodePostings(some(4))).toHaveLength(10)
    expect(encodePostings(some(512))).toHaveLength(1_280)
    expect(encodePostings(some(8_192)).length).toBeLessThan(1.6 * 8_192)
    expect(encodePostings(some(32_000)).length).toBeLessThan(0.8 * 32_000)
  })

  it('are refused when cut short', () => {
    const long = encodePostings(Uint32Array.from({ length: 9_000 }, (_, at) => at * LEVELS))
    expect(() => openPostings(long.subarray(0, 6_000))).toThrow(RangeError)
    expect(() => openPostings(Uint8Array.of(1, 2))).toThrow(RangeError)
  })
})
