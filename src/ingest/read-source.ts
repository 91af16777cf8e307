import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { extname } from 'node:path'
import type { SourceText } from '../reply/source-text.ts'
import type { Extracted, ExtractFault } from './extracted.ts'
import type { IngestProblem } from './ingest-problem.ts'
import { limits } from './limits.ts'
import type { SourceFile } from './list-sources.ts'
import { maskPersonalData } from './mask-personal-data.ts'
import { toPlainText } from './plain-text.ts'
import { readText } from './read-text.ts'

export type SourceRead =
  | { readonly kind: 'text'; readonly text: SourceText; readonly digest: string }
  | { readonly kind: 'problem'; readonly problem: IngestProblem }

/** The formats: how the bytes of a file of each ending become text. */
const bytesReaders: Readonly<Record<string, (bytes: Uint8Array) => Extracted | ExtractFault>> = {
  '.txt': readText,
  '.md': readText,
}

/** The texts of one file: one for most formats, one per line for `.jsonl` and `.csv`. `digest` is the SHA-256
 *  (hex) of the bytes each came from. What cannot be read comes as a problem; never throws. */
export async function* readSource(file: SourceFile): AsyncGenerator<SourceRead> {
  try {
    yield await readWhole(file)
  } catch (error) {
    yield { kind: 'problem', problem: { kind: faultOfError(error), source: file.source } }
  }
}

/** SHA-256 (hex) of a file's bytes, read as a stream. Rejects when the file cannot be read. */
export async function digestFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) {
    if (chunk instanceof Uint8Array) hash.update(chunk)
  }
  return hash.digest('hex')
}

async function readWhole(file: SourceFile): Promise<SourceRead> {
  const { source, path } = file
  const reader = bytesReaders[extname(path).toLowerCase()]
  if (reader === undefined) return problem({ kind: 'unknown-format', source, ending: extname(path) })
  const stats = await stat(path)
  if (!stats.isFile()) return problem({ kind: 'not-a-file', source })
  const limit = limits.textBytes
  if (stats.size > limit) return problem({ kind: 'too-large', source, bytes: stats.size, limit })
  const bytes = await readFile(path)
  const extracted = bytes.length === 0 ? 'empty' : reader(bytes)
  return finish(source, extracted, createHash('sha256').update(bytes).digest('hex'))
}

/** Cleans and masks what a reader took out: nothing leaves this folder unmasked. */
function finish(source: string, extracted: Extracted | ExtractFault, digest: string): SourceRead {
  if (typeof extracted === 'string') return problem({ kind: extracted, source })
  const { text, masked } = maskPersonalData(toPlainText(extracted.text))
  if (text.trim() === '') return problem({ kind: 'empty', source })
  const { carrier, problems } = extracted
  return { kind: 'text', text: { source, text, masked, carrier, problems }, digest }
}

function problem(found: IngestProblem): SourceRead {
  return { kind: 'problem', problem: found }
}

function faultOfError(error: unknown): 'missing' | 'unreadable' {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'missing' : 'unreadable'
}
