import { bitOf, lowestBit, onesIn } from './bitmap.ts'
import { blockEnd, blockStart, HEAD_BYTES, levelIn, type Postings } from './postings.ts'

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
  const { words, size, bytes, levelsAt } = postings
  let count = 0
  for (let rank = 0; rank < size; rank += 1) {
    const id = words[rank] ?? 0
    ids[count] = id
    levels[count] = levelIn(bytes, levelsAt, rank)
    count += bitOf(of, id)
  }
  return count
}

function readLongWithin(postings: Postings, of: Uint32Array, { ids, levels }: LevelsRead): number {
  const { words, bytes, size, lowAt, levelsAt } = postings
  let count = 0
  let rank = 0
  for (let block = 0; rank < size; block += 1) {
    const end = blockEnd(words, size, block)
    const high = block << 8
    for (; rank < end; rank += 1) {
      const id = high | (bytes[lowAt + rank] ?? 0)
      ids[count] = id
      levels[count] = levelIn(bytes, levelsAt, rank)
      count += bitOf(of, id)
    }
  }
  return count
}

function readDenseWithin(postings: Postings, of: Uint32Array, { ids, levels }: LevelsRead): number {
  const { bitmap, bytes, levelsAt } = postings
  let count = 0
  let before = 0
  for (let word = 0; word < of.length; word += 1) {
    const own = bitmap[word] ?? 0
    for (let left = own & (of[word] ?? 0); left !== 0; left &= left - 1) {
      const bit = left & -left
      ids[count] = (word << 5) + lowestBit(bit)
      levels[count] = levelIn(bytes, levelsAt, before + onesIn(own & (bit - 1)))
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
