import { mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { openEmbeddedIndex } from '../../../src/indexing/embedded-index.ts'
import { IndexWriter, type WriterContext } from '../../../src/indexing/index-writer.ts'
import { type Filters, noFilters, type ReplyIndex } from '../../../src/indexing/reply-index.ts'
import { parseReply } from '../../../src/parse/parse-reply.ts'
import { ancestorCodes } from '../../../src/regions/gazetteer.ts'
import { createSearcher } from '../../../src/search/create-searcher.ts'
import { plainRequest } from '../../../src/search/request.ts'
import { asSource, benchSegmenter, CORPUS_SEED, readQueries } from '../corpus.ts'
import { generateReplies } from '../generate-replies.ts'
import { residentBytes, type Timings, timeQueries } from '../measure.ts'
import type { BenchQuery } from '../queries.ts'
import type { EngineFigures } from './engine.ts'

export interface FuwenBuild {
  readonly buildMs: number
  readonly parseMs: number
  readonly buildMemory: number
  readonly disk: number
}

/** Indexes `size` generated replies from their raw text. The time of generating them is left out. */
export async function buildFuwen(folder: string, size: number): Promise<FuwenBuild> {
  mkdirSync(indexFolder(folder), { recursive: true })
  const writer = await IndexWriter.open(contextFor(folder))
  let [buildMs, parseMs] = [0, 0]
  for (const generated of generateReplies(size, CORPUS_SEED)) {
    const started = performance.now()
    const reply = parseReply(asSource(generated))
    const parsed = performance.now()
    await writer.replaceSource(generated.source, generated.source, [{ reply, digest: generated.source }])
    parseMs += parsed - started
    buildMs += performance.now() - started
  }
  const started = performance.now()
  await writer.finish([folder])
  buildMs += performance.now() - started
  await writer.close()
  const buildMemory = process.resourceUsage().maxRSS * 1024
  return { buildMs, parseMs, buildMemory, disk: bytesIn(indexFolder(folder)) }
}

/** Opens the index that `buildFuwen` left, in a process that has not built it, and runs all queries through the bare
 *  index and through the whole search. jieba's dictionary is loaded beforehand. */
export async function queryFuwen(folder: string, build: FuwenBuild): Promise<EngineFigures[]> {
  const { segmenter, identity } = contextFor(folder)
  segmenter.cut('先装入词典')
  const queries = readQueries(folder)
  const bare = residentBytes()
  const started = performance.now()
  const index = openEmbeddedIndex(indexFolder(folder), identity, segmenter)
  const [first] = queries
  if (first) await findIn(index, first)
  const openMs = performance.now() - started
  const found = await timeQueries(queries, (query) => findIn(index, query))
  const memory = residentBytes() - bare
  const searcher = createSearcher(index, segmenter)
  const searched = await timeQueries(
    queries,
    async (query) => (await searcher.search(requestFor(query))).total.replies,
  )
  await index.close()
  const figures = (name: string, answers: string, timings: Timings): EngineFigures => ({
    name,
    answers,
    ...build,
    openMs,
    memory,
    timings,
  })
  return [
    figures('fuwen, index', 'best 10 replies with all their hits, exact counts, six facets', found),
    figures('fuwen, search', 'the same ranked by all signals, with texts, highlights, labels', searched),
  ]
}

async function findIn(index: ReplyIndex, query: BenchQuery): Promise<number> {
  const parts = query.words.map((text) => ({ kind: 'text' as const, text, exact: false }))
  const tree = { kind: query.kind === 'all' ? ('all' as const) : ('any' as const), parts }
  const filters: Filters = { ...noFilters, region: query.province === null ? [] : [query.province] }
  const found = await index.find({ tree, filters, excluded: noFilters, sort: 'relevance', want: 10 })
  return found.total.replies
}

function requestFor(query: BenchQuery): ReturnType<typeof plainRequest> {
  const request = plainRequest(query.kind === 'any' ? query.words.join(' OR ') : query.text)
  return query.province === null ? request : { ...request, region: [query.province] }
}

function contextFor(folder: string): WriterContext {
  const segmenter = benchSegmenter()
  const identity = { dictionary: segmenter.fingerprint }
  return { folder: indexFolder(folder), segmenter, identity, ancestors: ancestorCodes }
}

function indexFolder(folder: string): string {
  return join(folder, 'fuwen')
}

/** As allocated on disk. */
function bytesIn(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).blocks * 512, 0)
}
