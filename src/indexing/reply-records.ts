import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { type Reply, type ReplyId, replyDate } from '../reply/reply.ts'
import { foldText } from '../text/fold.ts'
import type { Segmenter } from '../text/segment.ts'
import { slice } from '../text/span.ts'
import { countTerms } from '../text/terms.ts'
import { dayOf, decodeExtents, encodeExtents } from './extents.ts'
import type { ScoredTerms } from './flexsearch-storage.ts'
import { impactLevel } from './impact.ts'
import { type IndexEntry, indexEntries } from './index-entry.ts'
import { removePostings, removeTagged, type Tag } from './posting-writer.ts'
import { CHUNK_SIZE } from './postings.ts'
import type { Store } from './store.ts'

/** What decides the terms and tags of a reply besides the reply itself. */
export interface TermContext {
  readonly segmenter: Segmenter
  /** The division codes of a region and all above it. */
  readonly ancestors: (code: string) => readonly string[]
}

/** The reply as stored: deflated JSON, in which the text of a passage is not repeated, since its span tells it. */
export function encodeReply(reply: Reply): Buffer {
  const passages = reply.passages.map((passage) => ({ ...passage, text: undefined }))
  return deflateRawSync(JSON.stringify({ ...reply, passages }))
}

/** The reply behind a record of `encodeReply`. Throws for bytes that are none. */
export function decodeReply(body: Uint8Array): Reply {
  const stored = JSON.parse(inflateRawSync(body).toString('utf8')) as Reply
  const passages = stored.passages.map((passage) => ({ ...passage, text: slice(stored.text, passage.span) }))
  return { ...stored, passages }
}

/** The distinct terms of an entry, each with the slot of its impact. */
export function scoreTerms(entry: IndexEntry, segmenter: Segmenter): ScoredTerms {
  const counts = countTerms(foldText(entry.text), segmenter)
  let length = 0
  for (const count of counts.values()) length += count
  return {
    terms: [...counts.keys()],
    levels: [...counts.values()].map((count) => impactLevel(count, length)),
  }
}

/** Stores a reply whose header line gets the passage id `head`. Within a transaction. */
export function writeReply(store: Store, reply: Reply, head: number): void {
  const chunk = Math.floor(head / CHUNK_SIZE)
  const extent = {
    start: head % CHUNK_SIZE,
    length: 1 + reply.passages.length,
    day: dayOf(replyDate(reply.header)),
  }
  store.replies.putSync(reply.id, { head, body: encodeReply(reply) })
  store.heads.putSync(head, reply.id)
  store.extents.putSync(chunk, encodeExtents([...decodeExtents(store.extents.get(chunk)), extent]))
}

/** Takes a reply and every trace of it out; gives the reply that was there. Within a transaction. */
export function removeReply(store: Store, id: ReplyId, context: TermContext): Reply {
  const stored = store.replies.get(id)
  if (!stored) throw new Error(`reply ${id} is listed by a source and not stored`)
  const reply = decodeReply(stored.body)
  const chunk = Math.floor(stored.head / CHUNK_SIZE)
  const start = stored.head % CHUNK_SIZE
  const end = start + 1 + reply.passages.length
  const gone = (passage: number): boolean => passage >= start && passage < end
  const entries = indexEntries(reply, context.ancestors)
  const terms = new Set(entries.flatMap((entry) => scoreTerms(entry, context.segmenter).terms))
  for (const term of terms) removePostings(store, term, chunk, gone)
  for (const tag of distinctTags(entries)) removeTagged(store, tag, chunk, gone)
  const extents = decodeExtents(store.extents.get(chunk)).filter((extent) => extent.start !== start)
  store.extents.putSync(chunk, encodeExtents(extents))
  store.heads.removeSync(stored.head)
  store.replies.removeSync(id)
  return reply
}

function distinctTags(entries: readonly IndexEntry[]): Tag[] {
  const tags = new Map<string, Tag>()
  for (const entry of entries) {
    for (const [field, values] of Object.entries(entry.tags)) {
      for (const value of values) tags.set(`${field}\0${value}`, { field, value })
    }
  }
  return [...tags.values()]
}
