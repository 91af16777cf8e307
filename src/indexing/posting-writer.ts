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
  for (const [chunk, terms] of termsByChunk(collected.terms)) writeChunk(store, chunk, terms)
  for (const [field, values] of collected.tags) {
    for (const [value, ids] of values) {
      for (const [chunk, inChunk] of idsByChunk(ids)) {
        updateTagged(store, { field, value }, chunk, (before) => ascending([...before, ...inChunk]))
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
  const key = chunkKey(chunk, term)
  const record = store.postings.get(key)
  if (!record) return
  const after = withoutIds(decodePostings(record), gone)
  if (countPostings(after) === 0) store.postings.removeSync(key)
  else store.postings.putSync(key, Buffer.from(encodePostings(after)))
}

/** Takes the passages of which `gone` is true out of a tag record. Within a transaction. */
export function removeTagged(store: Store, tag: Tag, chunk: number, gone: (id: number) => boolean): void {
  updateTagged(store, tag, chunk, (before) => before.filter((id) => !gone(id)))
}

interface TermLevels {
  readonly key: Buffer
  readonly levels: Levels
}

/** A chunk without records gets them in the order of their keys behind all others, which fills every page; else each
 *  is merged with what is there. */
function writeChunk(store: Store, chunk: number, terms: readonly TermLevels[]): void {
  const isNew = isLastAndEmpty(store, chunk)
  for (const { key, levels } of terms.toSorted((a, b) => Buffer.compare(a.key, b.key))) {
    const record = isNew ? undefined : store.postings.get(key)
    const merged = record ? mergeLevels(decodePostings(record), levels) : levels
    const bytes = Buffer.from(encodePostings(merged))
    if (isNew) store.postings.putSync(key, bytes, { append: true })
    else store.postings.putSync(key, bytes)
  }
}

function isLastAndEmpty(store: Store, chunk: number): boolean {
  return store.postings.getKeysCount({ start: chunkKey(chunk), limit: 1 }) === 0
}

function updateTagged(store: Store, tag: Tag, chunk: number, change: (before: number[]) => number[]): void {
  const key = chunkKey(chunk, tag.field, tag.value)
  const after = change(decodeTagged(store.tags.get(key)))
  if (after.length === 0) store.tags.removeSync(key)
  else store.tags.putSync(key, encodeTagged(after))
}

function termsByChunk(terms: Collected['terms']): Map<number, TermLevels[]> {
  const chunks = new Map<number, TermLevels[]>()
  for (const [term, slots] of terms) {
    for (const [chunk, levels] of levelsByChunk(slots)) {
      const inChunk = chunks.get(chunk) ?? []
      inChunk.push({ key: chunkKey(chunk, term), levels })
      chunks.set(chunk, inChunk)
    }
  }
  return chunks
}

function levelsByChunk(slots: readonly (readonly number[] | undefined)[]): Map<number, number[][]> {
  const chunks = new Map<number, number[][]>()
  for (let level = 0; level < LEVELS; level += 1) {
    const all = slots[level]
    if (!all) continue
    for (const [chunk, ids] of idsByChunk(all)) {
      const levels = chunks.get(chunk) ?? Array.from({ length: LEVELS }, (): number[] => [])
      levels[level] = ids
      chunks.set(chunk, levels)
    }
  }
  return chunks
}

/** The ids within each chunk, in the order given. */
function idsByChunk(ids: readonly number[]): Map<number, number[]> {
  const chunks = new Map<number, number[]>()
  let current: number[] = []
  let chunk = -1
  for (const id of ids) {
    const next = Math.floor(id / CHUNK_SIZE)
    if (next !== chunk) {
      chunk = next
      current = chunks.get(chunk) ?? []
      chunks.set(chunk, current)
    }
    current.push(id - chunk * CHUNK_SIZE)
  }
  return chunks
}

function ascending(ids: readonly number[]): number[] {
  return [...new Set(ids)].sort((a, b) => a - b)
}
