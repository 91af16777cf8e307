import { describe, expect, it } from 'vitest'
import { readCounts, readReplies } from '../../../src/indexing/cluster/found-answer.ts'

const buckets = (counts: Record<string, number>): object => ({
  values: { buckets: Object.entries(counts).map(([key, doc_count]) => ({ key, doc_count })) },
})

describe('readCounts', () => {
  const answer = {
    hits: { total: { value: 7 } },
    aggregations: {
      selected: { passages: { speaking: { doc_count: 12, exact: { doc_count: 5 } } } },
      region: buckets({ '331083': 3, '330000': 7 }),
      programme: buckets({}),
      year: buckets({ 2024: 7 }),
      kind: buckets({ proposal: 7 }),
      authority: { values: { value: '12 5 4503599627370495 1 ' } },
      section: { buckets: { plan: { doc_count: 4 }, done: { doc_count: 6 }, thanks: { doc_count: 0 } } },
    },
  }

  it('gives totals, and counts whose values ascend', () => {
    const { total, counts, authorities } = readCounts(answer)
    expect(total).toEqual({ replies: 7, passages: 12, exact: 5 })
    expect([...counts.region]).toEqual([
      ['330000', 7],
      ['331083', 3],
    ])
    expect([...counts.section]).toEqual([
      ['done', 6],
      ['plan', 4],
    ])
    expect(authorities).toBe('12 5 4503599627370495 1 ')
  })

  it('gives nothing for fields that were not to be counted', () => {
    const { hits, aggregations } = answer
    const { selected, year } = aggregations
    const { counts, authorities } = readCounts({ hits, aggregations: { selected, year } })
    expect([...counts.year]).toEqual([['2024', 7]])
    expect([counts.region.size, counts.section.size, authorities]).toEqual([0, 0, ''])
  })

  it('throws for an answer that is none', () => {
    expect(() => readCounts({ hits: {} })).toThrow()
  })
})

describe('readReplies', () => {
  it('gives passages in the order of the reply, header lines apart', () => {
    const hit = (ordinal: number, score: number, exact = false): object => ({
      _score: score,
      fields: { 'passages.ordinal': [ordinal] },
      ...(exact && { matched_queries: ['exact'] }),
    })
    const passages = { hits: { hits: [hit(4, 3.5, true), hit(-1, 2), hit(1, 0.5)] } }
    const answer = { hits: { hits: [{ _id: 'a', _score: 4, inner_hits: { passages } }] } }
    expect(readReplies(answer)).toEqual([
      {
        id: 'a',
        evidence: 4,
        inHeader: true,
        passages: [
          { ordinal: 1, evidence: 0.5, exact: false },
          { ordinal: 4, evidence: 3.5, exact: true },
        ],
      },
    ])
  })
})
