import type { TermList } from './posting-reader.ts'
import { readCommon } from './posting-sets.ts'
import { CHUNK_SIZE } from './postings.ts'
import type { Snapshot } from './snapshot.ts'

const ids = new Uint16Array(CHUNK_SIZE)

/** Numbers of the replies with a passage or header line that is in all of `lists`; none for no lists. */
export function repliesHolding({ chunks, replyOf }: Snapshot, lists: readonly TermList[]): Set<number> {
  const replies = new Set<number>()
  if (lists.length === 0) return replies
  for (const { number, base } of chunks) {
    const postings = lists.flatMap((list) => list.in(number) ?? [])
    if (postings.length < lists.length) continue
    const count = readCommon(postings, ids)
    for (let at = 0; at < count; at += 1) replies.add(replyOf[base + (ids[at] ?? 0)] ?? 0)
  }
  return replies
}
