import { readBits } from './bitmap.ts'

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

/** Words of a bitmap of a chunk. */
export const CHUNK_WORDS = CHUNK_SIZE / 32

/** Levels of impact, 0 the strongest. */
export const LEVELS = 16

const LONGEST_SHORT = 512
const LONGEST_LONG = 8_192

/** The head, in 16-bit words: how many postings, the strongest level, then for each block how many stand before it. */
const BLOCKS = 256
const STARTS = 2
const HEAD_WORDS = STARTS + BLOCKS
/** Where the low bytes or the bitmap begin. */
export const HEAD_BYTES = 2 * HEAD_WORDS
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
  /** The bitmap of a dense record; empty for another. */
  readonly bitmap: Uint32Array
  /** Where in `bytes` the low bytes of a long record begin, and the levels of any. */
  readonly lowAt: number
  readonly levelsAt: number
}

/** Bytes of a record of a term that every passage of a chunk holds. */
export const LONGEST_RECORD = HEAD_BYTES + BITMAP_BYTES + CHUNK_SIZE / 2

/** The record of `postings`, each `toPosting`, ascending, no id twice; at the beginning of `room` when it is given. Empty
 *  for none. */
export function encodePostings(postings: Uint32Array, room?: Buffer): Buffer {
  const { length } = layoutOf(postings.length)
  const bytes = room ? room.subarray(0, length).fill(0) : Buffer.alloc(length)
  write(bytes, postings, 0)
  return bytes
}

/** `record` with `added` behind its postings, of which all ids are greater than its own; at the beginning of `room`.
 *  Reads no posting of `record` unless it takes another form. */
export function appendPostings(record: Uint8Array, added: Uint32Array, room: Buffer): Buffer {
  const size = recordSize(record)
  const before = layoutOf(size)
  const after = layoutOf(size + added.length)
  if (before.form !== after.form) return encodePostings(joined(decodePostings(record), added), room)
  const bytes = room.subarray(0, after.length).fill(0)
  bytes.set(record.subarray(0, before.levelsAt))
  bytes.set(record.subarray(before.levelsAt), after.levelsAt)
  write(bytes, added, size)
  return bytes
}

function joined(before: Uint32Array, behind: Uint32Array): Uint32Array {
  const all = new Uint32Array(before.length + behind.length)
  all.set(before)
  all.set(behind, before.length)
  return all
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
  const { form, levelsAt, length } = layoutOf(size)
  if (length !== bytes.length) throw new RangeError('length of a posting record')
  const words = wordsOf(bytes, form === 'short' ? size : HEAD_WORDS)
  return {
    size,
    form,
    bytes,
    words,
    bitmap: form === 'dense' ? bitmapOf(bytes) : none,
    lowAt: HEAD_BYTES,
    levelsAt,
  }
}

/** Number of postings in a record. */
export function recordSize(bytes: Uint8Array): number {
  const { length } = bytes
  if (length <= layoutOf(LONGEST_SHORT).length) return Math.floor((length * 2) / 5)
  return (bytes[0] ?? 0) | ((bytes[1] ?? 0) << 8)
}

/** Bytes of a record of so many postings. */
export function recordBytes(size: number): number {
  return layoutOf(size).length
}

/** The strongest level in a record. */
export function strongestLevel(postings: Postings): number {
  if (postings.form !== 'short') return postings.words[1] ?? 0
  let strongest = LEVELS - 1
  for (let rank = 0; rank < postings.size; rank += 1) strongest = Math.min(strongest, levelAt(postings, rank))
  return strongest
}

/** Level of the posting `rank` places from the first. */
export function levelAt({ bytes, levelsAt }: Postings, rank: number): number {
  return levelIn(bytes, levelsAt, rank)
}

/** The same from the parts of `Postings`: loops over all postings are quicker by a tenth that way. */
export function levelIn(bytes: Uint8Array, levelsAt: number, rank: number): number {
  return ((bytes[levelsAt + (rank >> 1)] ?? 0) >> ((rank & 1) << 2)) & 15
}

