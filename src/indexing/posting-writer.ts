import type { Batch } from './batch.ts'
import { chunkKey } from './chunk-key.ts'
import { eachMerged } from './merge-postings.ts'
import { appendPostings, decodePostings, encodePostings, LEVELS, LONGEST_RECORD } from './postings.ts'
import type { Store } from './store.ts'
import { decodeTagged, encodeTagged } from './tag-record.ts'
import { sortTerms } from './term-order.ts'
import { TermRecords, termsOf } from './term-records.ts'

/** A field and one of its values, such as region 330000. */
export interface Tag {
  readonly field: string
  readonly value: string
}

/** A batch, and the id within its chunk that its first passage gets. */
export interface PlacedBatch {
  readonly batch: Batch
  readonly start: number
}

/** Files the terms and tags of `placed`, which stand in the order of their starts, behind all passages of `chunk`.
 *  Within a transaction. */
export function writeLists(store: Store, chunk: number, placed: readonly PlacedBatch[]): void {
  const records = new TermRecords(store, chunk)
  const parts = placed.map(({ batch, start }) => ({ lists: batch.terms, start }))
  eachMerged(parts, (term, postings) => {
    const key = chunkKey(chunk, term)
    const record = records.get(key)
    records.set(key, record ? appendPostings(record, postings, room) : encodePostings(postings, room))
  })
  records.write()
  writeTags(store, chunk, placed)
}

function writeTags(store: Store, chunk: number, placed: readonly PlacedBatch[]): void {
  const isNew = store.tags.isEmptyFrom(chunkKey(chunk))
  const added = new Map<string, { readonly key: Buffer; readonly ids: number[] }>()
  for (const { batch, start } of placed) {
    for (const { field, value, ids } of batch.tags) {
      const tag = `${field}\0${value}`
      const known = added.get(tag) ?? { key: chunkKey(chunk, field, value), ids: [] }
      for (const id of ids) known.ids.push(start + id)
      added.set(tag, known)
    }
  }
  for (const { key, ids } of [...added.values()].sort((a, b) => a.key.compare(b.key))) {
    if (isNew) store.tags.append(key, encodeTagged(ids))
    else store.tags.put(key, encodeTagged([...decodeTagged(store.tags.get(key)), ...ids]))
  }
}

/** Takes the passages of which `gone` is true out of the records of `terms` in `chunk`. Within a transaction. */
export function removePostings(
  store: Store,
  terms: readonly string[],
  chunk: number,
  gone: (id: number) => boolean,
): void {
  const records = new TermRecords(store, chunk)
  for (const term of sortTerms(terms)) {
    const key = chunkKey(chunk, term)
    const record = records.get(key)
    if (record) records.set(key, encodePostings(keepOthers(decodePostings(record), gone), room))
  }
  records.write()
}

/** Takes the passages of which `gone` is true out of a tag record. Within a transaction. */
export function removeTagged(store: Store, tag: Tag, chunk: number, gone: (id: number) => boolean): void {
  const key = chunkKey(chunk, tag.field, tag.value)
  const after = decodeTagged(store.tags.get(key)).filter((id) => !gone(id))
  if (after.length === 0) store.tags.remove(key)
  else store.tags.put(key, encodeTagged(after))
}

/** Takes the passages of which `gone` is true out of all term records of a chunk. Within a transaction. */
export function sweepPostings(store: Store, chunk: number, gone: (id: number) => boolean): void {
  const terms: string[] = []
  for (const { term, postings } of termsOf(store, chunk)) {
    if (postings.some((posting) => gone(idOf(posting)))) terms.push(term)
  }
  removePostings(store, terms, chunk, gone)
}

/** Whoever keeps a record copies it at once: one place serves for all. */
const room = Buffer.alloc(LONGEST_RECORD)

/** `postings` without those of the passages that are gone, in the same array. */
function keepOthers(postings: Uint32Array, gone: (id: number) => boolean): Uint32Array {
  let kept = 0
  for (const posting of postings) {
    if (gone(idOf(posting))) continue
    postings[kept] = posting
    kept += 1
  }
  return postings.subarray(0, kept)
}

function idOf(posting: number): number {
  return Math.floor(posting / LEVELS)
}
