import { expect, it } from 'vitest'
import { type ClusterFigures, describeClusterFigures } from './cluster-report.ts'

const figures: ClusterFigures = {
  corpus: { replies: 1000, passages: 16_000, bytes: 4e6, wordsPerPassage: 41 },
  cores: 2,
  embedded: { buildMs: 4_000, parseMs: null, buildMemory: 500e6, disk: 9e6 },
  cluster: { buildMs: 20_000, bytes: 48e6, primaryBytes: 24e6, heap: 600e6 },
  rates: { replies: 1000, passages: 16_000, bytes: 30e6, rawMs: 8_000, writerMs: 10_000 },
  timings: [
    { way: 'fuwen', kind: 'one', clients: 8, p50: 60, p99: 110, rate: 130, failed: 2 },
    { way: 'bare', kind: 'one', clients: 8, p50: 50, p99: 100, rate: 1.6, failed: 0 },
    { way: 'fuwen', kind: 'one', clients: 32, p50: 0, p99: 0, rate: 0, failed: 64 },
    { way: 'bare', kind: 'one', clients: 32, p50: 90, p99: 100, rate: 12, failed: 0 },
  ],
}

it('gives rates, bytes a passage, and ratios to the same searches sent bare', () => {
  const report = describeClusterFigures(figures)
  expect(report).toMatch(/\| cluster, with copies +\| 20\.0 +\| 800 +\| 48 +\| 3,000 +\|/)
  expect(report).toContain('raw bulk 2,000 passages/s, fuwen’s writer 1,600, 80 % of that')
  expect(report).toMatch(/\| fuwen : bare \(goal: 1\.2\) +\| 1\.20 \/ 1\.10 +\|/)
  expect(report).toContain('60.0 / 110 (130, 2 without)')
  expect(report).toContain('50.0 / 100 (1.6)')
  expect(report).toMatch(/\| embedded index +\| – +\|/)
})

it('gives neither times nor ratios where nothing was answered', () => {
  const [, , of32 = ''] = describeClusterFigures(figures)
    .split(/clients?:/)
    .slice(1)
  expect(of32).toMatch(/\| cluster, fuwen +\| – \(64 without\) +\|/)
  expect(of32).toMatch(/\| fuwen : bare \(goal: 1\.2\) +\| – +\|/)
})
