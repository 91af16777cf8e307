import { bitmapOf, CHUNK_SIZE, onesIn, type Postings, readBits, readIds, readRanks } from './postings.ts'

/** Keeps those of the first `count` of `ids`, which ascend, that have a posting; moves them to the front and gives how
 *  many they are. */
export function keepHeld(postings: Postings, ids: Uint16Array, count: number): number {
  if (postings.form === 'short') return keepCommon(postings.words, ids, count)
  return postings.form === 'dense'
    ? keepMarked(bitmapOf(postings), ids, count)
    : keepRanked(postings, ids, count)
}

/** Keeps in `bitmap`, which has a bit for each id of a chunk, those of a dense record. */
function intersect(bitmap: Uint32Array, postings: Postings): void {
  const own = bitmapOf(postings)
  for (let word = 0; word < own.length; word += 1) bitmap[word] = (bitmap[word] ?? 0) & (own[word] ?? 0)
}

/** Writes the ids that all of `lists` have in common to the front of `into`, ascending; gives how many. The lists may
 *  stand in any order: what is short in the index may be dense in one chunk of it. */
export function readCommon(lists: readonly Postings[], into: Uint16Array): number {
  const dense = lists.filter(({ form }) => form === 'dense')
  const [shortest, ...others] = lists.filter(({ form }) => form !== 'dense').sort((a, b) => a.size - b.size)
  if (!shortest) return readMarkedByAll(dense, into)
  let count = readIds(shortest, into)
  for (const list of [...others, ...dense]) if (count > 0) count = keepHeld(list, into, count)
  return count
}

function readMarkedByAll([first, ...others]: readonly Postings[], into: Uint16Array): number {
  if (!first) return 0
  common.set(bitmapOf(first))
  for (const list of others) intersect(common, list)
  return readBits(common, into)
}

const common = new Uint32Array(CHUNK_SIZE / 32)

/** Sets the bits of the ids in `bitmap`, which has one for each id of a chunk. `buffer` is as large as a chunk. */
export function markIds(postings: Postings, bitmap: Uint32Array, buffer: Uint16Array): void {
  if (postings.form === 'dense') {
    const own = bitmapOf(postings)
    for (let word = 0; word < own.length; word += 1) bitmap[word] = (bitmap[word] ?? 0) | (own[word] ?? 0)
    return
  }
  const count = readIds(postings, buffer)
  for (let at = 0; at < count; at += 1) {
    const id = buffer[at] ?? 0
    bitmap[id >> 5] = (bitmap[id >> 5] ?? 0) | (1 << (id & 31))
  }
}

/** How many bits are set. */
export function countBits(bitmap: Uint32Array): number {
  let sum = 0
  for (let word = 0; word < bitmap.length; word += 1) sum += onesIn(bitmap[word] ?? 0)
  return sum
}

function keepMarked(bitmap: Uint32Array, ids: Uint16Array, count: number): number {
  let kept = 0
  for (let at = 0; at < count; at += 1) {
    const id = ids[at] ?? 0
    if (((bitmap[id >> 5] ?? 0) & (1 << (id & 31))) === 0) continue
    ids[kept] = id
    kept += 1
  }
  return kept
}

const ranks = new Int32Array(CHUNK_SIZE)

function keepRanked(postings: Postings, ids: Uint16Array, count: number): number {
  readRanks(postings, ids, { count, into: ranks })
  let kept = 0
  for (let at = 0; at < count; at += 1) {
    if ((ranks[at] ?? -1) < 0) continue
    ids[kept] = ids[at] ?? 0
    kept += 1
  }
  return kept
}

/** Skips through the longer of two lists. */
function keepCommon(held: Uint16Array, ids: Uint16Array, count: number): number {
  let [kept, from] = [0, 0]
  for (let at = 0; at < count && from < held.length; at += 1) {
    const id = ids[at] ?? 0
    while (from < held.length && (held[from] ?? 0) < id) from += 1
    if (held[from] !== id) continue
    ids[kept] = id
    kept += 1
  }
  return kept
}
