import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { headerLine } from '../../src/indexing/index-entry.ts'
import { pairsForLikeness } from '../../src/indexing/passages-like.ts'
import type { LikePassage, ReplyIndex } from '../../src/indexing/reply-index.ts'
import type { Reply } from '../../src/reply/reply.ts'
import { foldText } from '../../src/text/fold.ts'
import { sharedFolder } from '../temporary-folder.ts'
import { buildIndex } from './build-index.ts'
import { sampleReply } from './sample-replies.ts'

const clauses = [
  '扎实推进科技企业“双倍增”行动',
  '力争新增国家高新技术企业50家以上',
  '全面落实研发费用加计扣除政策',
  '建立健全会商机制',
  '进一步压实属地责任、部门责任',
  '对符合条件的企业给予最高100万元的补助',
  '引进高层次人才12名',
  '组织开展专项检查3次',
  '深入实施“揭榜挂帅”项目',
  '营造全社会共同参与的良好氛围',
]

const clausesOf = (n: number, most: number) =>
  Array.from({ length: most }, (_, at) => clauses[(n * 7 + at * (1 + (n % 3))) % 10])

/** Replies of two to four passages of some of the clauses, a third of them without a date. */
const replies: Reply[] = Array.from({ length: 30 }, (_, n) =>
  sampleReply(
    `reply${String(n).padStart(2, '0')}`,
    Array.from({ length: 2 + (n % 3) }, (__, at) => `${clausesOf(n + at, 1 + ((n + at) % 4)).join('，')}。`),
    {
      header: {
        title: `关于${clauses[n % 10] ?? ''}的答复`,
        signedOn: n % 3 === 0 ? null : `20${10 + (n % 14)}-05-20`,
      },
    },
  ),
)

const folder = sharedFolder()
let index: ReplyIndex

beforeAll(async () => {
  index = await buildIndex(folder, replies)
  return () => index.close()
})

/** The same by reading every passage. */
function naive(text: string, atLeast: number): (LikePassage & { readonly date: string | null })[] {
  const texts = replies.flatMap((reply) => [
    headerLine(reply),
    ...reply.passages.map((passage) => passage.text),
  ])
  const folded = texts.map(foldText)
  const pairs = pairsForLikeness(
    foldText(text),
    (pair) => folded.filter((held) => held.includes(pair)).length,
  )
  const least = Math.max(1, Math.ceil(atLeast * pairs.length))
  return replies.flatMap((reply) =>
    reply.passages.flatMap((passage, ordinal) => {
      const held = pairs.filter((pair) => foldText(passage.text).includes(pair)).length
      const found = { id: reply.id, ordinal, share: held / pairs.length, date: reply.header.signedOn }
      return held >= least ? [found] : []
    }),
  )
}

describe('passagesLike', () => {
  it('finds what reading every passage finds', async () => {
    const text = fc
      .array(fc.constantFrom(...clauses), { minLength: 1, maxLength: 6 })
      .map((parts) => parts.join('，'))
    await fc.assert(
      fc.asyncProperty(text, fc.constantFrom(0.2, 0.5, 0.8, 1), async (asked, atLeast) => {
        const { total, passages } = await index.passagesLike(asked, { atLeast, want: 1000 })
        const expected = naive(asked, atLeast)
        expect(total).toBe(expected.length)
        const plain = expected.map(({ id, ordinal, share }) => ({ id, ordinal, share }))
        expect([...passages].sort(byPlace)).toEqual(plain.sort(byPlace))
      }),
      { numRuns: 100 },
    )
  })

  it('puts the greatest share first, then the oldest, undated ones last', async () => {
    const asked = clauses.slice(0, 4).join('，')
    const { passages } = await index.passagesLike(asked, { atLeast: 0.2, want: 1000 })
    const dateOf = new Map(replies.map((reply) => [reply.id, reply.header.signedOn ?? '9999']))
    const keys = passages.map(({ id, share }) => `${(2 - share).toFixed(4)} ${dateOf.get(id) ?? ''}`)
    expect(passages.length).toBeGreaterThan(5)
    expect(keys).toEqual(keys.toSorted())
  })

  it('counts all and returns as many as wanted, the best', async () => {
    const asked = clauses.slice(0, 3).join('，')
    const all = await index.passagesLike(asked, { atLeast: 0.2, want: 1000 })
    const some = await index.passagesLike(asked, { atLeast: 0.2, want: 3 })
    expect(some.total).toBe(all.total)
    expect(some.passages).toEqual(all.passages.slice(0, 3))
  })

  it('does not take title and header line for a passage', async () => {
    const { passages } = await index.passagesLike('关于引进高层次人才12名的答复', { atLeast: 1, want: 10 })
    expect(passages).toEqual([])
  })

  it.each(['', '。', '2024', '的', '\ud800', '龘'])(
    'finds nothing for %j, which has no pair of letters',
    async (text) => {
      expect(await index.passagesLike(text, { atLeast: 0.5, want: 10 })).toMatchObject({
        total: 0,
        passages: [],
      })
    },
  )

  it('answers the same whatever was asked before', async () => {
    const ask = () => index.passagesLike(clauses.slice(2, 6).join(''), { atLeast: 0.3, want: 50 })
    const first = await ask()
    await index.passagesLike(clauses.join(''), { atLeast: 0.1, want: 50 })
    expect(await ask()).toEqual(first)
  })
})

describe('pairsForLikeness', () => {
  it('takes the rarest pair of each stretch', () => {
    const counts = new Map([
      ['市科', 90],
      ['科技', 900],
      ['技局', 40],
    ])
    const text = '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月盈昃市科技局'
    const pairs = pairsForLikeness(text, (pair) => counts.get(pair) ?? 1000)
    expect(pairs).toContain('技局')
    expect(pairs.length).toBeLessThanOrEqual(28)
  })

  it('takes every pair of a short text, each once', () => {
    expect(pairsForLikeness('衷心感谢衷心', () => 1)).toEqual(['衷心', '心感', '感谢', '谢衷'])
  })
})

function byPlace(a: LikePassage, b: LikePassage): number {
  return a.id.localeCompare(b.id) || a.ordinal - b.ordinal
}
