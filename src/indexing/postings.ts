/** How the postings of one term in one chunk are kept: which passages hold it, each with the level of its impact.
 *
 *  A chunk is 65,536 consecutive passage ids, of which the last is never given away, so that a count fits 16 bits.
 *  Ids ascend whatever their levels: the passages of a reply stand together, and lists meet by skipping. A record is
 *  the ids, then the levels in four bits each. Typed arrays read it in place. Its length tells which form the ids have:
 *
 *  - short, up to 512: 16 bits each, little-endian.
 *  - long, up to 8,192: a head, then the low byte of each; the head tells where each block of 256 ids begins.
 *  - dense: the same head, then a bitmap of the chunk. */
export const CHUNK_SIZE = 65_536

/** Levels of impact, 0 the strongest. */
export const LEVELS = 16

const LONGEST_SHORT = 512
const LONGEST_LONG = 8_192

/** The head, in 16-bit words: how many postings, the strongest level, then for each block how many stand before it. */
const BLOCKS = 256
const STARTS = 2
const HEAD_WORDS = STARTS + BLOCKS
const HEAD_BYTES = 2 * HEAD_WORDS
const BITMAP_BYTES = CHUNK_SIZE / 8

/** A passage id within its chunk, and the level of a term in it, as one number: postings sort by id. */
export function toPosting(id: number, level: number): number {
  return id * LEVELS + level
}

/** A record opened for reading: valid as long as its bytes are. */
export interface Postings {
  readonly size: number
  readonly form: 'short' | 'long' | 'dense'
  readonly bytes: Uint8Array
  /** The ids of a short record, the head of another. */
  readonly words: Uint16Array
  /** Where in `bytes` the levels begin. */
  readonly levelsAt: number
}

/** Bytes of a record of a term that every passage of a chunk holds. */
export const LONGEST_RECORD = HEAD_BYTES + BITMAP_BYTES + CHUNK_SIZE / 2

/** The record of `postings`, each `toPosting`, ascending, no id twice; at the beginning of `room` when it is given. Empty
 *  for none. */
export function encodePostings(postings: Uint32Array, room?: Buffer): Buffer {
  const form = formFor(postings.length)
  const levelsAt = levelsStart(form, postings.length)
  const length = levelsAt + Math.ceil(postings.length / 2)
  const bytes = room ? room.subarray(0, length).fill(0) : Buffer.alloc(length)
  const words = wordsOf(bytes, form === 'short' ? postings.length : HEAD_WORDS)
  for (let rank = 0; rank < postings.length; rank += 1) {
    const posting = postings[rank] ?? 0
    const id = posting >> 4
    if (form === 'short') words[rank] = id
    else if (form === 'long') bytes[HEAD_BYTES + rank] = id & 0xff
    else setBit(bytes, HEAD_BYTES + (id >> 3), 1 << (id & 7))
    setBit(bytes, levelsAt + (rank >> 1), (posting & 15) << ((rank & 1) << 2))
  }
  if (form !== 'short') writeHead(words, postings)
  return bytes
}

/** The postings of a record, each `toPosting`, ascending. Throws RangeError for bytes that are none. */
export function decodePostings(bytes: Uint8Array): Uint32Array {
  const postings = openPostings(bytes)
  const ids = new Uint16Array(postings.size)
  readIds(postings, ids)
  const decoded = new Uint32Array(postings.size)
  for (let rank = 0; rank < decoded.length; rank += 1) {
    decoded[rank] = toPosting(ids[rank] ?? 0, levelAt(postings, rank))
  }
  return decoded
}

/** Opens a record. Throws RangeError for bytes that are none. */
export function openPostings(bytes: Uint8Array): Postings {
  const size = recordSize(bytes)
  const form = formFor(size)
  const levelsAt = levelsStart(form, size)
  if (levelsAt + Math.ceil(size / 2) !== bytes.length) throw new RangeError('length of a posting record')
  return { size, form, bytes, words: wordsOf(bytes, form === 'short' ? size : HEAD_WORDS), levelsAt }
}

