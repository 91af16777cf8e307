import type { FoundReply, ReplyIndex } from '../../indexing/reply-index.ts'
import type { ReplyOutline } from '../../reply/reply-outline.ts'
import { type Completion, lastWord } from './complete-name.ts'

const MOST_PHRASES = 3

/** Where what was typed is looked up. */
export interface Typed {
  readonly index: ReplyIndex
  /** The best replies that hold a folded text letter by letter. */
  readonly find: (text: string) => Promise<readonly FoundReply[]>
}

/** Of those read, a phrase stands in so many, and closes a clause in so many: 研发投入占 closes none. */
const LEAST_REPLIES = 3
const LEAST_CLOSING = 2

/** A phrase that goes on in the same way in this share of its replies is only the beginning of a longer one. */
const SAME_SHARE = 0.7

const LONGEST_REST = 12

/** Phrases that begin with the last word of `typed` and stand in many replies, the most usual first. Only of Chinese
 *  characters; empty where fewer than two were typed. How many replies hold them all is not counted: a phrase that is no
 *  word is looked for letter by letter, which took ten times as long as the rest. */
export async function completePhrase(typed: string, { index, find }: Typed): Promise<Completion[]> {
  const { before, kind, word } = lastWord(typed)
  if (kind !== null || !/^\p{Script=Han}{2,12}$/u.test(word)) return []
  const found = await find(word)
  const outlines = await index.outlines(found.map(({ id }) => id))
  return usualRests(outlines, word)
    .slice(0, MOST_PHRASES)
    .map((rest) => {
      const label = word + rest
      return { kind: 'phrase', label, query: before + label, count: null, id: null }
    })
}

/** How often something stands behind the word, in replies. */
interface Usage {
  readonly replies: Set<string>
  /** Those in which a clause ends with it. */
  readonly closing: Set<string>
}

/** What usually stands behind `word`, the most usual first. */
function usualRests(replies: readonly ReplyOutline[], word: string): string[] {
  const usages = new Map<string, Usage>()
  for (const { id, passages } of replies)
    for (const rest of passages.flatMap(({ folded }) => restsIn(folded, word))) note(usages, rest, id)
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
