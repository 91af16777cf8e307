import type { ReplyIndex } from '../../indexing/reply-index.ts'
import type { Region } from '../../reply/region.ts'
import { homeOf } from './home.ts'

/** A word of which every pair of letters stands in more passages than these is everybody's. */
const MOST_PASSAGES = 60

/** An index of fewer replies knows too little of what is usual elsewhere: among 200 real passages a third of such words were
 *  names. */
const FEWEST_REPLIES = 2_000

/** Which of `words` (folded) only replies of one county or prefecture hold, and which place that is. No word in an index so small
 *  that it cannot tell. */
export async function localWords(
  index: ReplyIndex,
  words: readonly string[],
): Promise<ReadonlyMap<string, Region>> {
  const asked = [...new Set(words)]
  if (asked.length === 0 || (await index.state()).replies < FEWEST_REPLIES) return new Map()
  const holders = await index.textHolders(asked, MOST_PASSAGES)
  return new Map(
    asked.flatMap((word, at) => {
      const found = holders[at]
      const home = found ? homeOf(found) : null
      return home === null ? [] : [[word, home] as const]
    }),
  )
}
