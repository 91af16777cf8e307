import { Arena } from './arena.ts'
import { CHUNK_SIZE, openPostings, type Postings, readIds, recordSize } from './postings.ts'
import { chunkKey, moveToChunk, type Store } from './store.ts'
import { decodeTagged } from './tag-record.ts'

/** The postings of one term in all chunks. */
export interface TermList {
  readonly term: string
  /** How many passages hold the term. */
  readonly count: number
  /** By chunk; null where no passage holds it. */
  readonly chunks: readonly (Postings | null)[]
}

/** Reads posting and tag records of a store. `chunks` is how many chunks the index has at this moment. */
export class PostingReader {
  readonly chunks: number
  readonly #store: Store
  readonly #arena = new Arena()
  readonly #ids = new Uint16Array(CHUNK_SIZE)

  constructor(store: Store, chunks: number) {
    this.#store = store
    this.chunks = chunks
  }

  /** How many passages hold `term`. */
  count(term: string): number {
    let sum = 0
    this.#eachRecord(term, (bytes) => {
      sum += recordSize(bytes)
    })
    return sum
  }

  /** Opens the records of `term`. They are valid until `release`, and no longer than the store's state stays. */
  list(term: string): TermList {
    const chunks = Array.from({ length: this.chunks }, (): Postings | null => null)
    let count = 0
    this.#eachRecord(term, (bytes, chunk) => {
      const postings = openPostings(this.#arena.keep(bytes))
      chunks[chunk] = postings
      count += postings.size
    })
    return { term, count, chunks }
  }

  /** Gives the memory of all lists back. */
  release(): void {
    this.#arena.release()
  }

  /** Calls `visit` for each chunk that has passages with `term`: ascending ids within the chunk, whose first passage
   *  id is `base`. They are valid during the call. */
  each(term: string, visit: (base: number, ids: Uint16Array) => void): void {
    this.#eachRecord(term, (bytes, chunk) => {
      const size = readIds(openPostings(bytes), this.#ids)
      visit(chunk * CHUNK_SIZE, this.#ids.subarray(0, size))
    })
  }

  /** Calls `visit` for each passage tagged with `value`, ascending. */
  eachTagged(field: string, value: string, visit: (id: number) => void): void {
    for (let chunk = 0; chunk < this.chunks; chunk += 1) {
      const record = this.#store.tags.get(chunkKey(chunk, field, value))
      for (const id of decodeTagged(record)) visit(chunk * CHUNK_SIZE + id)
    }
  }

  /** The bytes are LMDB's own, valid until the next record is read. */
  #eachRecord(term: string, visit: (bytes: Uint8Array, chunk: number) => void): void {
    const key = chunkKey(0, term)
    for (let chunk = 0; chunk < this.chunks; chunk += 1) {
      moveToChunk(key, chunk)
      const bytes = this.#store.postings.getBinaryFast(key)
      if (bytes) visit(bytes.subarray(0, bytes.length), chunk)
    }
  }
}
