import { describe, expect, it } from 'vitest'
import type { EngineFigures } from './engines/engine.ts'
import { timeQueries } from './measure.ts'
import type { BenchQuery } from './queries.ts'
import { describeFigures } from './report.ts'

const engine: EngineFigures = {
  name: 'an engine',
  answers: 'best 10',
  buildMs: 2_000,
  parseMs: null,
  buildMemory: 50e6,
  openMs: null,
  memory: 20e6,
  disk: 10e6,
  timings: { one: { p50: 0.123, p99: 4.56, queries: 300, answered: 1 } },
}

const timing = { p50: 12.34, p99: 56.7, queries: 20, answered: 1 }

function report(changed: Partial<EngineFigures>): string {
  return describeFigures({
    corpus: { replies: 1000, passages: 16_000, bytes: 4e6, wordsPerPassage: 41 },
    parseRates: [
      { kind: 'seeds', rate: 12.34 },
      { kind: 'one text of 1 MB', rate: 22 },
    ],
    jiebaOneCore: 4,
    jiebaAllCores: 7,
    cores: 2,
    engines: [{ ...engine, ...changed }],
    drafting: {
      similar: { p50: 45.67, p99: 80, queries: 20, answered: 1 },
      check: { p50: 120, p99: 250.4, queries: 20, answered: 1 },
    },
    changes: { add: timing, write: timing, change: timing, remove: timing, nothing: timing },
    missing: ['tantivy (no python)'],
  })
}

describe('describeFigures', () => {
  it('gives rates and ratios', () => {
    expect(report({})).toMatch(
      /\| an engine +\| 2\.0 +\| 2\.00 +\| 8,000 +\| 50 +\| builds anew +\| 20 +\| 10 \(2\.50×\) +\|/,
    )
    expect(report({})).toContain('0.12 / 4.6')
    expect(report({})).toContain(
      'Parsing alone, MB/s on one core (goal: 20): seeds 12.3 · one text of 1 MB 22.0.',
    )
    expect(report({})).toContain('an engine is built at 2.00 MB/s, 29 % of that, with 50 MB of memory')
  })

  it('gives the times of drafting beside their goals', () => {
    expect(report({})).toMatch(/proposal of 2,000 characters.*\| 45\.7 \/ 80\.0 +\| 100 /)
    expect(report({})).toMatch(/draft of 5,000 characters.*\| 120 \/ 250 +\| 300 /)
  })

  it('gives the times of changes', () => {
    expect(report({})).toMatch(/one reply is new +\| 12\.3 \/ 56\.7 +\| 150 /)
    expect(report({})).toMatch(/nothing changed +\| 12\.3 \/ 56\.7 +\| – /)
  })

  it('says where queries were cut off or found nothing, and what was not measured', () => {
    const cut = report({ timings: { one: { p50: 1, p99: 2, queries: 12, answered: 0.5 } } })
    expect(cut).toContain('1.0 / 2.0 (12 queries) [50 % answered]')
    expect(cut).toContain('Not measured: tantivy (no python)')
  })
})

describe('timeQueries', () => {
  it('runs each query twice and counts those that found something', async () => {
    const queries = ['甲', '乙', '丙', '丁'].map(
      (word): BenchQuery => ({ kind: 'one', words: [word], text: word, province: null }),
    )
    let asked = 0
    const timings = await timeQueries(queries, ({ text }) => {
      asked += 1
      return text === '丁' ? 0 : 1
    })
    expect(asked).toBe(8)
    expect(timings['one']).toMatchObject({ queries: 4, answered: 0.75 })
    expect(timings['all']?.queries).toBe(0)
  })
})
