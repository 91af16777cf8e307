import { chunkKey, chunkRange, parseChunkKey } from './chunk-key.ts'
import { decodePostings, recordSize } from './postings.ts'
import { eachRare, findRare, isRare, RareTerms, rareKey } from './rare-terms.ts'
import type { Store } from './store.ts'

/** Where the postings of terms stand: those of a rare term among others, those of any other term in a record of their own. */
type TermTables = Pick<Store, 'postings' | 'rareTerms'>

/** The postings of the term and chunk of `key`, made by `chunkKey`; null for none. The bytes are LMDB's own, valid until the
 *  next record is read. Throws IndexError: damaged. */
export function readTerm(tables: TermTables, key: Buffer): Uint8Array | null {
  return findTerm(tables, key, 'getBytes')
}

/** The same where `readTerm` has read the state's record before, so that no page needs a check. */
export function readTouchedTerm(tables: TermTables, key: Buffer): Uint8Array | null {
  return findTerm(tables, key, 'getTouched')
}

function findTerm(
  { postings, rareTerms }: TermTables,
  key: Buffer,
  read: 'getBytes' | 'getTouched',
): Uint8Array | null {
  const own = postings[read](key)
  if (own) return plainArray(own)
  const rare = rareTerms[read](rareKey(key))
  return rare ? findRare(plainArray(rare), key) : null
}

/** Each term of a chunk with its postings, each `toPosting`. */
export function* termsOf(
  { postings, rareTerms }: TermTables,
  chunk: number,
): Generator<{ readonly term: string; readonly postings: Uint32Array }> {
  for (const { key, value } of postings.entries(chunkRange(chunk))) {
    yield { term: termOf(key), postings: decodePostings(value) }
  }
  for (const { key, value } of rareTerms.entries(chunkRange(chunk))) {
    for (const [own, record] of eachRare(key, value)) {
      yield { term: termOf(own), postings: decodePostings(record) }
    }
  }
}

/** The term records of one chunk, changed within one transaction. Terms in order are written soonest: those that begin alike
 *  are read and written together. */
export class TermRecords {
  readonly #tables: TermTables
  /** A chunk without records gets them in the order of their keys behind all others, which fills every page. */
  readonly #isNew: boolean
  #rare: RareTerms | null = null

  constructor(tables: TermTables, chunk: number) {
    this.#tables = tables
    const start = chunkKey(chunk)
    this.#isNew = tables.postings.isEmptyFrom(start) && tables.rareTerms.isEmptyFrom(start)
  }

  /** The record of the term of `key`; undefined for none. */
  get(key: Buffer): Uint8Array | undefined {
    if (this.#isNew) return undefined
    return this.#rareAt(key).get(key) ?? this.#tables.postings.get(key)
  }

  /** Copies `record`; an empty one removes the term. Of a new chunk each term once, in order. */
  set(key: Buffer, record: Buffer): void {
    const size = recordSize(record)
    const rare = this.#rareAt(key)
    const isAmongOthers = size > 0 && isRare(key, size)
    if (isAmongOthers) rare.set(key, Buffer.from(record))
    else rare.delete(key)
    this.#setOwn(key, size === 0 || isAmongOthers ? null : record)
  }

  /** Writes what is not written yet. To be called once, at the end. */
  write(): void {
    const rare = this.#rare
    this.#rare = null
    if (!rare?.isChanged) return
    const { rareTerms } = this.#tables
    const packed = rare.pack()
    if (packed === null) rareTerms.remove(rare.key)
    else if (this.#isNew) rareTerms.append(rare.key, packed)
    else rareTerms.put(rare.key, packed)
  }

  /** Null for none. */
  #setOwn(key: Buffer, record: Buffer | null): void {
    const { postings } = this.#tables
    if (record === null) {
      if (!this.#isNew) postings.remove(key)
    } else if (this.#isNew) postings.append(key, record)
    else postings.put(key, record)
  }

  #rareAt(key: Buffer): RareTerms {
    const place = rareKey(key)
    if (this.#rare?.key.equals(place)) return this.#rare
    this.write()
    const bytes = this.#isNew ? undefined : this.#tables.rareTerms.get(place)
    const rare = new RareTerms(Buffer.from(place), bytes)
    this.#rare = rare
    return rare
  }
}

function termOf(key: Buffer): string {
  return parseChunkKey(key).parts[0] ?? ''
}

function plainArray(bytes: Buffer): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length)
}
