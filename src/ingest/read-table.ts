import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { extname } from 'node:path'
import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import type { Carrier } from '../reply/source-text.ts'
import type { Encoding } from './decode-text.ts'
import { decodeText } from './decode-text.ts'
import type { Extracted, ExtractFault } from './extracted.ts'
import { readHtmlPage } from './html-lines.ts'
import type { LineFault } from './ingest-problem.ts'
import { limits } from './limits.ts'
import { pageContent } from './read-html.ts'
import { cellsOf, dateOfCell } from './table-cells.ts'
import { type Cell, columnMeaning, type TableColumns } from './table-columns.ts'

/** One line of a table: a text with what its columns say of it, or what is wrong with the line. */
export type TableRow =
  | {
      readonly kind: 'text'
      readonly line: number
      readonly id: string | null
      readonly extracted: Extracted
    }
  | { readonly kind: 'fault'; readonly line: number; readonly reason: LineFault }

/** The rows of a `.jsonl` or `.csv` file, read as a stream; a fault of the whole file comes first and alone. `digested`
 *  is called with the SHA-256 (hex) of the file's bytes when all of them were read; what the names of its columns mean,
 *  and which mean nothing, is kept in `columns`. */
export async function* readTable(
  path: string,
  columns: TableColumns,
  digested: (digest: string) => void,
): AsyncGenerator<TableRow | ExtractFault> {
  const encoding = await tableEncoding(path)
  if (typeof encoding !== 'object') {
    yield encoding
    return
  }
  const chunks = decodedChunks(path, encoding.encoding, digested)
  yield* extname(path).toLowerCase() === '.csv'
    ? readCsv(chunks, encoding.delimiter, columns)
    : readJsonl(chunks, columns)
}

const SAMPLE_BYTES = 64 * 1024

async function tableEncoding(
  path: string,
): Promise<{ encoding: Encoding; delimiter: string } | ExtractFault> {
  const handle = await open(path)
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(SAMPLE_BYTES), 0, SAMPLE_BYTES, 0)
  await handle.close()
  if (bytesRead === 0) return 'empty'
  const lastLine = bytesRead < SAMPLE_BYTES ? bytesRead : buffer.lastIndexOf('\n') + 1
  const decoded = decodeText(buffer.subarray(0, lastLine > 0 ? lastLine : bytesRead))
  if (decoded === 'binary') return 'binary'
  if (decoded === 'garbled') return 'encoding'
  return { encoding: decoded.encoding, delimiter: delimiterOf(decoded.text) }
}

/** A title may stand above the names of the columns. */
const LINES_TO_HEAD = 10

/** What sets the names of the columns apart. */
function delimiterOf(text: string): string {
  const lines = text.split(/\r\n?|\n/, LINES_TO_HEAD)
  const cut = (delimiter: string, line: string) =>
    line.split(delimiter).map((name) => name.replace(/^\s*"|"\s*$/g, ''))
  const found = lines.flatMap((line) => [',', '\t', ';', '，'].filter((mark) => isHead(cut(mark, line))))
  const [head = ''] = lines.filter((line) => found.some((mark) => isHead(cut(mark, line))))
  return found.toSorted((a, b) => head.split(b).length - head.split(a).length)[0] ?? ','
}

function isHead(names: readonly string[]): boolean {
  return names.some((name) => columnMeaning(name)?.meaning === 'text')
}

/** The file in pieces, with `\n` as its only line end. */
async function* decodedChunks(
  path: string,
  encoding: Encoding,
  digested: (digest: string) => void,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  const hash = createHash('sha256')
  let held = ''
  for await (const chunk of createReadStream(path)) {
    if (!(chunk instanceof Uint8Array)) continue
    hash.update(chunk)
    const text = held + decoder.decode(chunk, { stream: true })
    // The \n that belongs to a last \r may come with the next piece.
    held = text.endsWith('\r') ? '\r' : ''
    yield text.slice(0, text.length - held.length).replace(/\r\n?/g, '\n')
  }
  digested(hash.digest('hex'))
  yield held + decoder.decode()
}

async function* readJsonl(chunks: AsyncIterable<string>, columns: TableColumns): AsyncGenerator<TableRow> {
  let line = 0
  for await (const text of linesOf(chunks)) {
    line += 1
    if (text === null) yield { kind: 'fault', line, reason: 'too-long' }
    else if (text.trim() !== '') yield readRecord(line, parseObject(text), columns)
  }
}

