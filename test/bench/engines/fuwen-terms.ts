import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { bestPassages } from '../../../src/indexing/best-passages.ts'
import { impactLevel } from '../../../src/indexing/impact.ts'
import { PostingReader } from '../../../src/indexing/posting-reader.ts'
import { writeLists } from '../../../src/indexing/posting-writer.ts'
import { CHUNK_SIZE, toPosting } from '../../../src/indexing/postings.ts'
import { openStore, type Store } from '../../../src/indexing/store.ts'
import { sortTerms } from '../../../src/indexing/term-order.ts'
import { readPassages, readQueries } from '../corpus.ts'
import { residentBytes, timeQueries } from '../measure.ts'
import type { EngineFigures } from './engine.ts'

/** Terms of an average passage as `impactLevel` counts them, and as the peers get them. */
const LENGTH_OF_PEERS = 240 / 41

/** Indexes the same cut words as the peers, and nothing else. */
export async function buildTerms(
  folder: string,
): Promise<Pick<EngineFigures, 'buildMs' | 'buildMemory' | 'disk'>> {
  const started = performance.now()
  mkdirSync(join(folder, 'terms'), { recursive: true })
  const path = join(folder, 'terms', 'terms.mdb')
  const store = openStore(path, 'write')
  let terms = new Map<string, number[]>()
  let chunk = 0
  for await (const { id, words } of readPassages(folder)) {
    if (Math.floor(id / CHUNK_SIZE) !== chunk) {
      writeChunk(store, chunk, terms)
      terms = new Map()
      chunk += 1
    }
    for (const [word, level] of levelsOf(words)) {
      const postings = terms.get(word) ?? []
      postings.push(toPosting(id % CHUNK_SIZE, level))
      terms.set(word, postings)
    }
  }
  writeChunk(store, chunk, terms)
  await store.close()
  const buildMemory = process.resourceUsage().maxRSS * 1024
  return { buildMs: performance.now() - started, buildMemory, disk: statSync(path).blocks * 512 }
}

function levelsOf(words: string): Map<string, number> {
  const all = words.split(' ').filter((word) => word !== '')
  const counts = new Map<string, number>()
  for (const word of all) counts.set(word, (counts.get(word) ?? 0) + 1)
  return new Map([...counts].map(([word, count]) => [word, impactLevel(count, all.length * LENGTH_OF_PEERS)]))
}

function writeChunk(store: Store, chunk: number, collected: ReadonlyMap<string, readonly number[]>): void {
  const terms = sortTerms([...collected.keys()])
  const lists = {
    terms: terms.join('\n'),
    sizes: Uint32Array.from(terms, (term) => collected.get(term)?.length ?? 0),
    postings: Uint32Array.from(terms.flatMap((term) => collected.get(term) ?? [])),
  }
  const batch = { sources: [], replies: [], ids: 0, tags: [], terms: lists }
  store.transaction(() => writeLists(store, chunk, [{ batch, start: 0 }]))
}

/** The best ten passages and the exact count for the words of each query, as the peers are asked. Queries with a filter
 *  are left out: filters belong to whole replies. */
export async function queryTerms(
  folder: string,
  passages: number,
  build: Pick<EngineFigures, 'buildMs' | 'buildMemory' | 'disk'>,
): Promise<EngineFigures> {
  const queries = readQueries(folder).filter(({ province }) => province === null)
  const bare = residentBytes()
  const started = performance.now()
  const store = openStore(join(folder, 'terms', 'terms.mdb'), 'read')
  const reader = new PostingReader(store, Math.ceil(passages / CHUNK_SIZE))
  const answer = ({ kind, words }: (typeof queries)[number]): number =>
    bestPassages(reader, { terms: words, hold: kind === 'all' ? 'all' : 'any', want: 10, passages }).count
  const [first] = queries
  if (first) answer(first)
  const openMs = performance.now() - started
  const timings = await timeQueries(queries, answer)
  const memory = residentBytes() - bare
  await store.close()
  const answers = 'best 10 passages with scores, exact count: the words as the peers get them, like tantivy'
  return { name: 'fuwen, same words', answers, ...build, parseMs: null, openMs, memory, timings }
}
