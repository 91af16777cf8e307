import type { IndexWriter, ReadReply } from '../indexing/index-writer.ts'
import type { IngestProblem } from '../ingest/ingest-problem.ts'
import { listSources, type SourceFile } from '../ingest/list-sources.ts'
import type { MaskPolicy } from '../ingest/masking/mask-policy.ts'
import { digestFile, readSource } from '../ingest/read-source.ts'
import { parseReply } from '../parse/parse-reply.ts'
import type { Problem } from '../reply/problem.ts'

/** What a pass over the sources did, counted in source files. */
export interface MirrorReport {
  readonly added: number
  readonly updated: number
  readonly removed: number
  readonly unchanged: number
  /** Files that could not be read; what was indexed of them before stays. */
  readonly unread: readonly IngestProblem[]
  /** Doubts of the replies read in this pass, by kind. */
  readonly doubts: ReadonlyMap<string, { readonly count: number; readonly example: string }>
}

/** Called after each file. */
export type Progress = (done: number, all: number) => void

/** Makes the index hold the replies found below `paths` and no others. Only files whose bytes changed are read.
 *  What cannot be read keeps its place in the index, and when a path itself cannot be listed nothing is removed:
 *  a disk that is not mounted must not empty the index. `roots` is how the index remembers `paths`. */
export async function mirror(
  paths: readonly string[],
  writer: IndexWriter,
  { policy, progress, roots }: { policy: MaskPolicy; progress: Progress; roots: readonly string[] },
): Promise<MirrorReport> {
  const listing = await listSources(paths)
  const tally = new Tally(listing.problems)
  for (const [at, file] of listing.files.entries()) {
    await mirrorFile(file, { writer, policy }, tally)
    progress(at + 1, listing.files.length)
  }
  if (!listing.problems.some(hidesFiles) && listing.files.length > 0) {
    const present = new Set(listing.files.map((file) => file.source))
    for (const name of writer.sourceNames()) {
      if (present.has(name)) continue
      await writer.removeSource(name)
      tally.removed += 1
    }
  }
  if (listing.files.length > 0) await writer.finish(roots)
  return tally
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
  readonly unread: IngestProblem[]
  readonly doubts = new Map<string, { count: number; example: string }>()

  constructor(problems: readonly IngestProblem[]) {
    this.unread = [...problems]
  }

  doubt(source: string, problem: Problem): void {
    const known = this.doubts.get(problem.kind)
    const example = known?.example ?? `${source}：${problem.message}`
    this.doubts.set(problem.kind, { count: (known?.count ?? 0) + 1, example })
  }
}

async function mirrorFile(
  file: SourceFile,
  { writer, policy }: { writer: IndexWriter; policy: MaskPolicy },
  tally: Tally,
): Promise<void> {
  const before = writer.source(file.source)
  let digest: string
  try {
    digest = await digestFile(file.path)
  } catch {
    tally.unread.push({ kind: 'unreadable', source: file.source })
    return
  }
  if (before?.digest === digest) {
    tally.unchanged += 1
    return
  }
  const replies: ReadReply[] = []
  for await (const read of readSource(file, policy)) {
    if (read.kind === 'problem') {
      tally.unread.push(read.problem)
      continue
    }
    const reply = parseReply(read.text)
    for (const problem of reply.problems) tally.doubt(reply.source, problem)
    replies.push({ reply, digest: read.digest })
  }
  if (replies.length === 0) return
  await writer.replaceSource(file.source, digest, replies)
  if (before) tally.updated += 1
  else tally.added += 1
}
