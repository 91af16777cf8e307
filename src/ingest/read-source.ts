import { createHash, hash } from 'node:crypto'
import { createReadStream, readFileSync, statSync } from 'node:fs'
import { extname } from 'node:path'
import type { Carrier, SourceText } from '../reply/source-text.ts'
import { extractInChild } from './extract-in-child.ts'
import type { Extracted, ExtractFault } from './extracted.ts'
import type { IngestProblem } from './ingest-problem.ts'
import { limits } from './limits.ts'
import type { SourceFile } from './list-sources.ts'
import { maskPersonalData } from './mask-personal-data.ts'
import { defaultMaskPolicy, type MaskPolicy } from './masking/mask-policy.ts'
import { toPlainText } from './plain-text.ts'
import { readHtml } from './read-html.ts'
import { readTable } from './read-table.ts'
import { readText } from './read-text.ts'
import { TableColumns } from './table-columns.ts'

export type SourceRead =
  | { readonly kind: 'text'; readonly text: SourceText; readonly digest: string }
  | { readonly kind: 'problem'; readonly problem: IngestProblem }

/** The formats: how the bytes of a file of each ending become text. */
const bytesReaders: Readonly<Record<string, (bytes: Uint8Array) => Extracted | ExtractFault>> = {
  '.txt': readText,
  '.md': readText,
  '.html': readHtml,
  '.htm': readHtml,
}

/** A source file while it is read. */
export interface OpenSource {
  /** What `readSource` gives; nothing when the file has the digest known before. */
  readonly reads: AsyncGenerator<SourceRead>
  /** SHA-256 (hex) of the file's bytes, once `reads` has ended; null when not all of them could be read. */
  digest(): string | null
  /** The columns of a table that were not used, as far as it was read; empty for any other file. */
  unusedColumns(): string[]
}

/** The texts of one file: one for most formats, one per line for `.jsonl` and `.csv`. `digest` is the SHA-256
 *  (hex) of the bytes, or of the line's fields, each came from. What cannot be read comes as a problem; never
 *  throws. */
export function readSource(
  file: SourceFile,
  policy: MaskPolicy = defaultMaskPolicy,
): AsyncGenerator<SourceRead> {
  return openSource(file, policy, null).reads
}

/** Reads a file unless its bytes have the digest `known`; the bytes are read once for both. */
export function openSource(file: SourceFile, policy: MaskPolicy, known: string | null): OpenSource {
  const watch: FileWatch = { known, found: null, columns: new TableColumns() }
  return {
    reads: masked(extract(file, watch), policy),
    digest: () => watch.found,
    unusedColumns: () => watch.columns.unused.map((name) => maskPersonalData(toPlainText(name), policy).text),
  }
}

async function* masked(
  extracted: AsyncIterable<Unmasked | IngestProblem>,
  policy: MaskPolicy,
): AsyncGenerator<SourceRead> {
  for await (const found of extracted) {
    yield 'kind' in found ? { kind: 'problem', problem: found } : finish(found, policy)
  }
}

/** What is known of a file besides its texts. */
interface FileWatch {
  readonly known: string | null
  found: string | null
  readonly columns: TableColumns
}

/** What a reader took out of a file or row, not yet masked. */
interface Unmasked {
  readonly source: string
  readonly extracted: Extracted | ExtractFault
  readonly digest: string
}

async function* extract(file: SourceFile, watch: FileWatch): AsyncGenerator<Unmasked | IngestProblem> {
  try {
    const fault = checkFile(file)
    if (fault !== null) yield fault
    else if (tableEndings.has(endingOf(file))) yield* readRows(file, watch)
    else yield* isPacked(file) ? readPacked(file, watch) : readWhole(file, watch)
  } catch (error) {
    yield { kind: faultOfError(error), source: file.source }
  }
}

const packedEndings: ReadonlySet<string> = new Set(['.docx', '.pdf'])
const tableEndings: ReadonlySet<string> = new Set(['.jsonl', '.csv'])

/** SHA-256 (hex) of a file's bytes, read as a stream. Rejects when the file cannot be read. */
export async function digestFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) {
    if (chunk instanceof Uint8Array) hash.update(chunk)
  }
  return hash.digest('hex')
}

