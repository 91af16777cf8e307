import { noFilters, type ReplyIndex } from '../../indexing/reply-index.ts'
import type { Reply } from '../../reply/reply.ts'
import { type Completion, lastWord } from './complete-name.ts'

const MOST_PHRASES = 3

/** Replies that are read for how they go on: enough to see what is usual, few enough for each key pressed. */
const READ_REPLIES = 40

/** Of those read, a phrase stands in so many, and closes a clause in so many: 研发投入占 closes none. */
const LEAST_REPLIES = 3
const LEAST_CLOSING = 2

/** A phrase that goes on in the same way in this share of its replies is only the beginning of a longer one. */
const SAME_SHARE = 0.7

const LONGEST_REST = 12

/** Phrases that begin with the last word of `typed` and stand in many replies, the most usual first. Only of Chinese
 *  characters; empty where fewer than two were typed. */
export async function completePhrase(typed: string, index: ReplyIndex): Promise<Completion[]> {
  const { before, kind, word } = lastWord(typed)
  if (kind !== null || !/^\p{Script=Han}{2,12}$/u.test(word)) return []
  const { replies } = await index.find(exactly(word, READ_REPLIES))
  const read = await Promise.all(replies.map(({ id }) => index.reply(id)))
  const rests = usualRests(
    read.filter((reply) => reply !== null),
    word,
  )
  return Promise.all(
    rests.slice(0, MOST_PHRASES).map(async (rest): Promise<Completion> => {
      const label = word + rest
      const { total } = await index.find(exactly(label, 1))
      return { kind: 'phrase', label, query: before + label, count: total.replies, id: null }
    }),
  )
}

function exactly(text: string, want: number) {
  return { tree: { kind: 'text', text, exact: true }, filters: noFilters, sort: 'relevance', want } as const
}

/** How often something stands behind the word, in replies. */
interface Usage {
  readonly replies: Set<string>
  /** Those in which a clause ends with it. */
  readonly closing: Set<string>
}

/** What usually stands behind `word`, the most usual first. */
function usualRests(replies: readonly Reply[], word: string): string[] {
  const usages = new Map<string, Usage>()
  for (const { id, passages } of replies)
    for (const rest of passages.flatMap(({ text }) => restsIn(text, word))) note(usages, rest, id)
  const usual = [...usages].filter(
    ([, { replies: all, closing }]) => all.size >= LEAST_REPLIES && closing.size >= LEAST_CLOSING,
  )
  return usual
    .filter(([rest, usage]) => !usual.some(([other, longer]) => isBeginning(rest, other, usage, longer)))
    .toSorted(([a, { replies: one }], [b, { replies: two }]) => two.size - one.size || b.length - a.length)
    .map(([rest]) => rest)
}

/** The Chinese characters behind each `word` of `text`, as far as they go on. */
function restsIn(text: string, word: string): string[] {
  const parts = text.split(word).slice(1)
  return parts.map((part) => /^\p{Script=Han}*/u.exec(part)?.[0] ?? '').filter((rest) => rest !== '')
}

function note(usages: Map<string, Usage>, rest: string, id: string): void {
  for (let length = 1; length <= Math.min(rest.length, LONGEST_REST); length += 1) {
    const beginning = rest.slice(0, length)
    const usage = usages.get(beginning) ?? { replies: new Set(), closing: new Set() }
    usage.replies.add(id)
    if (length === rest.length) usage.closing.add(id)
    usages.set(beginning, usage)
  }
}

function isBeginning(rest: string, other: string, usage: Usage, longer: Usage): boolean {
  return (
    other.length > rest.length &&
    other.startsWith(rest) &&
    longer.replies.size >= usage.replies.size * SAME_SHARE
  )
}
