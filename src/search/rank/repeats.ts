import type { ReplyId } from '../../reply/reply.ts'
import { shownPassages } from './rank-passages.ts'
import type { RankedReply } from './rank-replies.ts'

/** A reply in its final place, and which others show the same passages (同文). */
export interface PlacedReply extends RankedReply {
  /** How many of the replies placed with it show nothing but what this one shows. */
  readonly sameText: number
  /** The reply that shows all that this one shows; null for the first of its kind. */
  readonly sameAs: ReplyId | null
}

/** Shorter passages (in characters) are headings: that they are alike says nothing. */
const SHORTEST_TEXT = 12

/** `ranked`, the best first, with repeats behind: a reply that would show nothing but what an earlier one shows letter by
 *  letter and figure by figure. One answer to forty proposals, or the same on two sites, takes one place in front. Replies
 *  with an exact passage change places only among themselves, and so do those without, unless the likeness to a text
 *  ranks them all. Then the second of two stays beside the first: a letter sent twice has two answers, and one is its own. */
export function placeRepeats(ranked: readonly RankedReply[]): PlacedReply[] {
  const told = tell(ranked)
  const exact = repeatsLast(told.filter(hasExact))
  const others = repeatsLast(told.filter((reply) => !hasExact(reply)))
  let [nextExact, nextOther] = [0, 0]
  return told.map((reply) => (hasExact(reply) ? exact[nextExact++] : others[nextOther++]) ?? reply)
}

/** The replies where they stand, none a repeat of another. */
export function placeAsTheyAre(ranked: readonly RankedReply[]): PlacedReply[] {
  return ranked.map((reply) => ({ ...reply, sameText: 0, sameAs: null }))
}

interface Original {
  readonly id: ReplyId
  readonly texts: ReadonlySet<string>
  repeats: number
}

function tell(ranked: readonly RankedReply[]): PlacedReply[] {
  const firstWith = new Map<string, Original>()
  const originals = ranked.map((reply): Original => {
    const texts = textsShown(reply)
    const earlier = firstWith.get(texts[0] ?? '')
    if (earlier && texts.every((text) => earlier.texts.has(text))) {
      earlier.repeats += 1
      return earlier
    }
    const own: Original = { id: reply.outline.id, texts: new Set(texts), repeats: 0 }
    for (const text of texts) if (!firstWith.has(text)) firstWith.set(text, own)
    return own
  })
  return ranked.map((reply, at) => {
    const { id, repeats } = originals[at] ?? { id: reply.outline.id, repeats: 0 }
    return id === reply.outline.id
      ? { ...reply, sameText: repeats, sameAs: null }
      : { ...reply, sameText: 0, sameAs: id }
  })
}

function textsShown(reply: RankedReply): string[] {
  return shownPassages(reply)
    .map(({ ordinal }) => reply.outline.passages[ordinal]?.folded ?? '')
    .filter((text) => text.length >= SHORTEST_TEXT)
}

function hasExact({ found, asked }: RankedReply): boolean {
  return asked.like === null && found.passages.some(({ exact }) => exact)
}

function repeatsLast(replies: readonly PlacedReply[]): PlacedReply[] {
  const repeats = new Map(replies.map(({ outline: { id }, sameText }) => [id, sameText]))
  const stands = ({ sameAs, asked }: PlacedReply): boolean =>
    sameAs === null || (asked.like !== null && repeats.get(sameAs) === 1)
  return [...replies.filter(stands), ...replies.filter((reply) => !stands(reply))]
}
