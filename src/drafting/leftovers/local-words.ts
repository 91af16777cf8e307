import type { ReplyIndex, TextHolders } from '../../indexing/reply-index.ts'
import { isWithin, regionByCode } from '../../regions/gazetteer.ts'
import type { Region } from '../../reply/region.ts'

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
      const home = homeOf(holders[at] ?? null)
      return home === null ? [] : [[word, home] as const]
    }),
  )
}

/** The county or prefecture that all replies which hold a text are of; null where there is none. */
export function homeOf(holders: TextHolders | null): Region | null {
  if (holders === null) return null
  const common = [...holders.regions].filter(([, count]) => count === holders.replies).map(([code]) => code)
  const places = common
    .map(regionByCode)
    .filter((region) => region !== null && (region.city !== null || region.county !== null))
  return places.reduce<Region | null>(
    (inmost, region) => (region && (inmost === null || isWithin(region, inmost)) ? region : inmost),
    null,
  )
}
