import { foldText } from '../text/fold.ts'
import { pairsOf } from '../text/terms.ts'
import { best } from './best.ts'
import { NO_REPLY } from './extents.ts'
import type { LikeOptions, LikePassage, LikePassages } from './reply-index.ts'
import type { Snapshot } from './snapshot.ts'

/** A text is asked for by the rarest pair of letters of each of this many stretches. Evenly spread pairs lose no more
 *  than their part where a name or a clause was changed, which the rarest of the whole text would mostly lie in.
 *  On 400 planted variants with numbers, names and a clause changed, 14, 20, 28 and 40 find 97, 99, 99 and 100 %, with
 *  150, 190, 350 and 540 candidates to compare. */
const STRETCHES = 28

/** Passages of `snapshot` that share pairs of letters with `text`. None for a text without a pair. Takes time with
 *  the postings of its rarer pairs; reads no reply but those returned. */
export function passagesLike(snapshot: Snapshot, text: string, options: LikeOptions): LikePassages {
  const { reader, replyOf, heads, days, version } = snapshot
  const pairs = pairsForLikeness(foldText(text), (pair) => reader.count(pair))
  const least = Math.max(1, Math.ceil(options.atLeast * pairs.length))
  return snapshot.withScratch(({ had }) => {
    const reached: number[] = []
    for (const pair of pairs) {
      reader.each(pair, (base, ids) => {
        for (const inChunk of ids) {
          const id = base + inChunk
          const count = (had[id] ?? 0) + 1
          had[id] = count
          if (count === least) reached.push(id)
        }
      })
    }
    const isPassage = (id: number): boolean => {
      const reply = replyOf[id] ?? NO_REPLY
      return reply !== NO_REPLY && heads[reply] !== id
    }
    const found = reached.filter(isPassage)
    const day = (id: number): number => days[replyOf[id] ?? 0] || Number.MAX_SAFE_INTEGER
    const promise = (a: number, b: number): number =>
      (had[b] ?? 0) - (had[a] ?? 0) || day(a) - day(b) || a - b
    const passages = best(found, options.want, promise).map((id): LikePassage => {
      const reply = replyOf[id] ?? 0
      const share = (had[id] ?? 0) / pairs.length
      return { id: snapshot.idOf(reply), ordinal: id - (heads[reply] ?? 0) - 1, share }
    })
    had.fill(0)
    return { version, total: found.length, passages }
  })
}

/** The rarest pair of letters of each stretch of the folded text, each pair once; fewer from a short text. */
export function pairsForLikeness(folded: string, countOf: (pair: string) => number): string[] {
  const pairs = [...pairsOf(folded)]
  const sampled: string[] = []
  const stretches = Math.min(STRETCHES, pairs.length)
  for (let at = 0; at < stretches; at += 1) {
    const start = Math.floor((at * pairs.length) / stretches)
    const end = Math.floor(((at + 1) * pairs.length) / stretches)
    const counted = pairs.slice(start, end).map((pair) => ({ pair, count: countOf(pair) }))
    const rarest = counted.sort((a, b) => a.count - b.count)[0]
    if (rarest) sampled.push(rarest.pair)
  }
  return sampled
}
