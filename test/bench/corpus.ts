import { once } from 'node:events'
import { createReadStream, createWriteStream, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { finished } from 'node:stream/promises'
import { parseReply } from '../../src/parse/parse-reply.ts'
import { loadRegistry, programmeWords } from '../../src/programmes/registry.ts'
import type { Reply } from '../../src/reply/reply.ts'
import type { SourceText } from '../../src/reply/source-text.ts'
import { isHan } from '../../src/text/chars.ts'
import { foldText } from '../../src/text/fold.ts'
import { createSegmenter, type Segmenter } from '../../src/text/segment.ts'
import { generateReplies } from './generate-replies.ts'
import { type BenchQuery, QueryMaker } from './queries.ts'
import { Random } from './random.ts'

/** The seed of every corpus of the bench. */
export const CORPUS_SEED = 2026

/** A passage as the peers get it: already cut into words. */
export interface CutPassage {
  readonly id: number
  /** Division code of the province, the value that queries filter by. */
  readonly province: string
  /** jieba's words, whole numbers and Latin words, parted by blanks; no punctuation. */
  readonly words: string
  readonly text: string
}

/** What was generated. */
export interface CorpusFacts {
  readonly replies: number
  readonly passages: number
  /** UTF-8 bytes of the replies' texts. */
  readonly bytes: number
  readonly wordsPerPassage: number
}

/** The segmenter as the program puts it together, without user words. */
export function benchSegmenter(): Segmenter {
  loadRegistry()
  return createSegmenter(programmeWords())
}

/** A generated reply as ingestion hands it over. */
export function asSource({ source, text }: { source: string; text: string }): SourceText {
  return { source, text, masked: {}, carrier: {}, problems: [] }
}

/** The words of a passage or query for engines that cannot cut Chinese. */
export function cutWords(text: string, segmenter: Segmenter): string[] {
  const runs = foldText(text).match(/[0-9]+|[a-z]+|[^\P{L}a-z]+/gu) ?? []
  return runs.flatMap((run) => (isHan(run[0]) ? segmenter.cutForSearch(run) : [run]))
}

/** Generates `size` replies and leaves their cut passages and the queries in `folder`. */
export async function prepareCorpus(folder: string, size: number): Promise<CorpusFacts> {
  const segmenter = benchSegmenter()
  const queries = new QueryMaker(new Random(CORPUS_SEED), size)
  const out = createWriteStream(join(folder, 'passages.tsv'))
  let [passages, bytes, words] = [0, 0, 0]
  for (const generated of generateReplies(size, CORPUS_SEED)) {
    bytes += Buffer.byteLength(generated.text)
    const reply = parseReply(asSource(generated))
    const cut = reply.passages.map((passage) => cutWords(passage.text, segmenter))
    for (const [at, list] of cut.entries()) {
      passages += 1
      words += list.length
      const line = [provinceOf(reply), list.join(' '), oneLine(reply.passages[at]?.text ?? '')].join('\t')
      if (!out.write(`${line}\n`)) await once(out, 'drain')
    }
    queries.see(reply, cut, provinceOf(reply))
  }
  out.end()
  await finished(out)
  writeFileSync(join(folder, 'queries.json'), JSON.stringify(queries.queries))
  return { replies: size, passages, bytes, wordsPerPassage: Math.round(words / passages) }
}

/** The passages that `prepareCorpus` left in `folder`, with ids from 0. */
export async function* readPassages(folder: string): AsyncGenerator<CutPassage> {
  let id = 0
  for await (const line of createInterface(createReadStream(join(folder, 'passages.tsv')))) {
    const [province = '', words = '', text = ''] = line.split('\t')
    yield { id, province, words, text }
    id += 1
  }
}

export function readQueries(folder: string): BenchQuery[] {
  return JSON.parse(readFileSync(join(folder, 'queries.json'), 'utf8')) as BenchQuery[]
}

function provinceOf(reply: Reply): string {
  return reply.region ? `${reply.region.code.slice(0, 2)}0000` : ''
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}
