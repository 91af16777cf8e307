import type { ReplyWriter } from '../indexing/reply-writer.ts'
import { type IngestProblem, lastingProblem } from '../ingest/ingest-problem.ts'
import { listSources, type SourceFile } from '../ingest/list-sources.ts'
import { compareWithHeld } from './building/compare-with-held.ts'
import { inOrder } from './building/in-order.ts'
import { type Builder, type Doubt, type JobPart, partIntoJobs } from './building/job.ts'

/** What a pass over the sources did, counted in source files. */
export interface MirrorReport {
  readonly added: number
  readonly updated: number
  readonly removed: number
  readonly unchanged: number
  /** Files that could not be read; what was indexed of them before stays. */
  readonly unread: readonly IngestProblem[]
  /** Of the tables read in this pass the columns that were not used, by the table's source; without those that used all. */
  readonly unusedColumns: ReadonlyMap<string, readonly string[]>
  /** Doubts of the replies read in this pass, by kind. */
  readonly doubts: ReadonlyMap<string, Doubt>
  /** Processes that read, this one if no other; files and bytes read. */
  readonly processes: number
  readonly files: number
  readonly bytes: number
  /** Whether it was told to stop before it had seen all. What it did is kept, and the next pass goes on from there. */
  readonly stopped: boolean
}

/** How far a pass is. `all` are the files whose content may have changed. */
export interface MirrorProgress {
  readonly files: number
  readonly bytes: number
  readonly all: { readonly files: number; readonly bytes: number }
}

export interface MirrorOptions {
  /** A builder for the work of reading `files`. */
  readonly startBuilder: (files: readonly SourceFile[]) => Promise<Builder>
  /** How the index remembers the paths. */
  readonly roots: readonly string[]
  readonly progress?: (progress: MirrorProgress) => void
  readonly signal?: AbortSignal
  /** Sizes of a job, for tests. */
  readonly jobSize?: Parameters<typeof partIntoJobs>[1]
}

/** Makes the index hold the replies found below `paths` and no others. Only files that were touched are read, and only
 *  those whose bytes changed are parsed.
 *  What cannot be read keeps its place in the index, and when a path itself cannot be listed nothing is removed:
 *  a disk that is not mounted must not empty the index. */
export async function mirror(
  paths: readonly string[],
  writer: ReplyWriter,
  options: MirrorOptions,
): Promise<MirrorReport> {
  const listing = await listSources(paths)
  const tally = new Tally(listing.problems)
  const { touched, gone, unread } = compareWithHeld(listing.files, writer.heldSources())
  tally.unchanged = listing.files.length - touched.length - unread.length
  tally.unread.push(...unread.flatMap(({ name, unread: kind }) => lastingProblem(kind, name) ?? []))
  if (touched.length > 0) await readFiles(touched, writer, tally, options)
  if (options.signal?.aborted) {
    await writer.commit()
    return { ...tally, stopped: true }
  }
  if (!listing.problems.some(hidesFiles) && listing.files.length > 0) {
    for (const name of gone) {
      await writer.removeSource(name)
      tally.removed += 1
    }
  }
  if (listing.files.length > 0) await writer.finish(options.roots)
  return tally
}

async function readFiles(
  files: readonly SourceFile[],
  writer: ReplyWriter,
  tally: Tally,
  { startBuilder, progress, signal, jobSize }: MirrorOptions,
): Promise<void> {
  const all = { files: files.length, bytes: files.reduce((sum, file) => sum + file.bytes, 0) }
  const builder = await startBuilder(files)
  tally.processes = builder.processes
  const jobs = partIntoJobs(withKnown(files, writer), jobSize)
  const close = (): void => void builder.close()
  signal?.addEventListener('abort', close)
  try {
    // One job more than there are processes waits, so that none of them has to.
    for await (const part of inOrder(jobs, builder.processes + 1, (job) => builder.build(job))) {
      if (signal?.aborted) break
      await writer.add(part.batch)
      tally.count(part)
      progress?.({ files: tally.files, bytes: tally.bytes, all })
    }
  } finally {
    signal?.removeEventListener('abort', close)
    await builder.close()
  }
}

function* withKnown(files: readonly SourceFile[], writer: ReplyWriter) {
  for (const file of files) yield { file, known: writer.source(file.source) ?? null }
}

/** Whether a problem of the listing means that files may be there which were not seen. */
function hidesFiles(problem: IngestProblem): boolean {
  return ['missing', 'unreadable', 'empty-folder', 'folder-too-deep'].includes(problem.kind)
}

class Tally implements MirrorReport {
  added = 0
  updated = 0
  removed = 0
  unchanged = 0
  processes = 1
  files = 0
  bytes = 0
  readonly stopped = false
  readonly unread: IngestProblem[]
  readonly unusedColumns = new Map<string, readonly string[]>()
  readonly doubts = new Map<string, Doubt>()

  constructor(problems: readonly IngestProblem[]) {
    this.unread = [...problems]
  }

  count({ files, doubts }: JobPart): void {
    for (const { source, outcome, bytes, problems, unusedColumns } of files) {
      if (outcome !== 'unread') this[outcome] += 1
      this.files += 1
      this.bytes += bytes
      this.unread.push(...problems)
      if (unusedColumns.length > 0) this.unusedColumns.set(source, unusedColumns)
    }
    for (const doubt of doubts) {
      const known = this.doubts.get(doubt.kind)
      this.doubts.set(doubt.kind, known ? { ...known, count: known.count + doubt.count } : doubt)
    }
  }
}
