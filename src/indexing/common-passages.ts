import type { TermList } from './posting-reader.ts'
import { readCommon } from './posting-sets.ts'
import { CHUNK_SIZE } from './postings.ts'

const ids = new Uint16Array(CHUNK_SIZE)

/** The passages of a chunk that are in all of `lists`, ascending; none for no lists. Valid until the next call. */
export function passagesInAll(lists: readonly TermList[], chunk: number): Uint16Array {
  const held = lists.flatMap((list) => list.in(chunk) ?? [])
  const count = held.length === lists.length ? readCommon(held, ids) : 0
  return ids.subarray(0, count)
}