/** Number of postings in a record. */
export function recordSize(bytes: Uint8Array): number {
  const { length } = bytes
  if (length <= levelsStart('short', LONGEST_SHORT) + LONGEST_SHORT / 2) return Math.floor((length * 2) / 5)
  return (bytes[0] ?? 0) | ((bytes[1] ?? 0) << 8)
}

/** The strongest level in a record; 0, as a bound, for a short one. */
export function strongestLevel({ form, words }: Postings): number {
  return form === 'short' ? 0 : (words[1] ?? 0)
}

/** Level of the posting `rank` places from the first. */
export function levelAt({ bytes, levelsAt }: Postings, rank: number): number {
  return ((bytes[levelsAt + (rank >> 1)] ?? 0) >> ((rank & 1) << 2)) & 15
}

/** Level of the posting of `id`; -1 when there is none. */
export function levelOf(postings: Postings, id: number): number {
  const rank = rankOf(postings, id)
  return rank < 0 ? -1 : levelAt(postings, rank)
}

/** Writes the ids to the front of `into`, ascending; gives how many. */
export function readIds(postings: Postings, into: Uint16Array): number {
  const { form, bytes, words, size } = postings
  if (form === 'short') {
    into.set(words)
    return size
  }
  if (form === 'long') {
    for (let block = 0; block < BLOCKS; block += 1) {
      const end = block + 1 < BLOCKS ? (words[STARTS + block + 1] ?? 0) : size
      const high = block << 8
      for (let rank = words[STARTS + block] ?? 0; rank < end; rank += 1) {
        into[rank] = high | (bytes[HEAD_BYTES + rank] ?? 0)
      }
    }
    return size
  }
  return readBits(bitmapOf(postings), into)
}

/** Writes the ids whose bits are set to the front of `into`, ascending; gives how many. */
export function readBits(bitmap: Uint32Array, into: Uint16Array): number {
  let rank = 0
  for (let word = 0; word < bitmap.length; word += 1) {
    const base = word << 5
    for (let bits = bitmap[word] ?? 0; bits !== 0; bits &= bits - 1) {
      into[rank] = base + 31 - Math.clz32(bits & -bits)
      rank += 1
    }
  }
  return rank
}

function formFor(size: number): Postings['form'] {
  return size <= LONGEST_SHORT ? 'short' : size <= LONGEST_LONG ? 'long' : 'dense'
}

function levelsStart(form: Postings['form'], size: number): number {
  return form === 'short' ? 2 * size : HEAD_BYTES + (form === 'long' ? size : BITMAP_BYTES)
}

function setBit(bytes: Uint8Array, at: number, bits: number): void {
  bytes[at] = (bytes[at] ?? 0) | bits
}

function writeHead(words: Uint16Array, postings: Uint32Array): void {
  let strongest = LEVELS - 1
  let block = 0
  for (let rank = 0; rank < postings.length; rank += 1) {
    const posting = postings[rank] ?? 0
    strongest = Math.min(strongest, posting & 15)
    for (; block <= posting >> 12; block += 1) words[STARTS + block] = rank
  }
  words.fill(postings.length, STARTS + block)
  words[0] = postings.length
  words[1] = strongest
}

/** A view where the bytes lie on an even address, a copy where they do not. */
function wordsOf(bytes: Uint8Array, length: number): Uint16Array {
  if (bytes.byteOffset % 2 === 0) return new Uint16Array(bytes.buffer, bytes.byteOffset, length)
  return new Uint16Array(new Uint8Array(bytes.subarray(0, 2 * length)).buffer)
}

