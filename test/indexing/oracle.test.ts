import { beforeAll, describe, expect, it } from 'vitest'
import { impactLevel, impactOf, inverseFrequency } from '../../src/indexing/impact.ts'
import type { QueryText } from '../../src/indexing/query-tree.ts'
import type { ReplyIndex } from '../../src/indexing/reply-index.ts'
import type { Reply } from '../../src/reply/reply.ts'
import { foldText } from '../../src/text/fold.ts'
import { occurrences } from '../../src/text/numerals.ts'
import { countTerms, termWeight } from '../../src/text/terms.ts'
import { Random } from '../bench/random.ts'
import { sharedFolder } from '../temporary-folder.ts'
import { ask, buildIndex, segmenter } from './build-index.ts'
import { sampleReply } from './sample-replies.ts'

const folder = sharedFolder()
const random = new Random(7)
const words = [
  '企业',
  '创新',
  '315',
  '25',
  '工程',
  '科技',
  '高新技术',
  '揭榜挂帅',
  '资金',
  '的',
  '人才',
  '数字化改革',
]

/** 400 replies of words that some have often and most seldom. */
const replies: Reply[] = Array.from({ length: 400 }, (_, at) => {
  const passages = Array.from({ length: random.whole(1, 9) }, () =>
    Array.from(
      { length: random.whole(1, 30) },
      () => words[Math.floor(words.length * random.next() ** 2)] ?? '',
    ).join(random.next() < 0.5 ? '' : '，'),
  )
  return sampleReply(`r${String(at).padStart(3, '0')}`, passages)
})

let index: ReplyIndex

beforeAll(async () => {
  index = await buildIndex(folder, replies)
  return () => index.close()
}, 60_000)

/** Terms of each passage, counted once. */
const counted = replies.flatMap((reply) =>
  reply.passages.map(({ text }) => ({ reply, terms: countTerms(foldText(text), segmenter) })),
)

/** The evidence of each reply for a word, by the letter of the rule: over its passages that hold the word. */
function expectedEvidence(word: string): Map<string, number> {
  const evidence = new Map<string, number>()
  for (const [term, count] of countTerms(word, segmenter)) {
    const rarity = inverseFrequency(
      counted.filter(({ terms }) => terms.has(term)).length,
      counted.length + replies.length,
    )
    const best = new Map<string, number>()
    for (const { reply, terms } of counted.filter(({ terms }) => terms.has(word))) {
      let length = 0
      for (const each of terms.values()) length += each
      const of = terms.get(term) ?? 0
      const impact = of === 0 ? 0 : impactOf(impactLevel(of, length))
      best.set(reply.id, Math.max(best.get(reply.id) ?? 0, impact))
    }
    for (const [id, impact] of best) {
      const worth = count * termWeight(term) * rarity * rarity
      evidence.set(id, (evidence.get(id) ?? 0) + worth * impact)
    }
  }
  return evidence
}

const asked = (text: string): QueryText => ({ kind: 'text', text, exact: false })

describe('an index of 400 replies', () => {
  it.each(['企业', '315', '25', '资金'])('ranks and counts %s as a plain computation does', async (word) => {
    const expected = [...expectedEvidence(word)].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    for (const want of [1, 10, 100, 400]) {
      const found = await ask(index, { tree: asked(word), want })
      expect(found.total.replies).toBe(expected.length)
      expect(found.replies.map(({ evidence }) => evidence.toFixed(6))).toEqual(
        expected.slice(0, want).map(([, evidence]) => evidence.toFixed(6)),
      )
    }
  })

  it.each([
    ['any', ['资金', '人才']],
    ['any', ['企业', '数字化改革', '25']],
    ['all', ['企业', '资金', '315']],
    ['all', ['揭榜挂帅', '数字化改革']],
    ['all', ['新技', '挂帅']],
  ] as const)('gives the best ten of %s %j as the first ten of all', async (kind, texts) => {
    const tree = { kind, parts: texts.map(asked) }
    const all = await ask(index, { tree, want: 400 })
    const ten = await ask(index, { tree, want: 10 })
    expect(ten.replies).toEqual(all.replies.slice(0, 10))
    expect({ ...ten.total }).toEqual({ ...all.total })
    const holds = (reply: Reply, text: string): boolean =>
      reply.passages.some((passage) => occurrences(foldText(passage.text), text).length > 0)
    const holding = replies.filter((reply) =>
      kind === 'all' ? texts.every((text) => holds(reply, text)) : texts.some((text) => holds(reply, text)),
    )
    expect(all.total.replies).toBe(holding.length)
  })
})
