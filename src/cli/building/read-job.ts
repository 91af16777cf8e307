import type { SourceEntry, SourceRecord } from '../../indexing/source-record.ts'
import type { IngestProblem } from '../../ingest/ingest-problem.ts'
import type { MaskPolicy } from '../../ingest/masking/mask-policy.ts'
import { openSource } from '../../ingest/read-source.ts'
import { parseReplies } from '../../parse/parse-reply.ts'
import { replyId } from '../../parse/reply-id.ts'
import type { Reply } from '../../reply/reply.ts'
import type { SourceText } from '../../reply/source-text.ts'
import type { JobFile } from './job.ts'

/** What is met in a file, in its order. */
export type Found =
  | { readonly kind: 'reply'; readonly entry: SourceEntry; readonly reply: Reply }
  /** A reply that the index holds as it is. */
  | { readonly kind: 'held'; readonly entry: SourceEntry }
  | { readonly kind: 'problem'; readonly problem: IngestProblem }
  | { readonly kind: 'end'; readonly digest: string | null; readonly unusedColumns: readonly string[] }

export interface FoundIn {
  readonly file: JobFile
  readonly found: Found
}

/** Reads `files` and parses what the index does not hold; each file ends with `end`. Some texts are read ahead: reading
 *  and parsing take each step for all of them. */
export async function* readFiles(files: readonly JobFile[], policy: MaskPolicy): AsyncGenerator<FoundIn> {
  let waiting: Read[] = []
  let characters = 0
  for (const file of files) {
    for await (const read of readFile(file, policy)) {
      waiting.push(read)
      characters += read.kind === 'text' ? read.text.text.length : 0
      if (waiting.length < AT_ONCE.steps && characters < AT_ONCE.characters) continue
      yield* parsed(waiting)
      waiting = []
      characters = 0
    }
  }
  yield* parsed(waiting)
}

/** What is read before it is parsed: as a rule 32 files, each with its end. Of long texts a few fill the caches. */
const AT_ONCE = { steps: 64, characters: 200_000 }

/** What is met in a file before it is parsed. */
type Read = { readonly file: JobFile } & (
  | { readonly kind: 'text'; readonly entry: SourceEntry; readonly text: SourceText }
  | { readonly kind: 'found'; readonly found: Found }
)

async function* readFile(file: JobFile, policy: MaskPolicy): AsyncGenerator<Read> {
  const held = heldBy(file.known)
  const source = openSource(file.file, policy, file.known?.digest ?? null)
  for await (const read of source.reads) {
    if (read.kind === 'problem') {
      yield { file, kind: 'found', found: read }
      continue
    }
    const entry = { id: replyId(read.text.source), digest: read.digest }
    const isHeld = held.get(entry.id) === entry.digest
    if (isHeld) yield { file, kind: 'found', found: { kind: 'held', entry } }
    else yield { file, kind: 'text', entry, text: read.text }
  }
  const end = { kind: 'end', digest: source.digest(), unusedColumns: source.unusedColumns() } as const
  yield { file, kind: 'found', found: end }
}

function heldBy(known: SourceRecord | null): ReadonlyMap<string, string> {
  return new Map(known?.entries.map(({ id, digest }) => [id, digest]))
}

function* parsed(reads: readonly Read[]): Generator<FoundIn> {
  const replies = parseReplies(reads.flatMap((read) => (read.kind === 'text' ? [read.text] : [])))
  let texts = 0
  for (const read of reads) {
    const { file } = read
    if (read.kind === 'found') {
      yield { file, found: read.found }
      continue
    }
    const reply = replies[texts]
    texts += 1
    if (reply) yield { file, found: { kind: 'reply', entry: read.entry, reply } }
  }
}
