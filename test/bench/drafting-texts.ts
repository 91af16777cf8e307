import { CORPUS_SEED } from './corpus.ts'
import { type GeneratedReply, generateReplies } from './generate-replies.ts'
import type { Timing } from './measure.ts'

/** What is timed of drafting; goals in milliseconds. */
export const draftingTasks = [
  {
    name: 'similar',
    what: 'past answers to the asks of a proposal of 2,000 characters, with what is to be replaced in them',
    goal: 100,
  },
  { name: 'check', what: 'the check of a draft of 5,000 characters', goal: 300 },
] as const

export type DraftingTimings = Readonly<Record<(typeof draftingTasks)[number]['name'], Timing>>

/** What is pasted by those who write replies, by its length in characters. */
const PROPOSAL_LENGTH = 2_000
const DRAFT_LENGTH = 5_000

const ASKS = ['一', '二', '三', '四', '五', '六', '七', '八']

/** `count` proposals of some 2,000 characters, each with eight asks, on matters that the corpus answers: what they say is
 *  of replies that are not in the corpus. */
export function makeProposals(count: number): string[] {
  const replies = [...generateReplies(count * 3, CORPUS_SEED + 1)]
  return Array.from({ length: count }, (_, at) => {
    const [reason, ...asked] = replies.slice(at * 3, at * 3 + 3)
    const title = `关于${asked[0]?.facts.ask ?? ''}的建议`
    const reasons = cutTo(pointsOf(reason), PROPOSAL_LENGTH / 4)
    const sentences = asked.flatMap((reply) => pointsOf(reply))
    const each = Math.floor(sentences.length / ASKS.length)
    const asks = ASKS.map((numeral, ask) => {
      const own = sentences.slice(ask * each, (ask + 1) * each)
      return `${numeral}、${cutTo(own, (PROPOSAL_LENGTH * 3) / 4 / ASKS.length)}`
    })
    return `${title}\n${reasons}\n为此建议：\n${asks.join('\n')}\n`
  })
}

/** `count` drafts of some 5,000 characters: of each a head and an end of its own, between them points of a dozen replies of a
 *  corpus of `size`. */
export function makeDrafts(count: number, size: number): string[] {
  const corpus = [...generateReplies(Math.min(size, count * 20), CORPUS_SEED)]
  const own = [...generateReplies(count, CORPUS_SEED + 2)]
  return own.map((reply, at) => {
    const lines = reply.text.split('\n')
    const from = Array.from({ length: 20 }, (_, step) => corpus[(at * 20 + step) % corpus.length])
    const [head, end] = [lines.slice(0, 8), lines.slice(-6)]
    return [...head, cutTo(from.flatMap(pointsOf), DRAFT_LENGTH - 500, '\n'), ...end].join('\n')
  })
}

/** The sentences of the points of a reply, longer lines of its text. */
function pointsOf(reply: GeneratedReply | undefined): string[] {
  const lines = reply?.text.split('\n').filter((line) => line.length > 60 && !/收悉|答复/.test(line)) ?? []
  return lines.flatMap((line) => line.match(/[^。]{12,}。/gu) ?? [])
}

function cutTo(sentences: readonly string[], length: number, between = ''): string {
  let text = ''
  for (const sentence of sentences) if (text.length < length) text += sentence + between
  return text
}
