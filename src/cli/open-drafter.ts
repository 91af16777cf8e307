import { createDrafter, type Drafter } from '../drafting/drafter.ts'
import type { ReplyIndex } from '../indexing/reply-index.ts'
import type { Searcher } from '../search/searcher.ts'
import type { Foundation } from './foundation.ts'
import { openSearcher } from './open-searcher.ts'

/** Opens the index at `where` with all that answers from it. Throws IndexError, ClusterAddressError. */
export async function openDrafter(
  where: string,
  foundation: Foundation,
): Promise<{ index: ReplyIndex; searcher: Searcher; drafter: Drafter }> {
  const { index, searcher } = await openSearcher(where, foundation)
  return { index, searcher, drafter: createDrafter(index, foundation.segmenter) }
}
