import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { processesFor, startBuilder } from '../../../src/cli/building/builder.ts'
import { type Foundation, layFoundation, writerContext } from '../../../src/cli/foundation.ts'
import { mirror } from '../../../src/cli/mirror.ts'
import { openEmbeddedIndex } from '../../../src/indexing/embedded-index.ts'
import { IndexWriter } from '../../../src/indexing/index-writer.ts'
import { type Filters, noFilters, type ReplyIndex, tagFields } from '../../../src/indexing/reply-index.ts'
import type { ReplyWriter } from '../../../src/indexing/reply-writer.ts'
import { createSearcher } from '../../../src/search/create-searcher.ts'
import { plainRequest } from '../../../src/search/request.ts'
import { silentIo } from '../../cli/run-fuwen.ts'
import { CORPUS_SEED, readQueries } from '../corpus.ts'
import { generateReplies } from '../generate-replies.ts'
import { MemoryWatch, residentBytes, type Timings, timeQueries } from '../measure.ts'
import type { BenchQuery } from '../queries.ts'
import type { EngineFigures } from './engine.ts'

export interface FuwenBuild {
  readonly buildMs: number
  readonly parseMs: null
  readonly buildMemory: number
  readonly disk: number
}

/** Indexes `size` generated replies as the command does, from a folder of files. The time of generating them is left
 *  out. */
export async function buildFuwen(folder: string, size: number): Promise<FuwenBuild> {
  const sources = sourceFolder(folder)
  mkdirSync(sources)
  for (const { source, text } of generateReplies(size, CORPUS_SEED)) {
    writeFileSync(join(sources, basename(source)), text)
  }
  const foundation = layFoundation(silentIo)
  const writer = await IndexWriter.open(writerContext(indexFolder(folder), foundation))
  const memory = new MemoryWatch()
  const buildMs = await timeMirror(folder, writer, foundation)
  await writer.close()
  return { buildMs, parseMs: null, buildMemory: memory.peak(), disk: bytesIn(indexFolder(folder)) }
}

/** Milliseconds that `writer` takes for the files that `buildFuwen` left in `folder`, as the command has them indexed. */
export async function timeMirror(
  folder: string,
  writer: ReplyWriter,
  foundation: Foundation,
): Promise<number> {
  const sources = sourceFolder(folder)
  const started = performance.now()
  await mirror([sources], writer, {
    startBuilder: (files) => startBuilder(processesFor(files), foundation, silentIo),
    roots: [sources],
  })
  return performance.now() - started
}

/** Opens the index that `buildFuwen` left, in a process that has not built it, and runs all queries through the bare
 *  index and through the whole search. jieba's dictionary is loaded beforehand. */
export async function queryFuwen(folder: string, build: FuwenBuild): Promise<EngineFigures[]> {
  const { segmenter, identity } = layFoundation(silentIo)
  segmenter.load()
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

/** The best ten replies of `index` with exact totals and facets; gives how many there are. */
export async function findIn(index: ReplyIndex, query: BenchQuery): Promise<number> {
  const parts = query.words.map((text) => ({ kind: 'text' as const, text, exact: false }))
  const tree = { kind: query.kind === 'all' ? ('all' as const) : ('any' as const), parts }
  const filters: Filters = { ...noFilters, region: query.province === null ? [] : [query.province] }
  const found = await index.find({ tree, filters, excluded: noFilters, sort: 'relevance', want: 10 })
  // Values are counted when they are first looked into.
  for (const field of tagFields) void found.counts[field].size
  return found.total.replies
}

function requestFor(query: BenchQuery): ReturnType<typeof plainRequest> {
  const request = plainRequest(query.kind === 'any' ? query.words.join(' OR ') : query.text)
  return query.province === null ? request : { ...request, region: [query.province] }
}

/** Where `buildFuwen` writes what it indexes. */
export function sourceFolder(folder: string): string {
  return join(folder, 'replies')
}

/** Where `buildFuwen` leaves the index. */
export function indexFolder(folder: string): string {
  return join(folder, 'fuwen')
}

/** As allocated on disk. */
function bytesIn(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).blocks * 512, 0)
}
