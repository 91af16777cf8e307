import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { type BenchQuery, queryClasses } from './queries.ts'

/** Answers one query with its best ten; gives how many hits the answer holds or counts. */
export type Answer = (query: BenchQuery) => number | Promise<number>

/** Times of one class of queries in milliseconds. */
export interface Timing {
  readonly p50: number
  readonly p99: number
  readonly queries: number
  /** Of 0…1 of the queries, something was found. */
  readonly answered: number
}

/** By class of query, `+filter` behind it for those with a filter. */
export type Timings = Readonly<Record<string, Timing>>

/** A class of queries that takes longer is cut off: the table says after how many. */
const MOST_MS = 3_000

/** Runs all queries twice, first to warm up, and takes the times of the second pass. */
export async function timeQueries(queries: readonly BenchQuery[], answer: Answer): Promise<Timings> {
  const timings: Record<string, Timing> = {}
  for (const filtered of [false, true]) {
    for (const kind of queryClasses) {
      const chosen = queries.filter((query) => query.kind === kind && (query.province !== null) === filtered)
      await timePass(chosen, answer, MOST_MS / 3)
      timings[filtered ? `${kind}+filter` : kind] = await timePass(chosen, answer, MOST_MS)
    }
  }
  return timings
}

/** Times of `answer` for each of `queries`, once through; cut off after `most` ms. */
export async function timePass<Q>(
  queries: readonly Q[],
  answer: (query: Q) => number | Promise<number>,
  most: number,
): Promise<Timing> {
  const times: number[] = []
  let answered = 0
  const end = performance.now() + most
  for (const query of queries) {
    const started = performance.now()
    const hits = await answer(query)
    const now = performance.now()
    times.push(now - started)
    if (hits > 0) answered += 1
    if (now > end) break
  }
  times.sort((a, b) => a - b)
  const quantile = (share: number): number =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return {
    p50: quantile(0.5),
    p99: quantile(0.99),
    queries: times.length,
    answered: times.length === 0 ? 0 : answered / times.length,
  }
}

/** Bytes of memory that the process holds after collecting garbage (node --expose-gc). */
export function residentBytes(): number {
  globalThis.gc?.()
  return process.memoryUsage().rss
}

const WATCH_MS = 100

/** Watches how much memory this process and its children take together. Pages they share count once, and pages of
 *  mapped files, which the system takes back when it needs them, do not. Where the system does not tell (it does on
 *  Linux), the most that this process alone had in memory. */
export class MemoryWatch {
  readonly #timer = setInterval(() => this.#look(), WATCH_MS)
  #peak = 0

  /** Bytes. The watch ends. */
  peak(): number {
    clearInterval(this.#timer)
    return this.#peak || process.resourceUsage().maxRSS * 1024
  }

  #look(): void {
    const bytes = familyOf(process.pid).reduce((sum, pid) => sum + anonymousBytes(pid), 0)
    this.#peak = Math.max(this.#peak, bytes)
  }
}

function familyOf(pid: number): number[] {
  const children = readProcess(`${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number)
  return [pid, ...children.flatMap(familyOf)]
}

function anonymousBytes(pid: number): number {
  const kilobytes = /^Pss_Anon: +(\d+) kB$/m.exec(readProcess(`${pid}/smaps_rollup`))?.[1]
  return Number(kilobytes ?? 0) * 1024
}

/** Empty for a process that has ended. */
function readProcess(file: string): string {
  try {
    return readFileSync(`/proc/${file}`, 'utf8')
  } catch {
    return ''
  }
}
