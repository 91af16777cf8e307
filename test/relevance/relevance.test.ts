import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { replyId } from '../../src/parse/reply-id.ts'
import type { ReplyResult } from '../../src/search/answer.ts'
import { plainRequest } from '../../src/search/request.ts'
import type { Searcher } from '../../src/search/searcher.ts'
import { sharedFolder } from '../temporary-folder.ts'
import { invented, openRelevanceCorpus } from './corpus.ts'
import { bestGrades, gainOf } from './gains.ts'
import { type Judgement, readJudgements } from './judgements.ts'
import { KNOWN_ITEMS, makeKnownItems } from './known-items.ts'
import { ndcg, reciprocalRank } from './ndcg.ts'
import { type Score, summarise } from './summary.ts'

const judgements = readJudgements()
const folder = sharedFolder()
let searcher: Searcher
let close: () => Promise<void>

beforeAll(async () => {
  ;({ searcher, close } = await openRelevanceCorpus(folder))
}, 60_000)

afterAll(() => close())

/** How one judged query fared. Its kind: judged by hand, or that of the known item. */
interface QueryScore extends Score {
  readonly query: string
  readonly topThree: readonly string[]
}

async function scoreQuery(query: string, judged: readonly Judgement[]): Promise<QueryScore> {
  const { results } = await searcher.search(plainRequest(query))
  const gains = results.map((result) => gainOf(result, judged))
  const why = judged[0]?.why ?? ''
  return {
    query,
    kind: why.startsWith('known item: ') ? why.slice('known item: '.length) : 'judged by hand',
    ndcg: ndcg(gains, bestGrades(judged)),
    reciprocalRank: reciprocalRank(gains),
    topThree: results.slice(0, 3).map((result) => nameOf(result, judged)),
  }
}

const sources = new Map(
  [...judgements.values()].flat().map((judgement) => [replyId(judgement.source), judgement.source]),
)

/** The file's name without what only a machine reads, or the authority of a reply that is judged for no query; and
 *  what it deserves. */
function nameOf(result: ReplyResult, judged: readonly Judgement[]): string {
  const source = sources.get(result.id) ?? result.authority ?? result.id
  const name = source.replace(/^.*\//, '').replace(/(?:_[0-9a-f]+)?\.txt$/, '')
  return `${name} ${gainOf(result, judged)}`
}

describe('judgements.tsv', () => {
  it('judges at least 150 queries, each with something that was looked for', () => {
    expect(judgements.size).toBeGreaterThanOrEqual(150)
    for (const [query, judged] of judgements) expect(bestGrades(judged), query).toContain(3)
  })

  it('holds the known items that make-known-items.ts makes of the corpus', () => {
    const held = [...judgements.values()].flat().filter(({ why }) => why.startsWith('known item'))
    expect(held).toEqual(makeKnownItems(invented(), KNOWN_ITEMS))
  })
})

describe('the ranking', () => {
  it('scores on every judged query as scores.golden.tsv says', async () => {
    const scores: QueryScore[] = []
    for (const [query, judged] of judgements) scores.push(await scoreQuery(query, judged))
    const lines = summarise(scores)
    process.stdout.write(`${lines.join('\n')}\n`)
    const rows = scores.map(({ query, ndcg: value, topThree }) =>
      [query.slice(0, 60), value.toFixed(3), ...topThree].join('\t'),
    )
    await expect([...lines, '', 'query\tnDCG@10\ttop three', ...rows, ''].join('\n')).toMatchFileSnapshot(
      'scores.golden.tsv',
    )
  }, 60_000)
})
