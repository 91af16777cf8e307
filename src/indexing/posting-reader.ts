import { Arena } from './arena.ts'
import { chunkKey, moveToChunk } from './chunk-key.ts'
import { CHUNK_SIZE, LEVELS, openPostings, type Postings, readIds, strongestLevel } from './postings.ts'
import type { Store } from './store.ts'
import { decodeTagged } from './tag-record.ts'
import { readTerm, readTouchedTerm } from './term-records.ts'

/** What is known of a term without reading its postings. */
export interface TermStatistics {
  /** How many passages hold the term. */
  readonly count: number
  /** No posting has a stronger level. */
  readonly strongest: number
}

/** The postings of one term, those of a chunk read when they are first asked for. Valid until `PostingReader.release`, and
 *  no longer than the store's state stays. */
export class TermList implements TermStatistics {
  readonly count: number
  readonly strongest: number
  readonly #open: (chunk: number) => Postings | null
  readonly #opened: (Postings | null)[] = []

  constructor({ count, strongest }: TermStatistics, open: (chunk: number) => Postings | null) {
    this.count = count
    this.strongest = strongest
    this.#open = open
  }

  /** Null where no passage of the chunk holds the term. */
  in(chunk: number): Postings | null {
    const known = this.#opened[chunk]
    if (known !== undefined) return known
    const postings = this.#open(chunk)
    this.#opened[chunk] = postings
    return postings
  }
}

/** A term whose records were counted up to a chunk. */
interface Tally {
  count: number
  strongest: number
  /** The first chunk that was not looked into. */
  next: number
}

/** Terms of which the statistics stay known between queries: more than there are common characters. */
const KNOWN_TERMS = 20_000

/** Reads posting and tag records of a store. `chunks` is how many chunks the index has at this moment. */
export class PostingReader {
  readonly chunks: number
  readonly #store: Store
  readonly #arena = new Arena()
  readonly #ids = new Uint16Array(CHUNK_SIZE)
  readonly #known = new Map<string, Tally>()

  constructor(store: Store, chunks: number) {
    this.#store = store
    this.chunks = chunks
  }

  /** How many passages hold `term`. */
  count(term: string): number {
    return this.#statistics(term).count
  }

  /** The same, but any number above `most` where more than that hold it: reads no further. */
  countUpTo(term: string, most: number): number {
    return this.#tally(term, most).count
  }

  list(term: string): TermList {
    const key = chunkKey(0, term)
    return new TermList(this.#statistics(term), (chunk) => {
      const bytes = this.#touchedRecord(key, chunk)
      return bytes && openPostings(this.#arena.keep(bytes))
    })
  }

  #statistics(term: string): TermStatistics {
    return this.#tally(term, Number.POSITIVE_INFINITY)
  }

  /** Goes on to count `term`, until all chunks are counted or more than `most` passages. */
  #tally(term: string, most: number): Tally {
    const tally = this.#known.get(term) ?? { count: 0, strongest: LEVELS - 1, next: 0 }
    if (tally.next === 0) {
      if (this.#known.size >= KNOWN_TERMS) this.#known.clear()
      this.#known.set(term, tally)
    }
    if (tally.next === this.chunks || tally.count > most) return tally
    const key = chunkKey(0, term)
    for (; tally.next < this.chunks && tally.count <= most; tally.next += 1) {
      moveToChunk(key, tally.next)
      const bytes = readTerm(this.#store, key)
      if (!bytes) continue
      const postings = openPostings(bytes)
      tally.count += postings.size
      tally.strongest = Math.min(tally.strongest, strongestLevel(postings))
    }
    return tally
  }

  /** Gives the memory of all lists back. */
  release(): void {
    this.#arena.release()
  }

  /** Calls `visit` for each chunk that has passages with `term`: ascending ids within the chunk, whose first passage
   *  id is `base`. They are valid during the call. */
  each(term: string, visit: (base: number, ids: Uint16Array) => void): void {
    this.#statistics(term) // checks the records that are then read
    const key = chunkKey(0, term)
    for (let chunk = 0; chunk < this.chunks; chunk += 1) {
      const bytes = this.#touchedRecord(key, chunk)
      if (bytes) visit(chunk * CHUNK_SIZE, this.#ids.subarray(0, readIds(openPostings(bytes), this.#ids)))
    }
  }

  /** Calls `visit` for each passage tagged with `value`, ascending. */
  eachTagged(field: string, value: string, visit: (id: number) => void): void {
    for (let chunk = 0; chunk < this.chunks; chunk += 1) {
      const record = this.#store.tags.get(chunkKey(chunk, field, value))
      for (const id of decodeTagged(record)) visit(chunk * CHUNK_SIZE + id)
    }
  }

  /** Has the records checked again before they are next read. */
  distrust(): void {
    this.#known.clear()
  }

  /** What a chunk holds of a term whose statistics are known; `key` is one of its keys. The bytes are LMDB's own, valid until
   *  the next record is read. */
  #touchedRecord(key: Buffer, chunk: number): Uint8Array | null {
    moveToChunk(key, chunk)
    return readTouchedTerm(this.#store, key)
  }
}
