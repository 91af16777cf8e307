import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { replyId } from '../../src/parse/reply-id.ts'
import type { ReplyResult } from '../../src/search/answer.ts'
import { plainRequest } from '../../src/search/request.ts'
import type { Searcher } from '../../src/search/searcher.ts'
import { sharedFolder } from '../temporary-folder.ts'
import { invented, openCorpus } from './corpus.ts'
import { ndcg, reciprocalRank } from './ndcg.ts'
import { copiedQueries, type JudgedQuery, withCopies } from './near-duplicates.ts'
import { type Score, summarise } from './summary.ts'

const MATTERS = 5

const corpus = withCopies(invented().slice(0, 120), MATTERS)
const originals = new Map(corpus.map(({ source, original }) => [replyId(source), original]))
const queries = copiedQueries(corpus, MATTERS)
const folder = sharedFolder()
let searcher: Searcher
let close: () => Promise<void>

beforeAll(async () => {
  ;({ searcher, close } = await openCorpus(folder, corpus))
}, 60_000)

afterAll(() => close())

/** What each result is worth to a reader who has seen those above it. */
function gains(results: readonly ReplyResult[], grades: JudgedQuery['grades']): number[] {
  const seen = new Set<string>()
  return results.map(({ id }) => {
    const original = originals.get(id) ?? ''
    const isCopy = seen.has(original)
    seen.add(original)
    return isCopy ? 0 : (grades.get(original) ?? 0)
  })
}

describe('one answer to many proposals', () => {
  it('takes one place of the first ten, as near-duplicates.golden.tsv says', async () => {
    const scores: (Score & { readonly row: string })[] = []
    for (const { query, kind, grades } of queries) {
      const { results } = await searcher.search(plainRequest(query))
      const worth = gains(results, grades)
      const score = ndcg(worth, [...grades.values()])
      const different = new Set(results.map(({ id }) => originals.get(id))).size
      const row = [query.slice(0, 40), score.toFixed(3), different].join('\t')
      scores.push({ kind, ndcg: score, reciprocalRank: reciprocalRank(worth), row })
    }
    const lines = summarise(scores)
    process.stdout.write(`${lines.join('\n')}\n`)
    const rows = ['query\tnDCG@10\tdifferent texts in the first ten', ...scores.map(({ row }) => row), '']
    await expect([...lines, '', ...rows].join('\n')).toMatchFileSnapshot('near-duplicates.golden.tsv')
  })

  it('is counted and listed with all its copies, and says how many there are', async () => {
    const [judged] = queries
    const q = judged?.query ?? ''
    const { total, results } = await searcher.search({ ...plainRequest(q), limit: 100 })
    expect(results.length).toBe(Math.min(100, total.replies))
    const [first] = results.filter(({ sameText }) => sameText !== undefined)
    const repeats = results.filter(({ sameAs }) => sameAs !== undefined && sameAs === first?.url)
    expect(repeats.length).toBe(first?.sameText)
    expect(repeats.length).toBeGreaterThan(10)
  })
})
