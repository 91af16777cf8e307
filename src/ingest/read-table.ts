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
import { withoutFurniture } from './page-furniture.ts'

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
 *  is called with the SHA-256 (hex) of the file's bytes when all of them were read. */
export async function* readTable(
  path: string,
  digested: (digest: string) => void = () => {},
): AsyncGenerator<TableRow | ExtractFault> {
  const encoding = await tableEncoding(path)
  if (typeof encoding !== 'object') {
    yield encoding
    return
  }
  const chunks = decodedChunks(path, encoding.encoding, digested)
  yield* extname(path).toLowerCase() === '.csv' ? readCsv(chunks, encoding.delimiter) : readJsonl(chunks)
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
  const [head = ''] = decoded.text.split('\n', 1)
  const delimiter =
    [',', '\t', ';', '，'].toSorted((a, b) => head.split(b).length - head.split(a).length)[0] ?? ','
  return { encoding: decoded.encoding, delimiter }
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

async function* readJsonl(chunks: AsyncIterable<string>): AsyncGenerator<TableRow> {
  let line = 0
  for await (const text of linesOf(chunks)) {
    line += 1
    if (text === null) yield { kind: 'fault', line, reason: 'too-long' }
    else if (text.trim() !== '') yield readRecord(line, parseObject(text))
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

function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const parsed: unknown = JSON.parse(text)
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return null
    return Object.fromEntries(Object.entries(parsed))
  } catch {
    return null
  }
}

async function* readCsv(chunks: AsyncIterable<string>, delimiter: string): AsyncGenerator<TableRow> {
  const faults: TableRow[] = []
  const rows = csvRows(chunks, delimiter, (line) => faults.push({ kind: 'fault', line, reason: 'csv' }))
  let columns: readonly string[] | null = null
  for await (const { record, info } of rows) {
    yield* faults.splice(0)
    if (columns === null) {
      columns = record.map(columnName)
      if (!columns.some((name) => meanings.text.has(name))) {
        yield { kind: 'fault', line: info.lines, reason: 'no-text-column' }
        return
      }
    } else if (record.slice(columns.length).some((cell) => cell !== '')) {
      yield { kind: 'fault', line: info.lines, reason: 'csv' }
    } else {
      yield readRecord(info.lines, Object.fromEntries(columns.map((name, at) => [name, record[at]])))
    }
  }
  yield* faults
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

/** What columns are called, in lower case and without blanks and strokes. */
const meanings = {
  text: new Set('text content body fulltext 正文 内容 全文 答复 答复内容 答复正文 正文内容 文本'.split(' ')),
  title: new Set('title name headline 标题 题目 名称 文章标题 答复标题'.split(' ')),
  url: new Set('url link href 链接 网址 原文链接 来源链接 网页地址'.split(' ')),
  date: new Set(
    'date pubdate publishdate publishedat time 日期 发布日期 发布时间 时间 成文日期 公开日期'.split(' '),
  ),
  publisher: new Set(
    'publisher source authority 发布机构 发布单位 来源 信息来源 发文机关 承办单位 答复单位'.split(' '),
  ),
  site: new Set('site sitename 网站 站点 网站名称'.split(' ')),
  id: new Set('id docid uuid 编号 序号 标识'.split(' ')),
} as const

function columnName(written: string): string {
  return written.replace(/[\s_\ufeff-]/g, '').toLowerCase()
}

function readRecord(line: number, record: Readonly<Record<string, unknown>> | null): TableRow {
  if (record === null) return { kind: 'fault', line, reason: 'json' }
  const values = new Map(Object.entries(record).map(([name, value]) => [columnName(name), stringOf(value)]))
  const get = (names: ReadonlySet<string>) =>
    [...names].map((name) => values.get(name)).find((value) => value)
  const written = get(meanings.text)
  const text = written === undefined ? '' : withoutMarkup(written)
  if (text.trim() === '') return { kind: 'fault', line, reason: 'no-text' }
  const named = (['title', 'url', 'date', 'publisher', 'site'] as const).flatMap((name) => {
    const value = get(meanings[name])
    return value === undefined ? [] : [[name, value] as const]
  })
  const carrier: Carrier = Object.fromEntries(named)
  const problems = text.includes('\ufffd')
    ? [{ kind: 'undecodable-characters', message: '这一条里有无法识别的字符，请核对原文编码' }]
    : []
  return { kind: 'text', line, id: get(meanings.id) ?? null, extracted: { text, carrier, problems } }
}

function stringOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim()
  if (typeof value === 'number') return `${value}`
  if (!Array.isArray(value)) return undefined
  return value.filter((each) => typeof each === 'string').join('\n')
}

/** Scraped sets often keep the text as HTML. */
function withoutMarkup(text: string): string {
  if (!/<\/(?:p|div|td|span|li)>|<br ?\/?>/i.test(text)) return text
  const page = readHtmlPage(text)
  return page === null ? text : withoutFurniture(page.lines).join('\n')
}
