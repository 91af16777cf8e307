import { beforeAll, describe, expect, it } from 'vitest'
import { impactLevel, impactOf, inverseFrequency } from '../../src/indexing/impact.ts'
import { type QueryNode, type QueryText, wantedTexts } from '../../src/indexing/query-tree.ts'
import type { ReplyIndex } from '../../src/indexing/reply-index.ts'
import type { Reply } from '../../src/reply/reply.ts'
import { foldText } from '../../src/text/fold.ts'
import { occurrences } from '../../src/text/numerals.ts'
import { countTerms, termWeight, wordParts } from '../../src/text/terms.ts'
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
  'a',
  '类',
]

/** 400 replies of words that some have often and most seldom. */
const replies: Reply[] = Array.from({ length: 400 }, (_, at) => {
  const passages = Array.from({ length: random.whole(1, 9) }, () =>
    Array.from(
      { length: random.whole(1, 30) },
      () => words[Math.floor(words.length * random.next() ** 2)] ?? '',
    ).join(random.pick(['', '', '，', '、'])),
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

  it.each(['relevance', 'date'] as const)(
    'lists all by %s alike, whatever was asked before',
    async (sort) => {
      const before = await ask(index, { tree: null, want: 50, sort })
      await ask(index, { tree: asked('资金') })
      expect(await ask(index, { tree: null, want: 50, sort })).toMatchObject({ replies: before.replies })
    },
  )

  const phrase = (text: string): QueryText => ({ kind: 'text', text, exact: true })
  const not = (part: QueryNode): QueryNode => ({ kind: 'not', part })
  const all = (...parts: QueryNode[]): QueryNode => ({ kind: 'all', parts })
  const any = (...parts: QueryNode[]): QueryNode => ({ kind: 'any', parts })
  /** More texts than a number has bits. */
  const many = (kind: 'all' | 'any'): QueryNode => ({
    kind,
    parts: Array.from({ length: 40 }, (_, at) => asked(words[at % words.length] ?? '')),
  })

  it.each<[string, QueryNode]>([
    ['a word that must be read', asked('企业创新')],
    ['a letter and a comma', asked('业,')],
    ['a letter and a mark', asked('业、')],
    ['a phrase of a mark and a letter', phrase('、资')],
    ['two letters of two scripts', asked('a类')],
    ['a word around a mark', asked('资金、人才')],
    ['a mark and a number', phrase('、315')],
    ['either of two with marks', any(asked('业、'), phrase('、资'))],
    ['one of two, one read', any(asked('企业创新'), phrase('资金,人才'))],
    ['a word but not another', all(asked('企业'), not(asked('揭榜挂帅')))],
    ['a phrase and one of two words', all(phrase('的企业'), any(asked('315'), asked('数字化改革')))],
    ['a word, or anything without another', any(asked('315'), not(asked('企业')))],
    ['neither of two words', not(any(asked('315'), asked('数字化改革')))],
    ['words alone and together', any(asked('人才'), all(asked('资金'), asked('人才'), asked('创新企业')))],
    ['any of very many texts', many('any')],
    ['all of very many texts', many('all')],
  ])('finds replies, passages and exact ones for %s as reading all does', async (_, tree) => {
    const found = await ask(index, { tree, want: 400 })
    const expected = replies.flatMap((reply) => readAll(reply, tree))
    expect(found.total).toEqual({
      replies: expected.length,
      passages: sumOf(expected, ({ speaking }) => speaking.length),
      exact: sumOf(expected, ({ exact }) => exact.length),
    })
    const byId = new Map(expected.map((reply) => [reply.id, reply]))
    for (const reply of found.replies) {
      const ordinals = reply.passages.map(({ ordinal }) => ordinal)
      expect(ordinals).toEqual(byId.get(reply.id)?.speaking)
      const exact = reply.passages.filter((passage) => passage.exact).map(({ ordinal }) => ordinal)
      expect(exact).toEqual(byId.get(reply.id)?.exact)
    }
  })
})

interface ReadReply {
  readonly id: string
  /** Ordinals of passages. */
  readonly speaking: readonly number[]
  readonly exact: readonly number[]
}

/** What a query finds in a reply, whose header holds none of its texts, by the letter of the rules: none or one. */
function readAll(reply: Reply, tree: QueryNode): ReadReply[] {
  const passages = reply.passages.map(({ text }) => foldText(text))
  const letters = (text: string, passage: string): boolean => occurrences(passage, text).length > 0
  const holds = ({ text, exact }: QueryText, passage: string): boolean =>
    exact ? letters(text, passage) : wordParts(text, segmenter).every((part) => letters(part, passage))
  const satisfies = (node: QueryNode, isHeld: (text: QueryText) => boolean, isNot: boolean): boolean => {
    if (node.kind === 'text') return isHeld(node)
    if (node.kind === 'not')
      return (
        isNot ||
        !satisfies(node.part, (text) => passages.some((passage) => letters(text.text, passage)), isNot)
      )
    const each = node.parts.map((part) => satisfies(part, isHeld, isNot))
    return node.kind === 'all' ? each.every(Boolean) : each.some(Boolean)
  }
  if (!satisfies(tree, (text) => passages.some((passage) => holds(text, passage)), false)) return []
  const wanted = wantedTexts(tree)
  const ordinals = (isWanted: (passage: string) => boolean): number[] =>
    [...passages.keys()].filter((at) => isWanted(passages[at] ?? ''))
  return [
    {
      id: reply.id,
      speaking: ordinals((passage) => wanted.some((text) => holds(text, passage))),
      exact: ordinals(
        (passage) =>
          wanted.some(({ text }) => letters(text, passage)) &&
          satisfies(tree, ({ text }) => letters(text, passage), true),
      ),
    },
  ]
}

function sumOf<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((sum, item) => sum + of(item), 0)
}