function checkFile(file: SourceFile): IngestProblem | null {
  const { source, path } = file
  const stats = statSync(path)
  if (!stats.isFile()) return { kind: 'not-a-file', source }
  if (stats.size === 0) return { kind: 'empty', source }
  const ending = endingOf(file)
  const limit = tableEndings.has(ending)
    ? limits.tableBytes
    : isPacked(file)
      ? limits.packedBytes
      : limits.textBytes
  return stats.size > limit ? { kind: 'too-large', source, bytes: stats.size, limit } : null
}

function* readWhole(file: SourceFile, watch: FileWatch): Generator<Unmasked | IngestProblem> {
  const { source, path } = file
  const reader = bytesReaders[endingOf(file)]
  if (reader === undefined) {
    yield { kind: 'unknown-format', source, ending: endingOf(file) }
    return
  }
  // At once: of thousands of small files, waiting for each would take longer than reading it.
  const bytes = readFileSync(path)
  const digest = digestOf(bytes)
  watch.found = digest
  if (digest !== watch.known) yield { source, extracted: reader(bytes), digest }
}

/** DOCX and PDF are opened in another process: see there. */
async function* readPacked(file: SourceFile, watch: FileWatch): AsyncGenerator<Unmasked | IngestProblem> {
  const { source, path } = file
  const digest = await digestFile(path)
  watch.found = digest
  if (digest === watch.known) return
  const format = endingOf(file) === '.pdf' ? '.pdf' : '.docx'
  const extracted = await extractInChild({ path, format })
  if (extracted === 'timeout') yield { kind: 'timeout', source, seconds: limits.extractMs / 1000 }
  else yield { source, extracted, digest }
}

async function* readRows(file: SourceFile, watch: FileWatch): AsyncGenerator<Unmasked | IngestProblem> {
  const ids = new Set<string>()
  const digested = (digest: string): void => {
    watch.found = digest
  }
  for await (const row of readTable(file.path, watch.columns, digested)) {
    if (typeof row === 'string') {
      yield { kind: row, source: file.source }
    } else if (row.kind === 'fault') {
      yield { kind: 'bad-line', source: file.source, line: row.line, reason: row.reason }
    } else {
      const name = rowName(row.id, row.line, ids)
      const { extracted } = row
      yield { source: `${file.source}#${name}`, extracted, digest: digestOf(JSON.stringify(extracted)) }
    }
  }
}

const LONGEST_NAME = 100

/** The row's own id, else its line; an id that occurred before, or that is no name, needs the line as well. Of a long
 *  address the end tells pages apart: a digest of it stands for what is cut off. */
function rowName(id: string | null, line: number, taken: Set<string>): string {
  const whole = maskPersonalData(id ?? `${line}`).text.replace(/[\s\p{C}#]+/gu, '-')
  const name =
    whole.length <= LONGEST_NAME
      ? whole
      : `${whole.slice(0, LONGEST_NAME - 17)}-${digestOf(whole).slice(0, 16)}`
  const isNew = !taken.has(name)
  taken.add(name)
  return isNew ? name : `${name}-${line}`
}

/** Cleans and masks what a reader took out: nothing leaves this folder unmasked. */
function finish({ source, extracted, digest }: Unmasked, policy: MaskPolicy): SourceRead {
  if (typeof extracted === 'string') return { kind: 'problem', problem: { kind: extracted, source } }
  const { text, masked } = maskPersonalData(toPlainText(extracted.text), policy)
  if (text.trim() === '') return { kind: 'problem', problem: { kind: 'empty', source } }
  const { problems } = extracted
  const carrier = maskCarrier(extracted.carrier, policy)
  return { kind: 'text', text: { source, text, masked, carrier, problems }, digest }
}

function maskCarrier(carrier: Carrier, policy: MaskPolicy): Carrier {
  const entries = Object.entries(carrier) as [keyof Carrier, string][]
  return Object.fromEntries(
    entries.map(([name, value]) => [name, maskPersonalData(toPlainText(value), policy).text]),
  )
}

function isPacked(file: SourceFile): boolean {
  return packedEndings.has(endingOf(file))
}

function endingOf(file: SourceFile): string {
  return extname(file.path).toLowerCase()
}

function digestOf(data: Uint8Array | string): string {
  return hash('sha256', data, 'hex')
}

function faultOfError(error: unknown): 'missing' | 'unreadable' {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'missing' : 'unreadable'
}
