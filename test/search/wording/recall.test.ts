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
import { changes } from './plant-variants.ts'

/* Passages are changed as offices change what they take over from each other, and must be found by the change. */

const REPLIES = 60
const PLANTED = 200

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

describe('sameWording', () => {
  it.each(changes)(
    'finds the original of a passage with %s',
    async (_, change, atLeast) => {
      let found = 0
      const others = planted.map(({ text }) => text)
      for (const { reply, anchor, text } of planted) {
        const { variants } = await sameWording(index, change(text, others, random), null)
        if (variants.some((variant) => variant.reply.id === reply.id && variant.passage.anchor === anchor))
          found += 1
      }
      expect(planted.length).toBeGreaterThanOrEqual(PLANTED)
      expect(found / planted.length).toBeGreaterThanOrEqual(atLeast)
    },
    60_000,
  )
})
