import { performance } from 'node:perf_hooks'
import { residentBytes, timeQueries } from '../measure.ts'
import type { BenchQuery } from '../queries.ts'
import type { EngineFigures, MemoryEngine } from './engine.ts'

/** The engines of npm packages by the name that `--peers` takes; each loaded only where it is measured. */
export const memoryEngines: Readonly<Record<string, () => Promise<MemoryEngine>>> = {
  flexsearch: async () => (await import('./flexsearch.ts')).flexSearch,
  minisearch: async () => (await import('./minisearch.ts')).miniSearch,
  orama: async () => (await import('./orama.ts')).orama,
}

/** Builds the engine in this process and runs all queries. */
export async function measureMemoryEngine(
  engine: MemoryEngine,
  folder: string,
  queries: readonly BenchQuery[],
): Promise<EngineFigures> {
  const bare = residentBytes()
  const started = performance.now()
  const answer = await engine.build(folder)
  const buildMs = performance.now() - started
  const timings = await timeQueries(queries, answer)
  return {
    name: engine.name,
    answers: engine.answers,
    buildMs,
    parseMs: null,
    buildMemory: process.resourceUsage().maxRSS * 1024,
    openMs: null,
    memory: residentBytes() - bare,
    disk: null,
    timings,
  }
}
