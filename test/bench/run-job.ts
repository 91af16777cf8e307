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

// Run as a program with a job as its only argument: does it and sends the result to the process that started it.
const job = JSON.parse(process.argv[2] ?? '') as Job
process.send?.(await doJob(job))

async function doJob({ task, folder, size, input }: Job): Promise<unknown> {
  switch (task) {
    case 'prepare':
      return prepareCorpus(folder, size)
    case 'parse-rate':
      return parseRates()
    case 'jieba-rate':
      return jiebaRate(async () => {
        process.send?.('ready')
        await once(process, 'message')
      })
    case 'build-fuwen':
      return buildFuwen(folder, size)
    case 'query-fuwen':
      return queryFuwen(folder, input as FuwenBuild)
    case 'drafting':
      return timeDrafting(folder, size)
    case 'changes':
      return timeChanges(folder)
    case 'same-words':
      return queryTerms(folder, Number(input), await buildTerms(folder))
    case 'peer':
      return peer(String(input), folder)
    case 'build-in-cluster':
      return buildInCluster(input as string[], folder)
    case 'index-rates':
      return measureIndexRates(input as string[], size)
    case 'query-rates':
      return measureQueryRates(input as string[], folder)
  }
}

async function peer(name: string, folder: string): Promise<EngineFigures> {
  const load = memoryEngines[name]
  if (!load) throw new Error(`no engine is called ${name}`)
  return measureMemoryEngine(await load(), folder, readQueries(folder))
}