/** Lines without their ends; null for one longer than a text may be. */
async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string | null> {
  let pieces: string[] = []
  let length = 0
  const finish = () => (length > limits.textBytes ? null : pieces.join(''))
  for await (const chunk of chunks) {
    const [first = '', ...rest] = chunk.split('\n')
    for (const [at, piece] of [first, ...rest].entries()) {
      if (at > 0) {
        yield finish()
        pieces = []
        length = 0
      }
      length += piece.length
      if (length <= limits.textBytes) pieces.push(piece)
    }
  }
  if (length > 0) yield finish()
}

function parseObject(text: string): Cell[] | null {
  try {
    const parsed: unknown = JSON.parse(text)
    return typeof parsed !== 'object' || parsed === null || Array.isArray(parsed) ? null : cellsOf(parsed)
  } catch {
    return null
  }
}

async function* readCsv(
  chunks: AsyncIterable<string>,
  delimiter: string,
  columns: TableColumns,
): AsyncGenerator<TableRow> {
  const faults: TableRow[] = []
  const rows = csvRows(chunks, delimiter, (line) => faults.push({ kind: 'fault', line, reason: 'csv' }))
  let names: readonly string[] | null = null
  const above: number[] = []
  for await (const { record, info } of rows) {
    if (names === null && !isHead(record)) {
      above.push(info.lines)
      if (above.length >= LINES_TO_HEAD) break
      continue
    }
    yield* faults.splice(0)
    if (names === null) names = distinctNames(record)
    else yield readRow({ record, info }, names, columns)
  }
  yield* faults
  const [firstLine] = above
  if (names === null && firstLine !== undefined)
    yield { kind: 'fault', line: firstLine, reason: 'no-text-column' }
}

/** Of two columns with one name the second may be used no less than under another. */
function distinctNames(names: readonly string[]): string[] {
  const trimmed = names.map((name) => name.replace('\ufeff', '').trim())
  return trimmed.map((name, at) =>
    name !== '' && trimmed.indexOf(name) < at ? `${name}（第 ${at + 1} 列）` : name,
  )
}

function readRow({ record, info }: CsvRow, names: readonly string[], columns: TableColumns): TableRow {
  if (record.slice(names.length).some((cell) => cell !== ''))
    return { kind: 'fault', line: info.lines, reason: 'csv' }
  const cells = names.map((name, at) => {
    const value = record[at]?.trim() ?? ''
    return { name, value, isFilled: value !== '' }
  })
  return readRecord(info.lines, cells, columns)
}

function csvRows(
  chunks: AsyncIterable<string>,
  delimiter: string,
  onBroken: (line: number) => void,
): AsyncIterable<CsvRow> {
  const source = Readable.from(chunks)
  const parser = parse({
    bom: true,
    delimiter,
    info: true,
    max_record_size: limits.textBytes,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      onBroken(Number(error?.['lines'] ?? 0))
      return undefined
    },
  })
  // pipe passes on what is read, but not that reading failed.
  source.on('error', (error) => parser.destroy(error))
  return source.pipe(parser)
}

interface CsvRow {
  readonly record: readonly string[]
  /** `lines`: the line on which the record ends. */
  readonly info: { readonly lines: number }
}

function readRecord(line: number, cells: readonly Cell[] | null, columns: TableColumns): TableRow {
  if (cells === null) return { kind: 'fault', line, reason: 'json' }
  const { text: written, id, number, ...said } = columns.read(cells)
  const { text, carrier: ofPage } = withoutMarkup(written ?? '')
  if (text.trim() === '') return { kind: 'fault', line, reason: 'no-text' }
  const problems = text.includes('\ufffd')
    ? [{ kind: 'undecodable-characters', message: '这一条里有无法识别的字符，请核对原文编码' }]
    : []
  const carrier: Carrier = {
    ...ofPage,
    ...said,
    ...(said.date !== undefined && { date: dateOfCell(said.date) }),
    ...(said.written !== undefined && { written: dateOfCell(said.written) }),
  }
  // A number may be that of the row, which another run gives to another reply: the address of its page is surer.
  return { kind: 'text', line, id: id ?? said.url ?? number ?? null, extracted: { text, carrier, problems } }
}

/** Scraped sets often keep the text as HTML, or the whole page. */
function withoutMarkup(text: string): Pick<Extracted, 'text' | 'carrier'> {
  if (!/<\/(?:p|div|td|span|li)>|<br ?\/?>/i.test(text)) return { text, carrier: {} }
  const page = readHtmlPage(text)
  if (page === null) return { text, carrier: {} }
  return pageContent(page)
}
