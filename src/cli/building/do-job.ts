import type { BatchSource } from '../../indexing/batch.ts'
import { BatchBuilder } from '../../indexing/batch-builder.ts'
import type { TermContext } from '../../indexing/reply-records.ts'
import type { SourceEntry, SourceRecord } from '../../indexing/source-record.ts'
import { type IngestProblem, lastingProblem } from '../../ingest/ingest-problem.ts'
import type { SourceFile } from '../../ingest/list-sources.ts'
import type { MaskPolicy } from '../../ingest/masking/mask-policy.ts'
import type { Reply } from '../../reply/reply.ts'
import type { Doubt, FileReport, Job, JobFile, JobPart } from './job.ts'
import { readFiles } from './read-job.ts'

/** What the work needs to know besides the files. */
export interface JobContext extends TermContext {
  readonly policy: MaskPolicy
}

/** Reads, parses and cuts the files of `job`. Parts come in the order of the files; every reply and every report stands
 *  in one of them. Replies that the index holds already are not parsed again. */
export async function* doJob(job: Job, context: JobContext): AsyncGenerator<JobPart> {
  const part = await PartMaker.start(context)
  let entries: SourceEntry[] = []
  let problems: IngestProblem[] = []
  for await (const { file, found } of readFiles(job.files, context.policy)) {
    if (found.kind === 'problem') problems.push(found.problem)
    else if (found.kind === 'held') entries.push(found.entry)
    else if (found.kind === 'end') {
      endFile(file, { ...found, entries, problems }, part)
      entries = []
      problems = []
      if (part.isFull) yield part.take()
    } else {
      const { entry, reply } = found
      if (part.isFull || !part.hasRoomFor(reply)) yield part.take(unfinished(file, entries))
      if (part.add(reply)) entries.push(entry)
      else problems.push({ kind: 'too-many-passages', source: reply.source })
    }
  }
  yield part.take()
}

/** What the index is to hold of a file of which more is to come. */
function unfinished({ file: { source, stamp } }: JobFile, entries: readonly SourceEntry[]): BatchSource {
  return { name: source, stamp, digest: null, entries: [...entries] }
}

/** What came of a file. */
interface FileEnd {
  readonly digest: string | null
  readonly entries: readonly SourceEntry[]
  readonly problems: readonly IngestProblem[]
  readonly unusedColumns: readonly string[]
}

/** What the index is to hold of a file, if anything changes, and what is told of it. */
interface FileResult {
  readonly held: BatchSource | null
  readonly told: Omit<FileReport, 'source' | 'bytes'>
}

function endFile({ file, known }: JobFile, end: FileEnd, part: PartMaker): void {
  const { source, bytes } = file
  const isSame = known !== null && known.digest !== null && known.digest === end.digest
  const { held, told } = isSame ? endSame(file, known) : endChanged(file, known, end)
  if (held) part.addSource(held)
  part.addFile({ source, bytes, ...told })
}

function endSame({ source, stamp }: SourceFile, known: SourceRecord): FileResult {
  const problem = lastingProblem(known.unread, source)
  return {
    held: { ...known, name: source, stamp },
    told: {
      outcome: problem ? 'unread' : 'unchanged',
      problems: problem ? [problem] : [],
      unusedColumns: [],
    },
  }
}

function endChanged({ source, stamp }: SourceFile, known: SourceRecord | null, end: FileEnd): FileResult {
  const { digest, entries, problems, unusedColumns } = end
  const before = known?.entries ?? []
  if (entries.length > 0) {
    const outcome = before.length > 0 ? 'updated' : 'added'
    return { held: { name: source, stamp, digest, entries }, told: { outcome, problems, unusedColumns } }
  }
  const [problem] = problems
  const isLasting = digest !== null && problems.length === 1 && lastingProblem(problem?.kind, source) !== null
  return {
    held: isLasting ? { name: source, stamp, digest, entries: before, unread: problem?.kind } : null,
    told: { outcome: 'unread', problems, unusedColumns },
  }
}

class PartMaker {
  readonly #context: JobContext
  #builder: BatchBuilder
  #files: FileReport[] = []
  #doubts = new Map<string, Doubt>()

  private constructor(context: JobContext, builder: BatchBuilder) {
    this.#context = context
    this.#builder = builder
  }

  static async start(context: JobContext): Promise<PartMaker> {
    return new PartMaker(context, await BatchBuilder.start(context))
  }

  get isFull(): boolean {
    return this.#builder.isFull
  }

  hasRoomFor(reply: Reply): boolean {
    return this.#builder.hasRoomFor(reply)
  }

  /** False for a reply that is too long even for an empty part. */
  add(reply: Reply): boolean {
    if (!this.#builder.hasRoomFor(reply)) return false
    this.#builder.addReply(reply)
    for (const { kind, message } of reply.problems) {
      const known = this.#doubts.get(kind)
      const example = known?.example ?? `${reply.source}：${message}`
      this.#doubts.set(kind, { kind, count: (known?.count ?? 0) + 1, example })
    }
    return true
  }

  addSource(source: BatchSource): void {
    this.#builder.addSource(source)
  }

  addFile(report: FileReport): void {
    this.#files.push(report)
  }

  /** The part made so far, and `unfinished`, the file of which more is to come. The next part begins. */
  async take(unfinished?: BatchSource): Promise<JobPart> {
    if (unfinished) this.#builder.addSource(unfinished)
    const builder = this.#builder
    const part = { files: this.#files, doubts: [...this.#doubts.values()] }
    this.#builder = await BatchBuilder.start(this.#context)
    this.#files = []
    this.#doubts = new Map()
    return { ...part, batch: await builder.finish() }
  }
}
