import { beforeAll, describe, expect, it } from 'vitest'
import { noFilters, type PassageAbout, type ReplyIndex } from '../../src/indexing/reply-index.ts'
import { parseReply } from '../../src/parse/parse-reply.ts'
import { type Role, roles } from '../../src/reply/role.ts'
import { foldText } from '../../src/text/fold.ts'
import { asSource } from '../bench/corpus.ts'
import { invented } from '../relevance/corpus.ts'
import { sharedFolder } from '../temporary-folder.ts'
import { buildIndex } from './build-index.ts'

const replies = invented()
  .slice(0, 120)
  .map((generated) => parseReply(asSource(generated)))
const texts = ['社区居家养老服务体系建设', '推进老旧小区改造，加装电梯', '健全农村公路管护机制'].map(foldText)

const weights = Object.fromEntries(
  roles.map((role) => [role, role === 'receipt' ? 0 : role === 'done' ? 1 : 0.5]),
) as Record<Role, number>

const folder = sharedFolder()
let index: ReplyIndex

beforeAll(async () => {
  index = await buildIndex(folder, replies)
  return () => index.close()
}, 60_000)

const place = ({ id, ordinal }: Pick<PassageAbout, 'id' | 'ordinal'>): string => `${id}#${ordinal}`

describe('passages about a text', () => {
  it('are ranked by the evidence that a search by likeness gives, times what their role counts', async () => {
    const about = await index.passagesAbout(texts, { weights, want: 10_000 })
    for (const [at, like] of texts.entries()) {
      const byPlace = new Map((about[at] ?? []).map((passage) => [place(passage), passage]))
      const query = { tree: null, like, filters: noFilters, sort: 'relevance', want: 20 } as const
      const { replies: found } = await index.find(query)
      expect(found.length).toBeGreaterThan(0)
      for (const { id, passages } of found) {
        for (const { ordinal, evidence } of passages) {
          const passage = byPlace.get(place({ id, ordinal }))
          const role = (await index.reply(id))?.passages[ordinal]?.role ?? 'other'
          expect(passage?.evidence ?? 0).toBeCloseTo(evidence * weights[role], 6)
        }
      }
    }
  })

  it('have the smaller a share of what is asked, the more of it the index does not know', async () => {
    const known = '推进老旧小区改造'
    const shares = await Promise.all(
      [known, `${known}，推广树葬花葬`, `${known}，推广树葬花葬，举办冰壶联赛，增设宠物便溺箱`].map(
        async (text) =>
          (await index.passagesAbout([foldText(text)], { weights, want: 1 }))[0]?.[0]?.share ?? 0,
      ),
    )
    expect(shares).toEqual(shares.toSorted((a, b) => b - a))
    expect(new Set(shares).size).toBe(3)
    for (const share of shares) {
      expect(share).toBeGreaterThan(0)
      expect(share).toBeLessThanOrEqual(1)
    }
  })

  it('say where they stand and what they are', async () => {
    const [first = []] = await index.passagesAbout(texts, { weights, want: 25 })
    expect(first).toHaveLength(25)
    for (const { id, ordinal, role, folded, region, whole, evidence } of first) {
      const reply = await index.reply(id)
      const passage = reply?.passages[ordinal]
      expect({ role, folded, region }).toEqual({
        role: passage?.role,
        folded: foldText(passage?.text ?? ''),
        region: reply?.region?.code ?? null,
      })
      expect(role).not.toBe('receipt')
      expect(whole).toBeGreaterThanOrEqual(evidence - 1e-9)
    }
  })

  it('are the same however few are wanted, the best first', async () => {
    const all = await index.passagesAbout(texts, { weights, want: 10_000 })
    const few = await index.passagesAbout(texts, { weights, want: 5 })
    for (const [at, passages] of few.entries()) {
      const scores = passages.map(({ evidence }) => evidence.toFixed(9))
      expect(scores).toEqual((all[at] ?? []).slice(0, 5).map(({ evidence }) => evidence.toFixed(9)))
    }
  })

  it('are none for a text that no passage shares a term with', async () => {
    expect(await index.passagesAbout(['', 'zzqx'], { weights, want: 5 })).toEqual([[], []])
  })
})
