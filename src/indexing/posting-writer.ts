import type { Collected } from './flexsearch-storage.ts'
import {
  CHUNK_SIZE,
  countPostings,
  decodePostings,
  encodePostings,
  LEVELS,
  type Levels,
  mergeLevels,
  withoutIds,
} from './postings.ts'
import { chunkKey, type Store } from './store.ts'
import { decodeTagged, encodeTagged } from './tag-record.ts'

/** A field and one of its values, such as region 330000. */
export interface Tag {
  readonly field: string
  readonly value: string
}

/** Files what FlexSearch collected into the posting and tag records, chunk by chunk. Within a transaction. */
export function writeCollected(store: Store, collected: Collected): void {
  for (const [term, slots] of collected.terms) {
    for (const [chunk, levels] of levelsByChunk(slots)) {
      updatePostings(store, term, chunk, (before) => (before ? mergeLevels(before, levels) : levels))
    }
  }
  for (const [field, values] of collected.tags) {
    for (const [value, ids] of values) {
      for (const [chunk, inChunk] of idsByChunk(ids)) {
        updateTagged(store, { field, value }, chunk, (before) =>
          [...new Set([...before, ...inChunk])].sort(ascending),
        )
      }
    }
  }
}

/** Takes the passages of which `gone` is true out of the record of `term` in `chunk`. Within a transaction. */
export function removePostings(
  store: Store,
  term: string,
  chunk: number,
  gone: (id: number) => boolean,
): void {
  updatePostings(store, term, chunk, (before) => withoutIds(before ?? [], gone))
}

/** Takes the passages of which `gone` is true out of a tag record. Within a transaction. */
export function removeTagged(store: Store, tag: Tag, chunk: number, gone: (id: number) => boolean): void {
  updateTagged(store, tag, chunk, (before) => before.filter((id) => !gone(id)))
}

function updatePostings(
  store: Store,
  term: string,
  chunk: number,
  change: (before: Levels | null) => Levels,
): void {
  const key = chunkKey(chunk, term)
  const record = store.postings.get(key)
  const after = change(record ? decodePostings(record) : null)
  if (countPostings(after) === 0) store.postings.removeSync(key)
  else store.postings.putSync(key, Buffer.from(encodePostings(after)))
}

function updateTagged(store: Store, tag: Tag, chunk: number, change: (before: number[]) => number[]): void {
  const key = chunkKey(chunk, tag.field, tag.value)
  const after = change(decodeTagged(store.tags.get(key)))
  if (after.length === 0) store.tags.removeSync(key)
  else store.tags.putSync(key, encodeTagged(after))
}

function levelsByChunk(slots: readonly (readonly number[] | undefined)[]): Map<number, number[][]> {
  const chunks = new Map<number, number[][]>()
  for (let level = 0; level < LEVELS; level += 1) {
    for (const [chunk, ids] of idsByChunk(slots[level] ?? [])) {
      const levels = chunks.get(chunk) ?? Array.from({ length: LEVELS }, (): number[] => [])
      levels[level] = ids
      chunks.set(chunk, levels)
    }
  }
  return chunks
}

function idsByChunk(ids: readonly number[]): Map<number, number[]> {
  const chunks = new Map<number, number[]>()
  for (const id of ids) {
    const chunk = Math.floor(id / CHUNK_SIZE)
    const inChunk = chunks.get(chunk) ?? []
    inChunk.push(id % CHUNK_SIZE)
    chunks.set(chunk, inChunk)
  }
  return chunks
}

function ascending(a: number, b: number): number {
  return a - b
}
