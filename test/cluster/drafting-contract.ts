import { expect, it } from 'vitest'
import { checkDraft } from '../../src/drafting/check/check-draft.ts'
import { createDrafter } from '../../src/drafting/drafter.ts'
import { readProposal } from '../../src/drafting/similar/read-proposal.ts'
import { numberSorts } from '../../src/drafting/tables/statement-orders.ts'
import type { ReplyIndex } from '../../src/indexing/reply-index.ts'
import { regionByCode } from '../../src/regions/gazetteer.ts'
import type { Reply } from '../../src/reply/reply.ts'
import { foldText } from '../../src/text/fold.ts'
import { Random } from '../bench/random.ts'
import { readJudgements } from '../relevance/judgements.ts'
import { seedProposals } from '../relevance/seed-proposals.ts'
import { segmenter } from './two-places.ts'

/** Two indexes of the same replies. */
export interface TwoIndexes {
  readonly folder: ReplyIndex
  readonly cluster: ReplyIndex
}

/** Holds what is told to writers from an index in a cluster against what one in a folder tells. */
export function describeDrafting(
  two: () => { readonly replies: readonly Reply[]; readonly indexes: TwoIndexes },
): void {
  const own = regionByCode('340123')

  /** Drafts that copy from several replies, letter by letter and with changes, beside words of their own. */
  function drafts(count: number): string[] {
    const random = new Random(23)
    const { replies } = two()
    return Array.from({ length: count }, () => {
      const parts = Array.from({ length: 6 }, (_, at) => {
        const { passages } = random.pick(replies)
        const text = passages.length > 0 ? random.pick(passages).text : ''
        return at % 2 === 0 ? text : `${text.slice(0, 40)}今年以来又有新的进展，${text.slice(50)}`
      })
      return `关于《关于加强农村公路养护的建议》的答复\n尊敬的代表：\n${parts.join('\n')}\n感谢您的关心和支持。`
    })
  }

  it('finds the same runs of a draft in past replies', async () => {
    const { indexes } = two()
    for (const draft of drafts(12)) {
      const folded = foldText(draft)
      const options = { shortest: 13, except: [] }
      const [here, there] = [
        await indexes.folder.heldRuns(folded, options),
        await indexes.cluster.heldRuns(folded, options),
      ]
      const told = ({ runs }: typeof here): unknown =>
        runs.map(({ start, end, held }) => ({ start, end, held }))
      expect(told(there)).toEqual(told(here))
    }
  }, 120_000)

  it('checks drafts alike', async () => {
    const { indexes } = two()
    for (const text of drafts(6)) {
      const draft = { text, own, proposal: null }
      const here = await checkDraft(draft, { index: indexes.folder, segmenter })
      const there = await checkDraft(draft, { index: indexes.cluster, segmenter })
      expect(there).toEqual(here)
    }
  }, 120_000)

  it('answers the asks of proposals alike', async () => {
    const { indexes } = two()
    const texts = [
      ...seedProposals.map(({ text }) => text),
      ...[...readJudgements().keys()].filter((text) => text.length > 100).slice(0, 8),
    ]
    for (const text of texts) {
      const asked = readProposal(text)
      const [here, there] = [
        await createDrafter(indexes.folder, segmenter).similar(asked, own),
        await createDrafter(indexes.cluster, segmenter).similar(asked, own),
      ]
      const told = (asks: typeof here): unknown =>
        asks.map(({ answers }) =>
          answers.map(({ reply, passage, sameText }) => [reply.id, passage.anchor, sameText]),
        )
      expect(told(there)).toEqual(told(here))
    }
  }, 120_000)

  it('tells the same places of words', async () => {
    const { replies, indexes } = two()
    const random = new Random(29)
    const words = Array.from({ length: 200 }, () => {
      const { passages } = random.pick(replies)
      const text = foldText(passages.length > 0 ? random.pick(passages).text : '新昌')
      const start = random.whole(0, Math.max(0, text.length - 5))
      return text.slice(start, start + random.whole(2, 4))
    })
    const told = (holders: Awaited<ReturnType<ReplyIndex['textHolders']>>): unknown =>
      holders.map((one) => one && { replies: one.replies, regions: Object.fromEntries(one.regions) })
    const here = told(await indexes.folder.textHolders(words, 60))
    expect(told(await indexes.cluster.textHolders(words, 60))).toEqual(here)
  })

  it.each([
    { q: '', region: [] },
    { q: '企业', region: [] },
    { q: '', region: ['330000', '370000'] },
  ])('lists the same figures and promises for %j', async (chosen) => {
    const { indexes } = two()
    const filter = { ...chosen, programme: [], authority: '', year: null }
    const [here, there] = [indexes.folder, indexes.cluster].map((index) => createDrafter(index, segmenter))
    for (const sort of numberSorts) {
      const request = { ...filter, sort, page: 2, limit: 40 }
      const [one, other] = [await here?.numbers.list(request), await there?.numbers.list(request)]
      expect({ ...other, indexVersion: '', updatedAt: '' }).toEqual({
        ...one,
        indexVersion: '',
        updatedAt: '',
      })
    }
    const promises = async (drafter: typeof here) => {
      const all: unknown[] = []
      for await (const rows of drafter?.commitments.all(filter) ?? []) all.push(...rows)
      return all
    }
    expect(await promises(there)).toEqual(await promises(here))
  })
}
