import { bitOf, bitsWithin, hasBit, lowestBit, onesIn } from './bitmap.ts'
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

/** Reads the postings of the ids whose bits are set in `of`: their ids, which ascend, and their levels. Gives how many. */
export function readWithin(postings: Postings, of: Uint32Array, read: LevelsRead): number {
  switch (postings.form) {
    case 'short':
      return readShortWithin(postings, of, read)
    case 'long':
      return readLongWithin(postings, of, read)
    case 'dense':
      return readDenseWithin(postings, of, read)
  }
}

/** To be filled from the front. */
export interface LevelsRead {
  readonly ids: Uint16Array
  readonly levels: Uint8Array
}

// What is not to be read is written too, and then written over: whether a bit is set is hard to foresee for a branch.

function readShortWithin(postings: Postings, of: Uint32Array, { ids, levels }: LevelsRead): number {
  const { words, size } = postings
  let count = 0
  for (let rank = 0; rank < size; rank += 1) {
    const id = words[rank] ?? 0
    ids[count] = id
    levels[count] = levelAt(postings, rank)
    count += bitOf(of, id)
  }
  return count
}

function readLongWithin(postings: Postings, of: Uint32Array, { ids, levels }: LevelsRead): number {
  const { bytes, size } = postings
  let [count, rank] = [0, 0]
  for (let block = 0; rank < size; block += 1) {
    const end = blockStart(postings, block + 1)
    for (; rank < end; rank += 1) {
      const id = (block << 8) | (bytes[HEAD_BYTES + rank] ?? 0)
      ids[count] = id
      levels[count] = levelAt(postings, rank)
      count += bitOf(of, id)
    }
  }
  return count
}

function readDenseWithin(postings: Postings, of: Uint32Array, { ids, levels }: LevelsRead): number {
  const { bitmap } = postings
  let [count, before] = [0, 0]
  for (let word = 0; word < of.length; word += 1) {
    const own = bitmap[word] ?? 0
    for (let left = own & (of[word] ?? 0); left !== 0; left &= left - 1) {
      const bit = left & -left
      ids[count] = (word << 5) + lowestBit(bit)
      levels[count] = levelAt(postings, before + onesIn(own & (bit - 1)))
      count += 1
    }
    before += onesIn(own)
  }
  return count
}

/** Reads the postings that are no weaker than `weakest`: their ids, which ascend, and their levels. Gives how many. */
export function readStrong(postings: Postings, weakest: number, { ids, levels }: LevelsRead): number {
  const { size, bytes, levelsAt } = postings
  const idAt = idReader(postings)
  let count = 0
  for (let rank = 0; rank < size; rank += 2) {
    const pair = bytes[levelsAt + (rank >> 1)] ?? 0
    if ((pair & 15) <= weakest) {
      ids[count] = idAt(rank)
      levels[count] = pair & 15
      count += 1
    }
    if (pair >> 4 <= weakest && rank + 1 < size) {
      ids[count] = idAt(rank + 1)
      levels[count] = pair >> 4
      count += 1
    }
  }
  return count
}

/** Gives the id of the posting so many places from the first; to be asked in ascending order. */
function idReader(postings: Postings): (rank: number) => number {
  const { form, words, bytes, bitmap } = postings
  if (form === 'short') return (rank) => words[rank] ?? 0
  if (form === 'long') {
    let block = 0
    return (rank) => {
      while (blockStart(postings, block + 1) <= rank) block += 1
      return (block << 8) | (bytes[HEAD_BYTES + rank] ?? 0)
    }
  }
  let [word, left, before] = [0, bitmap[0] ?? 0, 0]
  return (rank) => {
    while (before + onesIn(left) <= rank) {
      before += onesIn(left)
      word += 1
      left = bitmap[word] ?? 0
    }
    for (; before < rank; before += 1) left &= left - 1
    return (word << 5) + lowestBit(left)
  }
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
  let [block, rank, end] = [-1, 0, 0]
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
  let [word, before, own] = [-1, 0, 0]
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
  let [low, high] = [0, ids.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ids[middle] ?? 0) < id) low = middle + 1
    else high = middle
  }
  return low
}