/** The bitmap of a dense record. */
export function bitmapOf({ bytes }: Postings): Uint32Array {
  const at = bytes.byteOffset + HEAD_BYTES
  if (at % 4 === 0) return new Uint32Array(bytes.buffer, at, BITMAP_BYTES / 4)
  return new Uint32Array(new Uint8Array(bytes.subarray(HEAD_BYTES, HEAD_BYTES + BITMAP_BYTES)).buffer)
}

/** For each of the first `count` of `ids`, which ascend: how many postings stand before its own, -1 where it has none.
 *  One sweep over the record, where asking for one after another would begin anew. */
export function readRanks(postings: Postings, ids: Uint16Array, { count, into }: RanksRead): void {
  if (postings.form === 'dense') return readDenseRanks(postings, ids, { count, into })
  const { form, bytes, words, size } = postings
  const held = form === 'short' ? words : bytes.subarray(HEAD_BYTES)
  let [block, rank, end] = [-1, 0, form === 'short' ? size : 0]
  for (let at = 0; at < count; at += 1) {
    const id = ids[at] ?? 0
    if (form === 'long' && id >> 8 !== block) {
      block = id >> 8
      rank = words[STARTS + block] ?? 0
      end = block + 1 < BLOCKS ? (words[STARTS + block + 1] ?? 0) : size
    }
    const wanted = form === 'long' ? id & 0xff : id
    while (rank < end && (held[rank] ?? 0) < wanted) rank += 1
    into[at] = rank < end && held[rank] === wanted ? rank : -1
  }
}

export interface RanksRead {
  readonly count: number
  readonly into: Int32Array
}

function readDenseRanks(postings: Postings, ids: Uint16Array, { count, into }: RanksRead): void {
  const bitmap = bitmapOf(postings)
  let [word, before, own] = [-1, 0, 0]
  for (let at = 0; at < count; at += 1) {
    const id = ids[at] ?? 0
    if (id >> 5 !== word) {
      word = id >> 5
      before = postings.words[STARTS + (word >> 3)] ?? 0
      for (let earlier = word & ~7; earlier < word; earlier += 1) before += onesIn(bitmap[earlier] ?? 0)
      own = bitmap[word] ?? 0
    }
    const bit = 1 << (id & 31)
    into[at] = own & bit ? before + onesIn(own & (bit - 1)) : -1
  }
}

/** How many postings stand before that of `id`; -1 when it has none. */
function rankOf({ form, bytes, words, size }: Postings, id: number): number {
  if (form === 'short') return rankOfShort(words, id)
  if (form === 'long') return rankInBlock(bytes, words, size, id)
  if (((bytes[HEAD_BYTES + (id >> 3)] ?? 0) & (1 << (id & 7))) === 0) return -1
  const block = id >> 8
  let rank = words[STARTS + block] ?? 0
  const last = HEAD_BYTES + (id >> 3)
  for (let at = HEAD_BYTES + (block << 5); at < last; at += 1) rank += onesIn(bytes[at] ?? 0)
  return rank + onesIn((bytes[last] ?? 0) & ((1 << (id & 7)) - 1))
}

function rankOfShort(ids: Uint16Array, id: number): number {
  const at = lowerBound(ids, id, 0)
  return ids[at] === id ? at : -1
}

function rankInBlock(bytes: Uint8Array, words: Uint16Array, size: number, id: number): number {
  const block = id >> 8
  const low = id & 0xff
  const end = block + 1 < BLOCKS ? (words[STARTS + block + 1] ?? 0) : size
  for (let rank = words[STARTS + block] ?? 0; rank < end; rank += 1) {
    const held = bytes[HEAD_BYTES + rank] ?? 0
    if (held >= low) return held === low ? rank : -1
  }
  return -1
}

/** The first place at or after `from` with `id` or more, of ids that ascend. */
function lowerBound(ids: Uint16Array, id: number, from: number): number {
  let [low, high] = [from, ids.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ids[middle] ?? 0) < id) low = middle + 1
    else high = middle
  }
  return low
}

/** How many bits of a 32-bit number are set. */
export function onesIn(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
