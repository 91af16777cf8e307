import { recordBytes, recordSize } from './postings.ts'

/** How the terms that few passages of a chunk hold are kept: together with those that begin alike, one record for all. By
 *  itself a term takes some twenty bytes beside its postings, which are mostly a single one of three bytes, and nine of ten
 *  terms are rare.
 *
 *  A term in such a record is a byte, the rest of the term behind what all begin with, and its postings as in
 *  `postings.ts`. The byte is the length of the rest times eight, and how many postings there are. */

/** The most postings of a rare term, and the longest rest: both fit the byte. */
const MOST_POSTINGS = 7
const LONGEST_REST = 31

/** Bytes that all terms of a record begin with, and its key with, behind the number of the chunk: a Chinese character. */
const CHUNK_BYTES = 2
const COMMON_BYTES = CHUNK_BYTES + 3

/** The key of the record where the term of `key`, made by `chunkKey`, stands if it is rare: a view of the same bytes. */
export function rareKey(key: Buffer): Buffer {
  return key.subarray(0, COMMON_BYTES)
}

/** Whether the term of `key` is rare with so many postings. */
export function isRare(key: Buffer, postings: number): boolean {
  return postings <= MOST_POSTINGS && key.length - COMMON_BYTES <= LONGEST_REST
}

/** The postings of the term of `key` among `rare`, the record of its `rareKey`; null when they are not there. Valid as long
 *  as `rare` is. */
export function findRare(rare: Uint8Array, key: Uint8Array): Uint8Array | null {
  const length = Math.max(0, key.length - COMMON_BYTES)
  for (let at = 0; at < rare.length; ) {
    const head = rare[at] ?? 0
    const from = at + 1 + (head >> 3)
    const end = from + recordBytes(head & MOST_POSTINGS)
    if (head >> 3 === length && isRestAt(rare, at + 1, key)) return rare.subarray(from, end)
    at = end
  }
  return null
}

function isRestAt(rare: Uint8Array, at: number, key: Uint8Array): boolean {
  for (let place = COMMON_BYTES; place < key.length; place += 1) {
    if (rare[at + place - COMMON_BYTES] !== key[place]) return false
  }
  return true
}

/** The terms of one record, to be changed. */
export class RareTerms {
  readonly key: Buffer
  /** By the rest of the term, a character a byte. */
  readonly #records = new Map<string, Uint8Array>()
  isChanged = false

  /** `bytes` is what is stored under `key`; undefined for nothing. Throws RangeError for bytes that are no record. */
  constructor(key: Buffer, bytes: Uint8Array | undefined) {
    this.key = key
    for (const { rest, postings } of restsIn(bytes ?? nothing)) this.#records.set(nameOf(rest), postings)
  }

  get(key: Buffer): Uint8Array | undefined {
    return this.#records.get(restOf(key))
  }

  set(key: Buffer, postings: Uint8Array): void {
    this.#records.set(restOf(key), postings)
    this.isChanged = true
  }

  delete(key: Buffer): void {
    if (this.#records.delete(restOf(key))) this.isChanged = true
  }

  /** The record; null when no term is left. */
  pack(): Buffer | null {
    const parts = [...this.#records].flatMap(([rest, postings]) => {
      const head = Uint8Array.of((rest.length << 3) | recordSize(postings))
      return [head, Buffer.from(rest, 'latin1'), postings]
    })
    return parts.length === 0 ? null : Buffer.concat(parts)
  }
}

/** The keys that the terms of the record `rare` would have by themselves, with their postings. Throws RangeError for bytes
 *  that are no record. */
export function* eachRare(key: Buffer, rare: Uint8Array): Generator<readonly [Buffer, Uint8Array]> {
  for (const { rest, postings } of restsIn(rare)) yield [Buffer.concat([key, rest]), postings]
}

function* restsIn(rare: Uint8Array): Generator<{ readonly rest: Uint8Array; readonly postings: Uint8Array }> {
  for (let at = 0; at < rare.length; ) {
    const head = rare[at] ?? 0
    const from = at + 1 + (head >> 3)
    const end = from + recordBytes(head & MOST_POSTINGS)
    if (end > rare.length) throw new RangeError('length of a record of rare terms')
    yield { rest: rare.subarray(at + 1, from), postings: rare.subarray(from, end) }
    at = end
  }
}

const nothing = new Uint8Array(0)

function restOf(key: Buffer): string {
  return key.toString('latin1', COMMON_BYTES)
}

function nameOf(rest: Uint8Array): string {
  return Buffer.from(rest.buffer, rest.byteOffset, rest.length).toString('latin1')
}
