import { passagesInAll } from './common-passages.ts'
import type { TermList } from './posting-reader.ts'
import type { Snapshot } from './snapshot.ts'

/** Numbers of the replies with a passage or header line that is in all of `lists`; none for no lists. */
export function repliesHolding({ chunks, replyOf }: Snapshot, lists: readonly TermList[]): Set<number> {
  const replies = new Set<number>()
  for (const { number, base } of chunks)
    for (const id of passagesInAll(lists, number)) replies.add(replyOf[base + id] ?? 0)
  return replies
}
