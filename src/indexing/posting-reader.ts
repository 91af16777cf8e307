import { CHUNK_SIZE, eachLevel, recordSize } from './postings.ts'
import { chunkKey, parseChunkKey, type Store } from './store.ts'
import { decodeTagged } from './tag-record.ts'

/** Reads posting and tag records of a store. `chunks` is how many chunks the index has at this moment. */
export class PostingReader {
  readonly chunks: number
  readonly #store: Store

  constructor(store: Store, chunks: number) {
    this.#store = store
    this.chunks = chunks
  }

  /** How many passages hold `term`. */
  count(term: string): number {
    let sum = 0
    for (let chunk = 0; chunk < this.chunks; chunk += 1) {
      const record = this.#store.postings.get(chunkKey(chunk, term))
      if (record) sum += recordSize(record)
    }
    return sum
  }

  /** Calls `visit` for each chunk and level that has passages with `term`; in a chunk the strongest level first.
   *  `ids` are within the chunk, whose first passage id is `base`. */
  each(term: string, visit: (base: number, level: number, ids: Uint16Array) => void): void {
    for (let chunk = 0; chunk < this.chunks; chunk += 1) {
      const record = this.#store.postings.get(chunkKey(chunk, term))
      if (record) eachLevel(record, (level, ids) => visit(chunk * CHUNK_SIZE, level, ids))
    }
  }

  /** Calls `visit` for each passage tagged with `value`, ascending. */
  eachTagged(field: string, value: string, visit: (id: number) => void): void {
    for (let chunk = 0; chunk < this.chunks; chunk += 1) {
      const record = this.#store.tags.get(chunkKey(chunk, field, value))
      for (const id of decodeTagged(record)) visit(chunk * CHUNK_SIZE + id)
    }
  }

  /** All values of `field`, each once. */
  tagValues(field: string): string[] {
    const values = new Set<string>()
    for (let chunk = 0; chunk < this.chunks; chunk += 1) {
      const range = { start: chunkKey(chunk, field, ''), end: chunkKey(chunk, `${field}\x01`) }
      for (const key of this.#store.tags.getKeys(range)) {
        const [, value] = parseChunkKey(key).parts
        if (value !== undefined) values.add(value)
      }
    }
    return [...values]
  }
}
