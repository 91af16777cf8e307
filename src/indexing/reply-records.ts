import { type Reply, type ReplyId, replyDate } from '../reply/reply.ts'
import { factsOf } from '../reply/reply-facts.ts'
import { foldText } from '../text/fold.ts'
import type { Segmenter } from '../text/segment.ts'
import { countTerms } from '../text/terms.ts'
import { dayOf, decodeExtents, type Extent, encodeExtents } from './extents.ts'
import type { ScoredTerms } from './flexsearch-storage.ts'
import { impactLevel } from './impact.ts'
import { type IndexEntry, indexEntries } from './index-entry.ts'
import { removePostings, removeTagged, type Tag } from './posting-writer.ts'
import { CHUNK_SIZE } from './postings.ts'
import { decodeReply, encodeReply } from './reply-encoding.ts'
import type { Store } from './store.ts'

/** What decides the terms and tags of a reply besides the reply itself. */
export interface TermContext {
  readonly segmenter: Segmenter
  /** The division codes of a region and all above it. */
  readonly ancestors: (code: string) => readonly string[]
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

/** A reply, and the passage id that its header line gets. */
export interface PlacedReply {
  readonly reply: Reply
  readonly head: number
}

/** Stores replies in their places. Within a transaction. */
export function writeReplies(store: Store, placed: readonly PlacedReply[]): void {
  const extents = new Map<number, Extent[]>()
  for (const { reply, head } of placed) {
    // Ids ascend and are never given away twice: appending fills the pages.
    store.replies.putSync(head, { id: reply.id, body: encodeReply(reply) }, { append: true })
    store.facts.putSync(head, factsOf(reply), { append: true })
    store.heads.putSync(reply.id, head)
    const chunk = Math.floor(head / CHUNK_SIZE)
    const inChunk = extents.get(chunk) ?? decodeExtents(store.extents.get(chunk))
    const day = dayOf(replyDate(reply.header))
    inChunk.push({ start: head % CHUNK_SIZE, length: 1 + reply.passages.length, day })
    extents.set(chunk, inChunk)
  }
  for (const [chunk, inChunk] of extents) store.extents.putSync(chunk, encodeExtents(inChunk))
}

/** Takes a reply and every trace of it out; gives the reply that was there. Within a transaction. */
export function removeReply(store: Store, id: ReplyId, context: TermContext): Reply {
  const head = store.heads.get(id)
  const stored = head === undefined ? undefined : store.replies.get(head)
  if (head === undefined || !stored) throw new Error(`reply ${id} is listed by a source and not stored`)
  const reply = decodeReply(stored.body)
  const chunk = Math.floor(head / CHUNK_SIZE)
  const start = head % CHUNK_SIZE
  const end = start + 1 + reply.passages.length
  const gone = (passage: number): boolean => passage >= start && passage < end
  const entries = indexEntries(reply, context.ancestors)
  const terms = new Set(entries.flatMap((entry) => scoreTerms(entry, context.segmenter).terms))
  for (const term of terms) removePostings(store, term, chunk, gone)
  for (const tag of distinctTags(entries)) removeTagged(store, tag, chunk, gone)
  const extents = decodeExtents(store.extents.get(chunk)).filter((extent) => extent.start !== start)
  store.extents.putSync(chunk, encodeExtents(extents))
  store.heads.removeSync(id)
  store.replies.removeSync(head)
  store.facts.removeSync(head)
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
