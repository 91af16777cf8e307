import { once } from 'node:events'
import { timeChanges } from './changes.ts'
import type { Job } from './child.ts'
import { buildInCluster } from './cluster/cluster-bench.ts'
import { measureIndexRates } from './cluster/index-rates.ts'
import { measureQueryRates } from './cluster/query-rates.ts'
import { prepareCorpus, readQueries } from './corpus.ts'
import { timeDrafting } from './drafting.ts'
import type { EngineFigures } from './engines/engine.ts'
import { buildFuwen, type FuwenBuild, queryFuwen } from './engines/fuwen.ts'
import { buildTerms, queryTerms } from './engines/fuwen-terms.ts'
import { measureMemoryEngine, memoryEngines } from './engines/memory-engines.ts'
import { jiebaRate, parseRates } from './rates.ts'

const jobs: Readonly<Record<Job['task'], (job: Job) => unknown>> = {
  prepare: ({ folder, size }) => prepareCorpus(folder, size),
  'parse-rate': parseRates,
  'jieba-rate': () => jiebaRate(untilOthersAreReady),
  'build-fuwen': ({ folder, size }) => buildFuwen(folder, size),
  'query-fuwen': ({ folder, input }) => queryFuwen(folder, input as FuwenBuild),
  drafting: ({ folder, size }) => timeDrafting(folder, size),
  changes: ({ folder }) => timeChanges(folder),
  'same-words': async ({ folder, input }) => queryTerms(folder, Number(input), await buildTerms(folder)),
  peer: ({ folder, input }) => peer(String(input), folder),
  'build-in-cluster': ({ folder, input }) => buildInCluster(input as string[], folder),
  'index-rates': ({ size, input }) => measureIndexRates(input as string[], size),
  'query-rates': ({ folder, input }) => measureQueryRates(input as string[], folder),
}

async function untilOthersAreReady(): Promise<void> {
  process.send?.('ready')
  await once(process, 'message')
}

async function peer(name: string, folder: string): Promise<EngineFigures> {
  const load = memoryEngines[name]
  if (!load) throw new Error(`no engine is called ${name}`)
  return measureMemoryEngine(await load(), folder, readQueries(folder))
}

// Run as a program with a job as its only argument: does it and sends the result to the process that started it.
const job = JSON.parse(process.argv[2] ?? '') as Job
process.send?.(await jobs[job.task](job))
