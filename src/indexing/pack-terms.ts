import type { PostingLists } from './batch.ts'
import { toPosting } from './postings.ts'
import type { Slots } from './term-collector.ts'

/** Of lists up to this long the postings are put in order one by one; of longer ones all ids of the batch are gone
 *  through. */
const SHORT = 48

/** FlexSearch's map as typed arrays. Its terms stand in the order of `compareTerms`; its ids are below `ids`. */
export function packTerms(map: ReadonlyMap<string, Slots>, ids: number): PostingLists {
  const sizes = new Uint32Array(map.size)
  let total = 0
  let place = 0
  for (const slots of map.values()) {
    const size = countIds(slots)
    sizes[place] = size
    total += size
    place += 1
  }
  const postings = new Uint32Array(total)
  const levels = new Uint8Array(ids)
  let at = 0
  place = 0
  for (const slots of map.values()) {
    const size = sizes[place] ?? 0
    const own = postings.subarray(at, at + size)
    if (size <= SHORT) insertInOrder(slots, own)
    else layOut(slots, own, levels)
    at += size
    place += 1
  }
  return { terms: [...map.keys()].join('\n'), sizes, postings }
}

function countIds(slots: Slots): number {
  let count = 0
  for (const ids of slots) if (ids) count += ids.length
  return count
}

function insertInOrder(slots: Slots, into: Uint32Array): void {
  let length = 0
  for (let level = 0; level < slots.length; level += 1) {
    for (const id of slots[level] ?? []) {
      const posting = toPosting(id, level)
      let at = length
      for (; at > 0 && (into[at - 1] ?? 0) > posting; at -= 1) into[at] = into[at - 1] ?? 0
      into[at] = posting
      length += 1
    }
  }
}

/** `levels` is 0 for every id, before and after. */
function layOut(slots: Slots, into: Uint32Array, levels: Uint8Array): void {
  for (let level = 0; level < slots.length; level += 1) {
    for (const id of slots[level] ?? []) levels[id] = level + 1
  }
  let length = 0
  for (let id = 0; length < into.length; id += 1) {
    const next = levels[id] ?? 0
    if (next === 0) continue
    into[length] = toPosting(id, next - 1)
    length += 1
    levels[id] = 0
  }
}
