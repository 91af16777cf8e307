import { bitOf, lowestBit, onesIn } from './bitmap.ts'
import { blockEnd, blockStart, HEAD_BYTES, levelIn, type Postings } from './postings.ts'

/** Where the strongest levels of replies are gathered. */
export interface StrongestLevels {
  /** By passage id of the chunk: the number of its reply. */
  readonly replyOf: Uint32Array
  /** By reply: the strongest level so far, `LEVELS` for none. */
  readonly strongest: Uint8Array
}

/** Raises `strongest` to the strongest of each reply's postings whose bits are set in `of`. */
export function addStrongest(postings: Postings, of: Uint32Array, into: StrongestLevels): void {
  switch (postings.form) {
    case 'short':
      return addStrongestOfShort(postings, of, into)
    case 'long':
      return addStrongestOfLong(postings, of, into)
    case 'dense':
      return addStrongestOfDense(postings, of, into)
  }
}

/** What is read, to be filled from the front. */
export interface LevelsRead {
  readonly ids: Uint16Array
  readonly levels: Uint8Array
}

// No branch depends on what postings hold, which is hard to foresee: where a bit is not set, the level counts as 16 or more.

function addStrongestOfShort(
  { words, size, bytes, levelsAt }: Postings,
  of: Uint32Array,
  { replyOf, strongest }: StrongestLevels,
): void {
  for (let rank = 0; rank < size; rank += 1) {
    const id = words[rank] ?? 0
    const level = levelIn(bytes, levelsAt, rank) | ((bitOf(of, id) ^ 1) << 4)
    const reply = replyOf[id] ?? 0
    const before = strongest[reply] ?? 0
    const stronger = level - before
    strongest[reply] = before + (stronger & (stronger >> 31))
  }
}

function addStrongestOfLong(
  { words, bytes, size, lowAt, levelsAt }: Postings,
  of: Uint32Array,
  { replyOf, strongest }: StrongestLevels,
): void {
  let rank = 0
  for (let block = 0; rank < size; block += 1) {
    const end = blockEnd(words, size, block)
    const high = block << 8
    for (; rank < end; rank += 1) {
      const id = high | (bytes[lowAt + rank] ?? 0)
      const level = levelIn(bytes, levelsAt, rank) | ((bitOf(of, id) ^ 1) << 4)
      const reply = replyOf[id] ?? 0
      const before = strongest[reply] ?? 0
      const stronger = level - before
      strongest[reply] = before + (stronger & (stronger >> 31))
    }
  }
}

function addStrongestOfDense(
  { bitmap, bytes, levelsAt }: Postings,
  of: Uint32Array,
  { replyOf, strongest }: StrongestLevels,
): void {
  let earlier = 0
  for (let word = 0; word < of.length; word += 1) {
    const own = bitmap[word] ?? 0
    for (let left = own & (of[word] ?? 0); left !== 0; left &= left - 1) {
      const bit = left & -left
      const reply = replyOf[(word << 5) + lowestBit(bit)] ?? 0
      const before = strongest[reply] ?? 0
      const stronger = levelIn(bytes, levelsAt, earlier + onesIn(own & (bit - 1))) - before
      strongest[reply] = before + (stronger & (stronger >> 31))
    }
    earlier += onesIn(own)
  }
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
