import { bitOf, intersect, readBits, setBit, unite } from './bitmap.ts'
import { readRanks } from './posting-ranks.ts'
import { blockEnd, CHUNK_SIZE, CHUNK_WORDS, type Postings, readIds } from './postings.ts'

/** Keeps those of the first `count` of `ids`, which ascend, that have a posting; moves them to the front and gives how
 *  many they are. */
export function keepHeld(postings: Postings, ids: Uint16Array, count: number): number {
  if (postings.form === 'short') return keepCommon(postings.words, ids, count)
  return postings.form === 'dense' ? keepMarked(postings.bitmap, ids, count) : keepLong(postings, ids, count)
}

/** Writes the ids that all of `lists` have in common to the front of `into`, ascending; gives how many. The lists may
 *  stand in any order: what is short in the index may be dense in one chunk of it. */
export function readCommon(lists: readonly Postings[], into: Uint16Array): number {
  const dense = lists.filter(({ form }) => form === 'dense')
  const [shortest, ...others] = lists.filter(({ form }) => form !== 'dense').sort((a, b) => a.size - b.size)
  if (!shortest) return dense.length > 0 ? readBits(markedByAll(dense), into) : 0
  let count = readIds(shortest, into)
  for (const list of [...others, ...dense]) if (count > 0) count = keepHeld(list, into, count)
  return count
}

/** Adds the ids that all of `lists` have in common to `bits`, which has one for each id of a chunk. `buffer` is as large as
 *  a chunk. */
export function addCommon(lists: readonly Postings[], bits: Uint32Array, buffer: Uint16Array): void {
  const [only, ...others] = lists
  if (only && others.length === 0) return markIds(only, bits)
  if (lists.length > 0 && lists.every(({ form }) => form === 'dense')) return unite(bits, markedByAll(lists))
  const count = readCommon(lists, buffer)
  for (let at = 0; at < count; at += 1) setBit(bits, buffer[at] ?? 0)
}

const common = new Uint32Array(CHUNK_WORDS)

/** The ids that all of some dense records have, valid until the next call. */
function markedByAll([first, ...others]: readonly Postings[]): Uint32Array {
  common.set(first?.bitmap ?? [])
  for (const { bitmap } of others) intersect(common, bitmap)
  return common
}

/** Sets the bits of the ids in `bits`, which has one for each id of a chunk. */
export function markIds(postings: Postings, bits: Uint32Array): void {
  if (postings.form === 'dense') return unite(bits, postings.bitmap)
  if (postings.form === 'long') return markLong(postings, bits)
  for (let rank = 0; rank < postings.size; rank += 1) setBit(bits, postings.words[rank] ?? 0)
}

function markLong(postings: Postings, bits: Uint32Array): void {
  const { words, bytes, size, lowAt } = postings
  let rank = 0
  for (let block = 0; rank < size; block += 1) {
    const end = blockEnd(words, size, block)
    const high = block << 8
    for (; rank < end; rank += 1) setBit(bits, high | (bytes[lowAt + rank] ?? 0))
  }
}

function keepMarked(bitmap: Uint32Array, ids: Uint16Array, count: number): number {
  let kept = 0
  for (let at = 0; at < count; at += 1) {
    const id = ids[at] ?? 0
    ids[kept] = id
    kept += bitOf(bitmap, id)
  }
  return kept
}

const marked = new Uint32Array(CHUNK_WORDS)

/** A long list is marked as a whole unless it is this many times as long as the other: finding each id takes several times
 *  as long as setting a bit, whose branches are foreseen. */
const SWEPT = 4

const ranks = new Int32Array(CHUNK_SIZE)

function keepLong(postings: Postings, ids: Uint16Array, count: number): number {
  if (postings.size < SWEPT * count) {
    marked.fill(0)
    markLong(postings, marked)
    return keepMarked(marked, ids, count)
  }
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
  let kept = 0
  let from = 0
  for (let at = 0; at < count && from < held.length; at += 1) {
    const id = ids[at] ?? 0
    while (from < held.length && (held[from] ?? 0) < id) from += 1
    if (held[from] !== id) continue
    ids[kept] = id
    kept += 1
  }
  return kept
}
