import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { startNodes } from '../cluster/nodes.ts'
import type { ChangeTimings } from './changes.ts'
import { runJob, runJobTogether } from './child.ts'
import type { ClusterBuild } from './cluster/cluster-bench.ts'
import { type ClusterFigures, describeClusterFigures } from './cluster/cluster-report.ts'
import type { IndexRates } from './cluster/index-rates.ts'
import type { ClientTiming } from './cluster/query-rates.ts'
import type { CorpusFacts } from './corpus.ts'
import type { DraftingTimings } from './drafting-texts.ts'
import type { EngineFigures } from './engines/engine.ts'
import type { FuwenBuild } from './engines/fuwen.ts'
import { memoryEngines } from './engines/memory-engines.ts'
import { measurePythonEngine, pythonEngines } from './engines/python-peers.ts'
import type { ParseRate, Rate } from './rates.ts'
import { type BenchFigures, describeFigures } from './report.ts'

/** What is measured when `--peers` is not given: the peers that build fast. */
const FAST_PEERS = ['flexsearch', 'minisearch']

/** Some million passages. */
const CLUSTER_SIZE = '61100'

const usage = `npm run bench -- [--size 1000] [--peers all|none|name,name] [--cluster] [--out FILE]
  --size   replies to generate: 1000 (default), 20000, 100000 or any number
  --cluster  measures an index in three OpenSearch nodes beside the embedded one instead (needs a JDK and Maven);
           --size is ${CLUSTER_SIZE} by default, a million passages
  --peers  ${[...Object.keys(memoryEngines), ...pythonEngines].join(', ')}; default ${FAST_PEERS.join(',')}
  --out    Markdown file to write; default test/bench/results-SIZE.md
`

const { values } = parseArgs({
  options: {
    size: { type: 'string' },
    cluster: { type: 'boolean', default: false },
    peers: { type: 'string', default: FAST_PEERS.join(',') },
    out: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
const size = Number(values.size ?? (values.cluster ? CLUSTER_SIZE : '1000'))
if (values.help || !Number.isInteger(size) || size < 1) process.stdout.write(usage)
else if (values.cluster) {
  await bench(
    async (folder) => describeClusterFigures(await measureCluster(folder, size)),
    values.out ?? defaultOut(`cluster-${size}`),
  )
} else {
  await bench(
    async (folder) => describeFigures(await measure(folder, size, peerNames(values.peers))),
    values.out ?? defaultOut(String(size)),
  )
}

async function bench(reportFrom: (folder: string) => Promise<string>, out: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'fuwen-bench-'))
  try {
    const report = await reportFrom(folder)
    process.stdout.write(`\n${report}`)
    writeFileSync(out, report)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(folder: string, replies: number, peers: readonly string[]): Promise<BenchFigures> {
  const job = { folder, size: replies }
  say(`generating ${replies} replies`)
  const corpus = await runJob<CorpusFacts>({ ...job, task: 'prepare' })
  say('parsing and cutting alone')
  const cores = availableParallelism()
  const parseRates = await runJob<ParseRate[]>({ ...job, task: 'parse-rate' })
  const [jiebaOneCore = 0] = await runJobTogether<Rate>({ ...job, task: 'jieba-rate' }, 1)
  const together = await runJobTogether<Rate>({ ...job, task: 'jieba-rate' }, cores)
  say('fuwen')
  const input = await runJob<FuwenBuild>({ ...job, task: 'build-fuwen' })
  const engines = await runJob<EngineFigures[]>({ ...job, task: 'query-fuwen', input })
  const drafting = await runJob<DraftingTimings>({ ...job, task: 'drafting' })
  const changes = await runJob<ChangeTimings>({ ...job, task: 'changes' })
  engines.push(await runJob<EngineFigures>({ ...job, task: 'same-words', input: corpus.passages }))
  const missing: string[] = []
  for (const name of peers) {
    say(name)
    try {
      engines.push(await measurePeer(name, job))
    } catch (error) {
      missing.push(`${name} (${String(error).split('\n')[0] ?? ''})`)
    }
  }
  const jiebaAllCores = together.reduce((sum, rate) => sum + rate, 0)
  return { corpus, parseRates, jiebaOneCore, jiebaAllCores, cores, engines, drafting, changes, missing }
}

async function measureCluster(folder: string, replies: number): Promise<ClusterFigures> {
  const job = { folder, size: replies }
  say(`generating ${replies} replies`)
  const corpus = await runJob<CorpusFacts>({ ...job, task: 'prepare' })
  say('the embedded index')
  const embedded = await runJob<FuwenBuild>({ ...job, task: 'build-fuwen' })
  say('three nodes')
  const nodes = await startNodes(3)
  try {
    const input = nodes.addresses
    const rates = await runJob<IndexRates>({ ...job, task: 'index-rates', input })
    say('the index in the cluster')
    const cluster = await runJob<ClusterBuild>({ ...job, task: 'build-in-cluster', input })
    say('queries')
    const timings = await runJob<ClientTiming[]>({ ...job, task: 'query-rates', input })
    return { corpus, cores: availableParallelism(), embedded, cluster, rates, timings }
  } finally {
    await nodes.close()
  }
}

async function measurePeer(name: string, job: { folder: string; size: number }): Promise<EngineFigures> {
  const python = pythonEngines.find((engine) => engine === name)
  if (python) return measurePythonEngine(python, job.folder)
  return runJob<EngineFigures>({ ...job, task: 'peer', input: name })
}

function peerNames(text: string): string[] {
  if (text === 'none') return []
  if (text === 'all') return [...Object.keys(memoryEngines), ...pythonEngines]
  return text.split(',').filter((name) => name !== '')
}

function defaultOut(name: string): string {
  return fileURLToPath(new URL(`results-${name}.md`, import.meta.url))
}

function say(text: string): void {
  process.stderr.write(`${text} …\n`)
}
