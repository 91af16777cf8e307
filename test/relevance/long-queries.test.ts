import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { replyId } from '../../src/parse/reply-id.ts'
import { plainRequest } from '../../src/search/request.ts'
import type { Searcher } from '../../src/search/searcher.ts'
import { benchSegmenter } from '../bench/corpus.ts'
import { sharedFolder } from '../temporary-folder.ts'
import { invented, openCorpus } from './corpus.ts'
import { bm25, ofUnevenLength, pastedQueries } from './long-queries.ts'
import { reciprocalRank } from './ndcg.ts'

const corpus = ofUnevenLength(invented().slice(0, 200))
const queries = pastedQueries(corpus.filter((_, at) => at % 3 === 0))
const folder = sharedFolder()
let searcher: Searcher
let close: () => Promise<void>

beforeAll(async () => {
  ;({ searcher, close } = await openCorpus(folder, corpus))
}, 60_000)

afterAll(() => close())

describe('pasted texts, among replies of uneven length', () => {
  it('find their reply as high as plain BM25 over whole replies does, or a hundredth below', async () => {
    const oracle = bm25(corpus, benchSegmenter())
    for (const kind of ['a paragraph in other words', 'a letter']) {
      const ranks = { ours: 0, oracle: 0 }
      const asked = queries.filter((query) => query.kind === kind)
      for (const { text, source } of asked) {
        const { results } = await searcher.search(plainRequest(text))
        ranks.ours += reciprocalRank(results.map(({ id }) => (id === replyId(source) ? 3 : 0)))
        ranks.oracle += reciprocalRank(oracle(text, 10).map((found) => (found === source ? 3 : 0)))
      }
      const [ours, theirs] = [ranks.ours, ranks.oracle].map((sum) => (sum / asked.length).toFixed(3))
      process.stdout.write(`${kind}: ${asked.length} queries, MRR@10 ${ours}, plain BM25 ${theirs}\n`)
      expect(ranks.ours / asked.length, kind).toBeGreaterThanOrEqual(ranks.oracle / asked.length - 0.01)
    }
  }, 30_000)
})
