import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ReplyIndex } from '../../src/indexing/reply-index.ts'
import { parseReply } from '../../src/parse/parse-reply.ts'
import { foldText } from '../../src/text/fold.ts'
import { generateReplies } from '../bench/generate-replies.ts'
import { sharedFolder } from '../temporary-folder.ts'
import { buildIndex } from './build-index.ts'

const folder = sharedFolder()
const replies = [...generateReplies(60, 3)].map(({ source, text }) =>
  parseReply({ source, text, masked: {}, carrier: {}, problems: [] }),
)
let index: ReplyIndex

beforeAll(async () => {
  index = await buildIndex(folder, replies)
}, 60_000)
afterAll(() => index.close())

const options = { shortest: 13, except: [] }

/** A text of one passage each of some replies, with words of its own between them. */
function patchwork(from: number, count: number): string {
  const parts = replies
    .slice(from, from + count)
    .map(({ passages }) => passages.find(({ role, text }) => role === 'done' && text.length > 60)?.text)
  return foldText(parts.join('本段之前没有人这样写过。'))
}

describe('the runs of a text that replies hold', () => {
  it('are found letter by letter, each in the passage that it names', async () => {
    const folded = patchwork(0, 8)
    const { runs } = await index.heldRuns(folded, options)
    for (const { id, ordinal, start, end } of runs) {
      const passage = (await index.reply(id))?.passages[ordinal]
      expect(foldText(passage?.text ?? '')).toContain(folded.slice(start, end))
    }
    const covered = runs.reduce((sum, { start, end }) => sum + end - start, 0)
    expect(covered / folded.length).toBeGreaterThan(0.85)
  })

  it('are none of replies that are left out, nor shorter than asked for', async () => {
    const folded = patchwork(0, 4)
    const { runs } = await index.heldRuns(folded, options)
    const [first] = runs
    const without = await index.heldRuns(folded, { shortest: 30, except: [first?.id ?? ''] })
    expect(without.runs.map(({ id }) => id)).not.toContain(first?.id)
    expect(without.runs.every(({ start, end }) => end - start >= 30)).toBe(true)
  })

  it.each(['', '路', '2024年', 'a b c', '路'.repeat(500), '\ud842\udfb7'.repeat(40)])(
    'are none of “%.20s”',
    async (text) => {
      expect((await index.heldRuns(foldText(text), options)).runs).toEqual([])
    },
  )
})
