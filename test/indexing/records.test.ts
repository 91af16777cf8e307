import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chunkKey, parseChunkKey } from '../../src/indexing/chunk-key.ts'
import { appendRows, removeRows } from '../../src/indexing/column-changes.ts'
import { encodeColumns, type NumberedRow, openColumns } from '../../src/indexing/column-record.ts'
import { joinColumns } from '../../src/indexing/columns.ts'
import { dayOf, decodeExtents, encodeExtents, NO_REPLY, replyTable } from '../../src/indexing/extents.ts'
import { packFacts, unpackFacts } from '../../src/indexing/facts-record.ts'
import { impactLevel, impactOf, inverseFrequency } from '../../src/indexing/impact.ts'
import { SortedCounts } from '../../src/indexing/sorted-counts.ts'
import { heldPacked, packSource, unpackSource } from '../../src/indexing/source-record.ts'
import { decodeTagged, encodeTagged } from '../../src/indexing/tag-record.ts'
import { TagValues } from '../../src/indexing/tag-values.ts'
import { factsOf } from '../../src/reply/reply-facts.ts'
import { sampleReplies } from './sample-replies.ts'

describe('extents', () => {
  it('give back what went in, ascending', () => {
    const extents = [
      { start: 40, length: 3, day: -5 },
      { start: 0, length: 12, day: 19_863 },
    ]
    expect(decodeExtents(encodeExtents(extents))).toEqual(extents.toReversed())
    expect(decodeExtents(undefined)).toEqual([])
  })

  it('number the replies, and tell the reply of each passage and the holes', () => {
    const table = replyTable([
      encodeExtents([{ start: 2, length: 3, day: 7 }]),
      encodeExtents([{ start: 0, length: 1, day: 0 }]),
    ])
    expect([...table.replyOf.subarray(0, 6)]).toEqual([NO_REPLY, NO_REPLY, 0, 0, 0, NO_REPLY])
    expect([...table.heads]).toEqual([2, 65_536])
    expect([...table.lengths]).toEqual([2, 0])
    expect([...table.days]).toEqual([7, 0])
  })

  it.each([
    ['2024-05-20', 19_863],
    ['1970-01-01', -1],
    [null, 0],
  ])('the day of %s is %i', (date, day) => {
    expect(dayOf(date)).toBe(day)
  })
})

describe('source records', () => {
  const sha = 'a1'.repeat(32)

  it.each([
    { stamp: '12 3.5 3.5 7', digest: sha, entries: [{ id: '甲', digest: sha }] },
    { stamp: '', digest: null, entries: [{ id: '甲', digest: sha.replaceAll('a', 'b') }] },
    { stamp: '', digest: 'd1', entries: [] },
    { stamp: '12 3.5 3.5 7', digest: sha, entries: [], unread: 'scanned-pdf' },
  ])('give back what went in: $stamp $digest', (record) => {
    const packed = packSource(record)
    expect(unpackSource(packed)).toEqual(record)
    expect(heldPacked('甲.pdf', packed)).toEqual({
      name: '甲.pdf',
      stamp: record.stamp,
      unread: record.unread ?? null,
    })
  })

  it('has no stamp while not all of a file is in the index', () => {
    const packed = packSource({ stamp: '12 3.5 3.5 7', digest: null, entries: [] })
    expect(heldPacked('甲.jsonl', packed).stamp).toBe('')
  })
})

describe('facts', () => {
  it('give back what went in, each under its own name', () => {
    for (const reply of sampleReplies) {
      const facts = factsOf(reply)
      expect(unpackFacts(packFacts(facts))).toEqual(facts)
      expect(packFacts(facts)).toHaveLength(Object.keys(facts).length)
    }
  })
})

