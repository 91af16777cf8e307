import { beforeAll, describe, expect, it } from 'vitest'
import type { ReplyIndex } from '../../../src/indexing/reply-index.ts'
import { parseReply } from '../../../src/parse/parse-reply.ts'
import type { Reply } from '../../../src/reply/reply.ts'
import { sameWording } from '../../../src/search/wording/same-wording.ts'
import { asSource } from '../../bench/corpus.ts'
import { generateReplies } from '../../bench/generate-replies.ts'
import { Random } from '../../bench/random.ts'
import { buildIndex } from '../../indexing/build-index.ts'
import { sharedFolder } from '../../temporary-folder.ts'

/* Passages are changed as offices change what they take over from each other, and must be found by the change. */

const REPLIES = 60
const PLANTED = 50

const folder = sharedFolder()
let index: ReplyIndex
let planted: { readonly reply: Reply; readonly anchor: string; readonly text: string }[]

beforeAll(async () => {
  const replies = [...generateReplies(REPLIES, 11)].map((generated) => parseReply(asSource(generated)))
  index = await buildIndex(folder, replies)
  const wordings = replies.flatMap((reply) =>
    reply.passages
      .filter(({ role, text }) => text.length >= 40 && ['done', 'plan', 'problem'].includes(role))
      .map(({ anchor, text }) => ({ reply, anchor, text })),
  )
  planted = wordings.filter((_, at) => at % Math.floor(wordings.length / PLANTED) === 0)
  return () => index.close()
}, 120_000)

const random = new Random(5)
const places = ['玉环市', '建德市', '临沂市', '柯桥区', '天台县', '晋江市', '海宁市', '桐乡市']
const names = ['揭榜挂帅', '三年倍增', '一网通办', '雨露计划', '百千万']

function otherNumbers(text: string): string {
  return text.replace(/[0-9]+/g, (number) => String(random.whole(1, 10 ** Math.min(number.length, 6))))
}

function otherNames(text: string): string {
  return text
    .replace(/[\u4e00-\u9fff]{2}[市县区](?![域分别间])/g, () => random.pick(places))
    .replace(/“[^”]+”/g, () => `“${random.pick(names)}”`)
}

function otherClause(text: string): string {
  const clauses = text.split(/(?<=[，；。])/)
  const others = random.pick(planted).text.split(/(?<=[，；。])/)
  clauses[random.whole(0, clauses.length - 1)] = random.pick(others)
  return clauses.join('')
}

describe('sameWording', () => {
  it.each([
    ['other numbers', otherNumbers, 1],
    ['other places and names', otherNames, 1],
    ['another clause', otherClause, 0.95],
    ['all of these', (text: string) => otherClause(otherNumbers(otherNames(text))), 0.95],
  ] as const)(
    'finds the original of a passage with %s',
    async (_, change, atLeast) => {
      let found = 0
      for (const { reply, anchor, text } of planted) {
        const { variants } = await sameWording(index, change(text), null)
        if (variants.some((variant) => variant.reply.id === reply.id && variant.passage.anchor === anchor))
          found += 1
      }
      expect(planted.length).toBeGreaterThanOrEqual(PLANTED)
      expect(found / planted.length).toBeGreaterThanOrEqual(atLeast)
    },
    60_000,
  )
})
