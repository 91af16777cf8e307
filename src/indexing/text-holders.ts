import { requiredTerms } from '../text/terms.ts'
import { TermLists } from './query-terms.ts'
import { repliesHolding } from './replies-holding.ts'
import type { TextHolders } from './reply-index.ts'
import type { Snapshot } from './snapshot.ts'

/** For each of `texts` (folded) the replies with a passage that holds all its pairs of letters, and their divisions; null
 *  where the rarest of these pairs stands in more than `most` passages. Reads no text of replies. */
export function textHolders(
  snapshot: Snapshot,
  texts: readonly string[],
  most: number,
): (TextHolders | null)[] {
  return snapshot.withScratch(() => {
    const lists = new TermLists(snapshot.reader)
    return texts.map((text) => {
      const terms = requiredTerms(text)
      const rarest = Math.min(...terms.map((term) => snapshot.reader.countUpTo(term, most)))
      return rarest > most ? null : holders(snapshot, terms, lists)
    })
  })
}

function holders(snapshot: Snapshot, terms: readonly string[], lists: TermLists): TextHolders {
  const replies = repliesHolding(snapshot, lists.all(terms))
  const regions = new Map<string, number>()
  for (const reply of replies)
    for (const code of snapshot.columns.regionsOf(reply)) regions.set(code, (regions.get(code) ?? 0) + 1)
  return { replies: replies.size, regions }
}
