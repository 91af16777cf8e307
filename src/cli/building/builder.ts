import { availableParallelism } from 'node:os'
import { type Foundation, jobContext } from '../foundation.ts'
import type { Io } from '../io.ts'
import { startChildren } from './builder-children.ts'
import { doJob } from './do-job.ts'
import type { Builder } from './job.ts'

/** A child needs about a second to start: less work than this is done sooner without it. */
const BYTES_A_PROCESS = 3_000_000

/** A file is one process's work, however long it is, and one too long is not read at all. */
const MOST_OF_A_FILE = 1_000_000

/** How many processes are worth their start for `files`: none beside this one for a few, then as many as the machine has
 *  cores. */
export function processesFor(files: readonly { readonly bytes: number }[]): number {
  const bytes = files.reduce((sum, file) => sum + Math.min(file.bytes, MOST_OF_A_FILE), 0)
  return Math.max(1, Math.min(availableParallelism(), Math.floor(bytes / BYTES_A_PROCESS)))
}

/** A builder of `processes` processes: this one for 1, else as many children. Throws SegmenterError. */
export async function startBuilder(processes: number, foundation: Foundation, io: Io): Promise<Builder> {
  return processes <= 1 ? builderHere(foundation) : startChildren(processes, foundation.identity, io.env)
}

/** Does the work in this process. */
export function builderHere(foundation: Foundation): Builder {
  const context = jobContext(foundation)
  return { processes: 1, build: (job) => doJob(job, context), close: async () => {} }
}