describe('column records', () => {
  const row = (start: number, id: string, more: Partial<NumberedRow> = {}): NumberedRow => ({
    start,
    id,
    roles: ['receipt', 'done', 'plan'],
    values: { region: [], programme: [], year: [], kind: [], authority: [] },
    sets: [7, 0, 3, 0, 70_000],
    docType: 'reply',
    titles: 12,
    characters: 800,
    ...more,
  })
  const rows = [
    row(40, '乙', { docType: 'other', roles: [], sets: [8, 0, 3, 2, 1] }),
    row(2, '甲', { characters: 100_000 }),
  ]

  it('hold the rows, ascending by their starts', () => {
    const record = openColumns(encodeColumns(rows))
    expect([0, 1].map(record.id)).toEqual(['甲', '乙'])
    expect([...record.starts]).toEqual([2, 40])
    expect([...record.passages]).toEqual([3, 0])
    expect([...record.characters]).toEqual([100_000, 800])
    expect(record.sets.map((sets) => [...sets])).toEqual([
      [7, 8],
      [0, 0],
      [3, 3],
      [0, 2],
      [70_000, 1],
    ])
    expect(openColumns(encodeColumns([])).starts).toHaveLength(0)
  })

  it('grow and shrink to just what the remaining rows make, and tell the sets of the others', () => {
    const rowAt = (set: number, at: number): NumberedRow =>
      row(5 * at, `第${at}篇`, { roles: at % 3 === 0 ? [] : ['plan', 'done'], sets: [set, 1, 2, 3, 4] })
    fc.assert(
      fc.property(
        fc.array(fc.nat(9), { maxLength: 12 }),
        fc.nat(12),
        fc.func(fc.boolean()),
        (chosen, first, isGone) => {
          const all = chosen.map(rowAt)
          const grown = appendRows(encodeColumns(all.slice(0, first)), all.slice(first))
          expect(grown.equals(encodeColumns(all))).toBe(true)
          const { record, setsOfGone } = removeRows(grown, isGone)
          expect(record.equals(encodeColumns(all.filter(({ start }) => !isGone(start))))).toBe(true)
          expect(setsOfGone).toEqual(all.filter(({ start }) => isGone(start)).flatMap(({ sets }) => sets))
        },
      ),
    )
    expect(appendRows(undefined, rows).equals(encodeColumns(rows))).toBe(true)
    expect(removeRows(undefined, () => true).record.equals(encodeColumns([]))).toBe(true)
  })

  it('are refused when cut short or lengthened', () => {
    const bytes = encodeColumns(rows)
    for (const damaged of [bytes.subarray(1), bytes.subarray(0, 10), Buffer.concat([bytes, Buffer.of(0)])]) {
      expect(() => openColumns(damaged)).toThrow(RangeError)
    }
  })

  it('join across chunks', () => {
    const extents = (starts: readonly number[]): Buffer =>
      encodeExtents(starts.map((start) => ({ start, length: 4, day: 0 })))
    const nothing = { pages: [], values: new TagValues([], () => undefined) }
    const columns = joinColumns(
      [openColumns(encodeColumns(rows)), undefined, openColumns(encodeColumns([row(0, '丙')]))],
      replyTable([extents([2, 40]), undefined, extents([0])]),
      nothing,
    )
    expect(columns.sets.setsOf.map((sets) => [...sets])[4]).toEqual([70_000, 1, 70_000])
    expect([0, 1, 2, 3].map(columns.idOf)).toEqual(['甲', '乙', '丙', ''])
    expect(joinColumns([], replyTable([]), nothing).rolesOf).toHaveLength(0)
  })
})

describe('sorted counts', () => {
  it('read as a map of what is held', () => {
    const [strings, held] = [['2022', '2023', '2024'], Uint32Array.of(3, 0, 1)]
    const counts = new SortedCounts(() => ({ strings, counts: held }))
    expect([...counts.keys()]).toEqual(['2022', '2024'])
    expect([...counts.values()]).toEqual([3, 1])
    expect([...counts]).toEqual([
      ['2022', 3],
      ['2024', 1],
    ])
    expect([counts.get('2024'), counts.get('2023'), counts.has('2022'), counts.size]).toEqual([
      1,
      undefined,
      true,
      2,
    ])
    expect(new Map(counts)).toEqual(new Map(counts.entries()))
  })
})

describe('tag records', () => {
  it.each([0, 1, 4_095, 4_096, 60_000])('give back %i ids', (count) => {
    const ids = Array.from({ length: count }, (_, at) => at)
    const record = encodeTagged(ids)
    expect(decodeTagged(record)).toEqual(ids)
    expect(record.length).toBeLessThanOrEqual(8_192)
  })
})

describe('chunk keys', () => {
  it('give back their parts, and sort by the chunk before them', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z企业315]{1,8}$/), fc.nat(65_535), (term, chunk) => {
        expect(parseChunkKey(chunkKey(chunk, term))).toEqual({ parts: [term], chunk })
      }),
    )
    expect(Buffer.compare(chunkKey(0, '业'), chunkKey(1, '企'))).toBeLessThan(0)
  })
})

describe('impact', () => {
  it('rises with the count and falls with the length of the passage', () => {
    expect(impactLevel(3, 240)).toBeLessThan(impactLevel(1, 240))
    expect(impactLevel(1, 60)).toBeLessThan(impactLevel(1, 600))
    expect(impactOf(0)).toBeGreaterThan(impactOf(15))
  })

  it('stays within the 16 levels', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.integer({ min: 1, max: 1_000_000 }),
        (count, length) => {
          const level = impactLevel(count, length)
          expect(level).toBeGreaterThanOrEqual(0)
          expect(level).toBeLessThanOrEqual(15)
        },
      ),
    )
  })

  it('rare terms weigh more, and even a term of every passage weighs something', () => {
    expect(inverseFrequency(1, 1000)).toBeGreaterThan(inverseFrequency(500, 1000))
    expect(inverseFrequency(1000, 1000)).toBeGreaterThan(0)
  })
})
