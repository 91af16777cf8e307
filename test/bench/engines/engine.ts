import type { Answer, Timings } from '../measure.ts'

/** What a process of its own found out about one engine. Times in milliseconds, sizes in bytes; null where the engine
 *  has no such thing. */
export interface EngineFigures {
  readonly name: string
  /** What its answer to a query contains. */
  readonly answers: string
  readonly buildMs: number
  /** Of that, reading facts and passages out of the raw text; null for engines that get passages cut beforehand. */
  readonly parseMs: number | null
  /** The most memory that building took. */
  readonly buildMemory: number
  /** From opening to the end of the first answer; null for engines that build anew at each start. */
  readonly openMs: number | null
  /** What the engine keeps after all queries, beyond the bare process. */
  readonly memory: number
  readonly disk: number | null
  readonly timings: Timings
}

/** An engine that keeps its index in memory. */
export interface MemoryEngine {
  readonly name: string
  readonly answers: string
  /** Indexes the passages that `prepareCorpus` left in `folder`. */
  build(folder: string): Promise<Answer>
}