/** Writes the ids to the front of `into`, ascending; gives how many. */
export function readIds(postings: Postings, into: Uint16Array): number {
  const { form, bytes, words, size, lowAt } = postings
  if (form === 'short') {
    into.set(words)
    return size
  }
  if (form === 'long') {
    let rank = 0
    for (let block = 0; rank < size; block += 1) {
      const end = blockEnd(words, size, block)
      const high = block << 8
      for (; rank < end; rank += 1) into[rank] = high | (bytes[lowAt + rank] ?? 0)
    }
    return size
  }
  return readBits(postings.bitmap, into)
}

/** How many postings stand before the block of that number. */
export function blockStart({ words, size }: Postings, block: number): number {
  return block < BLOCKS ? (words[STARTS + block] ?? 0) : size
}

/** How many postings stand before the block behind that of the number. Takes the parts of `Postings` one by one, because
 *  loops over blocks are as short as ten postings, and took a quarter longer otherwise. */
export function blockEnd(words: Uint16Array, size: number, block: number): number {
  return block < BLOCKS - 1 ? (words[STARTS + 1 + block] ?? 0) : size
}

/** Of a record of `size` postings: its form, where its levels begin, its bytes. */
function layoutOf(size: number): Pick<Postings, 'form' | 'levelsAt'> & { readonly length: number } {
  const form = size <= LONGEST_SHORT ? 'short' : size <= LONGEST_LONG ? 'long' : 'dense'
  const levelsAt = form === 'short' ? 2 * size : HEAD_BYTES + (form === 'long' ? size : BITMAP_BYTES)
  return { form, levelsAt, length: levelsAt + Math.ceil(size / 2) }
}

/** Writes `postings` into the record `bytes`, which holds `before` others that come before them. */
function write(bytes: Uint8Array, postings: Uint32Array, before: number): void {
  const { form, levelsAt } = layoutOf(before + postings.length)
  const words = wordsOf(bytes, form === 'short' ? before + postings.length : HEAD_WORDS)
  for (let at = 0; at < postings.length; at += 1) {
    const posting = postings[at] ?? 0
    const rank = before + at
    const id = posting >> 4
    if (form === 'short') words[rank] = id
    else if (form === 'long') bytes[HEAD_BYTES + rank] = id & 0xff
    else setBit(bytes, HEAD_BYTES + (id >> 3), 1 << (id & 7))
    setBit(bytes, levelsAt + (rank >> 1), (posting & 15) << ((rank & 1) << 2))
  }
  if (form !== 'short') writeHead(words, postings, before)
}

function setBit(bytes: Uint8Array, at: number, bits: number): void {
  bytes[at] = (bytes[at] ?? 0) | bits
}

/** Up to the block of the first of `postings` the head holds what stands before them. */
function writeHead(words: Uint16Array, postings: Uint32Array, before: number): void {
  let strongest = before > 0 ? (words[1] ?? 0) : LEVELS - 1
  let block = blockOf(postings[0] ?? 0) + 1
  for (let at = 0; at < postings.length; at += 1) {
    const posting = postings[at] ?? 0
    strongest = Math.min(strongest, posting & 15)
    for (; block <= blockOf(posting); block += 1) words[STARTS + block] = before + at
  }
  words.fill(before + postings.length, STARTS + block)
  words[0] = before + postings.length
  words[1] = strongest
}

function blockOf(posting: number): number {
  return posting >> 12
}

/** A view where the bytes lie on an even address, a copy where they do not. */
function wordsOf(bytes: Uint8Array, length: number): Uint16Array {
  if (bytes.byteOffset % 2 === 0) return new Uint16Array(bytes.buffer, bytes.byteOffset, length)
  return new Uint16Array(new Uint8Array(bytes.subarray(0, 2 * length)).buffer)
}

function bitmapOf(bytes: Uint8Array): Uint32Array {
  const at = bytes.byteOffset + HEAD_BYTES
  if (at % 4 === 0) return new Uint32Array(bytes.buffer, at, BITMAP_BYTES / 4)
  return new Uint32Array(new Uint8Array(bytes.subarray(HEAD_BYTES, HEAD_BYTES + BITMAP_BYTES)).buffer)
}

const none = new Uint32Array(0)
