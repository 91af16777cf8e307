import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Found, noFilters, tagFields } from '../../src/indexing/reply-index.ts'
import { parseReply } from '../../src/parse/parse-reply.ts'
import type { Reply } from '../../src/reply/reply.ts'
import { isRole } from '../../src/reply/role.ts'
import type { SearchAnswer } from '../../src/search/answer.ts'
import { createSearcher } from '../../src/search/create-searcher.ts'
import { plainRequest, type SearchRequest } from '../../src/search/request.ts'
import type { Searcher } from '../../src/search/searcher.ts'
import { foldText } from '../../src/text/fold.ts'
import { occurrences } from '../../src/text/numerals.ts'
import { asSource } from '../bench/corpus.ts'
import { Random } from '../bench/random.ts'
import { invented, readSeeds } from '../relevance/corpus.ts'
import { bestGrades, gainOf } from '../relevance/gains.ts'
import { readJudgements } from '../relevance/judgements.ts'
import { ndcg } from '../relevance/ndcg.ts'
import { sharedFolder } from '../temporary-folder.ts'
import { describeDrafting, type TwoIndexes } from './drafting-contract.ts'
import { type Nodes, removeIndex } from './nodes.ts'
import { build, inCluster, inFolder, segmenter } from './two-places.ts'

/** Holds an index in a cluster against one in a folder, with the same replies in both. */
export function describeContract(nodes: () => Nodes): void {
  describe('an index in a cluster, beside one in a folder', () => {
    const folder = sharedFolder()
    let replies: Reply[]
    let indexes: TwoIndexes
    let searchers: { readonly folder: Searcher; readonly cluster: Searcher }

    beforeAll(async () => {
      replies = [...(await readSeeds()), ...invented().map(asSource)].map(parseReply)
      indexes = {
        folder: await build(inFolder(folder), replies),
        cluster: await build(inCluster(nodes().addresses, 'contract'), replies),
      }
      searchers = {
        folder: createSearcher(indexes.folder, segmenter),
        cluster: createSearcher(indexes.cluster, segmenter),
      }
    }, 300_000)

    afterAll(async () => {
      await Promise.all([indexes.folder.close(), indexes.cluster.close()])
      await removeIndex(nodes(), 'contract')
    })

    async function both(
      asked: Partial<SearchRequest> & { q: string },
    ): Promise<[SearchAnswer, SearchAnswer]> {
      const request = { ...plainRequest(asked.q), ...asked }
      return [await searchers.folder.search(request), await searchers.cluster.search(request)]
    }

    it('holds the same replies, word for word', async () => {
      expect(await gather(indexes.cluster.all())).toEqual(await gather(indexes.folder.all()))
      expect(await gather(indexes.cluster.facts())).toEqual(await gather(indexes.folder.facts()))
      const { replies: held, passages, counts } = await indexes.cluster.state()
      const expected = await indexes.folder.state()
      expect({ held, passages }).toEqual({ held: expected.replies, passages: expected.passages })
      expect(listed(counts)).toEqual(listed(expected.counts))
    })

    it('finds 1,000 random exact texts of 1 to 30 characters where they stand, and nowhere else', async () => {
      const random = new Random(11)
      const lines = replies.map((reply) => reply.passages.map(({ text }) => foldText(text)))
      const all = lines.flat().filter((line) => line.length > 0)
      const texts = Array.from({ length: 1_000 }, () => {
        const line = all[random.whole(0, all.length - 1)] ?? ''
        const start = random.whole(0, line.length - 1)
        const text = foldText(line.slice(start, start + random.whole(1, 30)))
        return occurrences(line, text).length === 0 ? '' : text
      })
      await eachOf(
        texts.filter((text) => text !== ''),
        async (text) => {
          const { total } = await indexes.cluster.find({
            tree: { kind: 'text', text, exact: true },
            filters: noFilters,
            sort: 'relevance',
            want: 0,
            counted: [],
          })
          const passages = all.filter((other) => occurrences(other, text).length > 0).length
          expect({ text, passages: total.passages, exact: total.exact }).toEqual({
            text,
            passages,
            exact: passages,
          })
        },
      )
    }, 300_000)

    it('counts and ranks the judged queries alike', async () => {
      const judgements = [...readJudgements()].filter((_, at) => at % 2 === 0)
      let [same, gained] = [0, 0]
      await eachOf(judgements, async ([q, judged]) => {
        const [here, there] = await both({ q })
        expect({ q, ...counted(there) }).toEqual({ q, ...counted(here) })
        if (idsOf(here).join() === idsOf(there).join()) same += 1
        const [before, after] = [here, there].map(({ results }) =>
          ndcg(
            results.map((result) => gainOf(result, judged)),
            bestGrades(judged),
          ),
        )
        gained += (after ?? 0) - (before ?? 0)
      })
      expect(same / judgements.length).toBeGreaterThanOrEqual(0.95)
      expect(Math.abs(gained / judgements.length)).toBeLessThan(0.01)
    }, 600_000)

    it.each([
      { q: '企业' },
      { q: '企业', section: ['plan'] },
      { q: '', section: ['problem', 'done'] },
      { q: '', year: [2024] },
      { q: '企业 人才', region: ['330000'] },
      { q: '企业 人才 -资金', section: ['plan'], kind: ['proposal'] },
      { q: '-企业' },
      { q: '(尖兵 OR 领雁) -315' },
      { q: '"研发费用加计扣除"', sort: 'date' },
      { q: '研发费用加计扣除 下一步', sort: 'date', page: 2 },
      { q: '玉科[2024]25' },
      { q: '类别:提案 年份:2023..2024 企业' },
      { q: '不存在的检索词组合甲乙丙' },
      { q: '🙂' },
      { q: '\ud800' },
      { q: '")(OR NOT -' },
      { q: '*:* _exists_:body /.*/ {"match_all":{}}' },
    ] satisfies (Partial<SearchRequest> & { q: string })[])('answers %j alike', async (asked) => {
      const [here, there] = await both(asked)
      expect(counted(there)).toEqual(counted(here))
      expect(idsOf(there)).toEqual(idsOf(here))
      expect(there.results.map(({ passages }) => passages)).toEqual(
        here.results.map(({ passages }) => passages),
      )
      expect(there.query).toEqual(here.query)
    })

    it.each(tagFields)('counts the values of %s alone as among all', async (field) => {
      const tree = { kind: 'text', text: '企业', exact: false } as const
      const query = { tree, filters: { ...noFilters, year: ['2024'] }, sort: 'relevance', want: 10 } as const
      const [whole, here, there] = [
        await indexes.cluster.find(query),
        await indexes.folder.find({ ...query, counted: [field] }),
        await indexes.cluster.find({ ...query, counted: [field] }),
      ]
      expect(there.replies).toEqual(whole.replies)
      expect(there.total).toEqual(whole.total)
      expect(listed(there.counts)).toEqual(listed(here.counts))
      expect([...there.counts[field]]).toEqual([...whole.counts[field]])
    })

    it('answers a pasted text of 10,000 characters alike', async () => {
      const text = replies
        .slice(0, 12)
        .map((reply) => reply.text.slice(0, 1_000))
        .join('\n')
        .slice(0, 10_000)
      const [here, there] = await both({ q: text })
      expect(counted(there)).toEqual(counted(here))
      expect(idsOf(there).slice(0, 3)).toEqual(idsOf(here).slice(0, 3))
    }, 60_000)

    it('finds the same wording', async () => {
      const passages = replies
        .flatMap((reply) => reply.passages)
        .filter(({ role, text }) => isRole(role) && text.length > 60)
      for (const { text } of passages.filter((_, at) => at % 400 === 0)) {
        const options = { atLeast: 0.5, want: 50 }
        const [here, there] = [
          await indexes.folder.passagesLike(text, options),
          await indexes.cluster.passagesLike(text, options),
        ]
        const told = (like: typeof here): unknown =>
          like.passages.map(({ id, ordinal }) => `${id} ${ordinal}`).sort()
        expect(there.total).toBe(here.total)
        expect(told(there)).toEqual(told(here))
      }
    }, 60_000)

    describeDrafting(() => ({ replies, indexes }))
  })
}

/** So many at a time: the nodes have two cores here, and each request waits for several shards. */
const AT_ONCE = 3

async function eachOf<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const item of queue) await work(item)
    }),
  )
}

async function gather<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}

function idsOf({ results }: SearchAnswer): string[] {
  return results.map(({ id }) => id)
}

function listed(counts: Found['counts']): unknown {
  return tagFields.map((field) => [field, [...counts[field]]])
}

function counted({ total, facets }: SearchAnswer): { total: unknown; facets: unknown } {
  const values = Object.entries(facets).map(([field, of]) => [
    field,
    of.map(({ value, count }) => `${value} ${count}`).sort(),
  ])
  return { total, facets: Object.fromEntries(values) }
}
