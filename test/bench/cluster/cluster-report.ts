import { cpus } from 'node:os'
import type { CorpusFacts } from '../corpus.ts'
import type { FuwenBuild } from '../engines/fuwen.ts'
import type { QueryClass } from '../queries.ts'
import { digits, megabytes, queryHeads, table } from '../tables.ts'
import type { ClusterBuild } from './cluster-bench.ts'
import type { IndexRates } from './index-rates.ts'
import { type ClientTiming, clientCounts, type Way, ways } from './query-rates.ts'

/** All that one run with a cluster found out. */
export interface ClusterFigures {
  readonly corpus: CorpusFacts
  readonly cores: number
  readonly embedded: FuwenBuild
  readonly cluster: ClusterBuild
  readonly rates: IndexRates
  readonly timings: readonly ClientTiming[]
}

const wayNames: Readonly<Record<Way, string>> = {
  embedded: 'embedded index',
  fuwen: 'cluster, fuwen',
  bare: 'cluster, its searches sent bare',
  'by hand': 'cluster, one search by hand',
}

/** The report as Markdown. */
export function describeClusterFigures(figures: ClusterFigures): string {
  const { corpus, cores } = figures
  const date = new Date().toISOString().slice(0, 10)
  return [
    `# Bench of a cluster: ${corpus.passages.toLocaleString('en')} passages`,
    '',
    `${date} · ${cores} cores (${cpus()[0]?.model.trim() ?? 'unknown'}) · Node ${process.version} · OpenSearch 2.19.1, three nodes of 512 MB of heap on the same machine · \`npm run bench -- --cluster --size ${corpus.replies}\``,
    '',
    `${corpus.replies.toLocaleString('en')} replies, ${megabytes(corpus.bytes)} MB of UTF-8. Three shards with a copy each.`,
    '',
    '## Building and keeping',
    '',
    ...describeBuilds(figures),
    '',
    '## Queries with six facets and exact totals, milliseconds: p50 / p99 (answers a second, how many were without)',
    '',
    ...clientCounts.flatMap((clients) => [
      `${clients} ${clients === 1 ? 'client' : 'clients'}:`,
      '',
      ...timingTable(figures.timings, clients),
      '',
    ]),
    '“Sent bare”: what fuwen asks to search, searches of the same time as one request, without what it asks beside them (version, statistics of terms) and without reading the answers into replies. “By hand”: one search with the same facets that ranks by single passages and tells nothing of exact passages. The clients are one process beside the nodes.',
    '',
  ].join('\n')
}

function describeBuilds({ corpus, embedded, cluster, rates }: ClusterFigures): string[] {
  const perSecond = (ms: number, passages: number): string =>
    Math.round(passages / (ms / 1000)).toLocaleString('en')
  const perPassage = (bytes: number): string => Math.round(bytes / corpus.passages).toLocaleString('en')
  const build = (name: string, ms: number, bytes: number): string[] => [
    name,
    (ms / 1000).toFixed(1),
    perSecond(ms, corpus.passages),
    megabytes(bytes),
    perPassage(bytes),
  ]
  return [
    ...table(
      ['from files', 'build s', 'passages/s', 'disk MB', 'bytes a passage'],
      [
        build('embedded index', embedded.buildMs, embedded.disk),
        build('cluster, with copies', cluster.buildMs, cluster.bytes),
        build('cluster, without', cluster.buildMs, cluster.primaryBytes),
      ],
    ),
    '',
    `Heap used in all nodes afterwards: ${megabytes(cluster.heap)} MB.`,
    `Taking in documents that are made already (${rates.replies.toLocaleString('en')} replies, ${megabytes(rates.bytes)} MB of JSON): raw bulk ${perSecond(rates.rawMs, rates.passages)} passages/s, fuwen’s writer ${perSecond(rates.writerMs, rates.passages)}, ${Math.round((100 * rates.rawMs) / rates.writerMs)} % of that (goal: 80).`,
  ]
}

function timingTable(timings: readonly ClientTiming[], clients: number): string[] {
  const of = (way: Way, kind: QueryClass): ClientTiming | undefined =>
    timings.find((timing) => timing.way === way && timing.kind === kind && timing.clients === clients)
  const rows = ways.map((way) => [
    wayNames[way],
    ...queryHeads.map(([kind]) => {
      const timing = of(way, kind)
      return timing ? describeTiming(timing) : '–'
    }),
  ])
  const ratios = (name: string, other: Way): string[] => [
    name,
    ...queryHeads.map(([kind]) => {
      const [own, raw] = [of('fuwen', kind), of(other, kind)]
      if (!own || !raw || own.rate === 0 || raw.rate === 0) return '–'
      return `${(own.p50 / raw.p50).toFixed(2)} / ${(own.p99 / raw.p99).toFixed(2)}`
    }),
  ]
  return table(
    ['', ...queryHeads.map(([, head]) => head)],
    [...rows, ratios('fuwen : bare (goal: 1.2)', 'bare'), ratios('fuwen : by hand', 'by hand')],
  )
}

function describeTiming({ p50, p99, rate, failed }: ClientTiming): string {
  if (rate === 0) return `– (${failed} without)`
  const perSecond = rate < 10 ? rate.toFixed(1) : Math.round(rate).toLocaleString('en')
  const without = failed > 0 ? `, ${failed} without` : ''
  return `${digits(p50)} / ${digits(p99)} (${perSecond}${without})`
}
