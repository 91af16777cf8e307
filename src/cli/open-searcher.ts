import type { ReplyIndex } from '../indexing/reply-index.ts'
import { createSearcher } from '../search/create-searcher.ts'
import type { Searcher } from '../search/searcher.ts'
import { type Foundation, indexPlace } from './foundation.ts'

/** Opens the index at `where` with what answers questions about it. Throws IndexError, ClusterAddressError. */
export async function openSearcher(
  where: string,
  foundation: Foundation,
): Promise<{ index: ReplyIndex; searcher: Searcher }> {
  const index = await (await indexPlace(where, foundation)).open()
  return { index, searcher: createSearcher(index, foundation.segmenter) }
}
