import { bitsWithin, hasBit, lowestBit, onesIn } from './bitmap.ts'
import { blockStart, HEAD_BYTES, LEVELS, levelAt, type Postings } from './postings.ts'

/** Level of the posting of `id`; -1 when there is none. */
export function levelOf(postings: Postings, id: number): number {
  const rank = rankOf(postings, id)
  return rank < 0 ? -1 : levelAt(postings, rank)
}

/** The strongest level among the postings of the ids from `from` on and before `end` whose bits are set in `of`; `LEVELS`
 *  for none. */
export function strongestWithin(postings: Postings, from: number, end: number, of: Uint32Array): number {
  switch (postings.form) {
    case 'short':
      return strongestOfShort(postings, from, end, of)
    case 'long':
      return strongestOfLong(postings, from, end, of)
    case 'dense':
      return strongestOfDense(postings, from, end, of)
  }
}

function strongestOfShort(postings: Postings, from: number, end: number, of: Uint32Array): number {
  const { words, size } = postings
  let strongest = LEVELS
  for (let rank = lowerBound(words, from); rank < size; rank += 1) {
    const id = words[rank] ?? 0
    if (id >= end) break
    if (hasBit(of, id)) strongest = Math.min(strongest, levelAt(postings, rank))
  }
  return strongest
}

function strongestOfLong(postings: Postings, from: number, end: number, of: Uint32Array): number {
  const { bytes } = postings
  let strongest = LEVELS
  for (let block = from >> 8; block <= (end - 1) >> 8; block += 1) {
    const last = blockStart(postings, block + 1)
    for (let rank = blockStart(postings, block); rank < last; rank += 1) {
      const id = (block << 8) | (bytes[HEAD_BYTES + rank] ?? 0)
      if (id >= end) break
      if (id >= from && hasBit(of, id)) strongest = Math.min(strongest, levelAt(postings, rank))
    }
  }
  return strongest
}

function strongestOfDense(postings: Postings, from: number, end: number, of: Uint32Array): number {
  const { bitmap } = postings
  let strongest = LEVELS
  for (let word = from >> 5; word <= (end - 1) >> 5; word += 1) {
    let left = (bitmap[word] ?? 0) & (of[word] ?? 0) & bitsWithin(word, from, end)
    for (; left !== 0; left &= left - 1) {
      strongest = Math.min(strongest, levelAt(postings, denseRank(postings, (word << 5) + lowestBit(left))))
    }
  }
  return strongest
}

/** For each of the first `count` of `ids`, which ascend: how many postings stand before its own, -1 where it has none.
 *  One sweep over the record, where asking for one after another would begin anew. */
export function readRanks(postings: Postings, ids: Uint16Array, read: RanksRead): void {
  switch (postings.form) {
    case 'short':
      return readShortRanks(postings.words, ids, read)
    case 'long':
      return readLongRanks(postings, ids, read)
    case 'dense':
      return readDenseRanks(postings, ids, read)
  }
}

export interface RanksRead {
  readonly count: number
  readonly into: Int32Array
}

function readShortRanks(held: Uint16Array, ids: Uint16Array, { count, into }: RanksRead): void {
  let rank = 0
  for (let at = 0; at < count; at += 1) {
    const id = ids[at] ?? 0
    while (rank < held.length && (held[rank] ?? 0) < id) rank += 1
    into[at] = held[rank] === id ? rank : -1
  }
}

function readLongRanks(postings: Postings, ids: Uint16Array, { count, into }: RanksRead): void {
  const low = postings.bytes.subarray(HEAD_BYTES)
  let block = -1
  let rank = 0
  let end = 0
  for (let at = 0; at < count; at += 1) {
    const id = ids[at] ?? 0
    if (id >> 8 !== block) {
      block = id >> 8
      rank = blockStart(postings, block)
      end = blockStart(postings, block + 1)
    }
    const wanted = id & 0xff
    while (rank < end && (low[rank] ?? 0) < wanted) rank += 1
    into[at] = rank < end && low[rank] === wanted ? rank : -1
  }
}

function readDenseRanks(postings: Postings, ids: Uint16Array, { count, into }: RanksRead): void {
  let word = -1
  let before = 0
  let own = 0
  for (let at = 0; at < count; at += 1) {
    const id = ids[at] ?? 0
    if (id >> 5 !== word) {
      word = id >> 5
      before = denseRank(postings, word << 5)
      own = postings.bitmap[word] ?? 0
    }
    const bit = 1 << (id & 31)
    into[at] = own & bit ? before + onesIn(own & (bit - 1)) : -1
  }
}

/** How many postings stand before that of `id`; -1 when it has none. */
function rankOf(postings: Postings, id: number): number {
  switch (postings.form) {
    case 'short': {
      const rank = lowerBound(postings.words, id)
      return postings.words[rank] === id ? rank : -1
    }
    case 'long':
      return longRank(postings, id)
    case 'dense':
      return hasBit(postings.bitmap, id) ? denseRank(postings, id) : -1
  }
}

function longRank(postings: Postings, id: number): number {
  const end = blockStart(postings, (id >> 8) + 1)
  for (let rank = blockStart(postings, id >> 8); rank < end; rank += 1) {
    const low = postings.bytes[HEAD_BYTES + rank] ?? 0
    if (low >= (id & 0xff)) return low === (id & 0xff) ? rank : -1
  }
  return -1
}

/** How many postings of a dense record stand before `id`. A block has eight words. */
function denseRank(postings: Postings, id: number): number {
  const { bitmap } = postings
  const own = id >> 5
  let rank = blockStart(postings, id >> 8)
  for (let word = own & ~7; word < own; word += 1) rank += onesIn(bitmap[word] ?? 0)
  return rank + onesIn((bitmap[own] ?? 0) & ((1 << (id & 31)) - 1))
}

/** The first place with `id` or more, of ids that ascend. */
export function lowerBound(ids: Uint16Array | Uint32Array, id: number): number {
  let low = 0
  let high = ids.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ids[middle] ?? 0) < id) low = middle + 1
    else high = middle
  }
  return low
}
