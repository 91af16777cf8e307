import type { Batch } from '../../indexing/batch.ts'
import type { SourceRecord } from '../../indexing/source-record.ts'
import type { IngestProblem } from '../../ingest/ingest-problem.ts'
import type { SourceFile } from '../../ingest/list-sources.ts'

/** Some files to be read, parsed and made into batches, in this order. Plain data: it goes to other processes. */
export interface Job {
  readonly files: readonly JobFile[]
}

export interface JobFile {
  readonly file: SourceFile
  /** What the index holds of it. */
  readonly known: SourceRecord | null
}

/** What became of a part of a job: of some files, or of some rows of a long one. */
export interface JobPart {
  readonly batch: Batch
  /** The files that were finished in this part. */
  readonly files: readonly FileReport[]
  /** Doubts of the replies in it, by kind. */
  readonly doubts: readonly Doubt[]
}

export interface FileReport {
  readonly source: string
  /** unread: nothing of the file could be read; what the index held of it stays. */
  readonly outcome: 'added' | 'updated' | 'unchanged' | 'unread'
  readonly bytes: number
  readonly problems: readonly IngestProblem[]
  /** Names of the columns of a table that were not used. */
  readonly unusedColumns: readonly string[]
}

export interface Doubt {
  readonly kind: string
  readonly count: number
  /** Where and what (Chinese). */
  readonly example: string
}

/** A process has worked some seconds when it has done so many files, or bytes of text. */
const JOB = { files: 256, bytes: 1_000_000 }

/** `files` in jobs of about the same work. How they are parted does not depend on how many processes there are: the same
 *  files get the same ids. */
export function* partIntoJobs(files: Iterable<JobFile>, largest = JOB): Generator<Job> {
  let part: JobFile[] = []
  let bytes = 0
  for (const file of files) {
    part.push(file)
    bytes += file.file.bytes
    if (part.length < largest.files && bytes < largest.bytes) continue
    yield { files: part }
    part = []
    bytes = 0
  }
  if (part.length > 0) yield { files: part }
}

/** Does jobs, several at a time when it has several processes. */
export interface Builder {
  readonly processes: number
  build(job: Job): AsyncIterable<JobPart>
  close(): Promise<void>
}
