import type { Reply, ReplyId } from '../reply/reply.ts'
import { foldText } from '../text/fold.ts'
import type { Segmenter } from '../text/segment.ts'
import { TermCounter } from '../text/term-counter.ts'
import { decodeText } from '../text/text-code.ts'
import { type BatchReply, unpackReply } from './batch-reply.ts'
import { appendRows, removeRows } from './column-changes.ts'
import { type NumberedRow, replyFields } from './column-record.ts'
import { decodeExtents, type Extent, encodeExtents } from './extents.ts'
import { impactLevel } from './impact.ts'
import { type IndexEntry, indexEntries } from './index-entry.ts'
import { type PlacedBatch, removePostings, removeTagged, sweepPostings, type Tag } from './posting-writer.ts'
import { CHUNK_SIZE } from './postings.ts'
import { decodeReply } from './reply-encoding.ts'
import type { SetBook } from './set-book.ts'
import type { Store } from './store.ts'

/** What decides the terms and tags of a reply besides the reply itself. */
export interface TermContext {
  readonly segmenter: Segmenter
  /** The division codes of a region and all above it. */
  readonly ancestors: (code: string) => readonly string[]
}

/** The distinct terms of an entry, each with the level of its impact. */
export interface ScoredTerms {
  readonly terms: readonly string[]
  readonly levels: readonly number[]
}

/** As `TermCollector` files them. */
export function scoreTerms(entry: IndexEntry, counter: TermCounter): ScoredTerms {
  const { terms, counts, total } = counter.count(foldText(entry.text))
  return { terms, levels: counts.map((count) => impactLevel(count, total)) }
}

/** A reply, and the passage id that its header line has. */
export interface PlacedReply {
  readonly reply: Reply
  readonly head: number
}

/** Where replies are written to and taken out of, within one transaction. */
export interface OpenRecords {
  readonly store: Store
  readonly book: SetBook
}

/** Stores the replies of `placed`, which stand in the order of their starts, behind those of `chunk`. Within a
 *  transaction. */
export function writeReplies(
  { store, book }: OpenRecords,
  chunk: number,
  placed: readonly PlacedBatch[],
): void {
  const extents: Extent[] = []
  const rows: NumberedRow[] = []
  for (const { batch, start } of placed) {
    for (const packed of batch.replies) {
      const reply = unpackReply(packed)
      const row = { ...reply.row, start: start + reply.row.start }
      writeReply(store, chunk * CHUNK_SIZE + row.start, reply)
      extents.push({ start: row.start, length: reply.length, day: reply.day })
      rows.push({ ...row, sets: replyFields.map((field) => book.take(field, row.values[field])) })
    }
  }
  // All of these start behind those that are there.
  const before = store.extents.get(chunk) ?? Buffer.alloc(0)
  store.extents.put(chunk, Buffer.concat([before, encodeExtents(extents)]))
  store.columns.put(chunk, appendRows(store.columns.get(chunk), rows))
}

function writeReply(store: Store, head: number, reply: BatchReply): void {
  const { row, lines, body, facts, statements } = reply
  // Ids ascend and are never given away twice: appending fills the pages.
  store.texts.append(head, asBuffer(lines))
  store.replies.append(head, { id: row.id, body: asBuffer(body) })
  store.facts.append(head, facts)
  store.statements.append(head, statements)
  store.heads.put(row.id, head)
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** From so many removed replies of a chunk on, going through all of its records is faster than cutting the replies. */
const SWEEP_FROM = 40

/** Takes replies and every trace of them out; gives the replies that were there. Within a transaction. */
export function removeReplies(records: OpenRecords, ids: readonly ReplyId[], context: TermContext): Reply[] {
  const placed = ids.map((id) => findReply(records.store, id))
  const chunks = new Map<number, PlacedReply[]>()
  for (const reply of placed) {
    const chunk = Math.floor(reply.head / CHUNK_SIZE)
    chunks.set(chunk, [...(chunks.get(chunk) ?? []), reply])
  }
  for (const [chunk, gone] of chunks) removeFromChunk(records, chunk, gone, context)
  return placed.map(({ reply }) => reply)
}

function findReply(store: Store, id: ReplyId): PlacedReply {
  const head = store.heads.get(id)
  const stored = head === undefined ? undefined : store.replies.get(head)
  if (head === undefined || !stored) throw new Error(`reply ${id} is listed by a source and not stored`)
  return { reply: decodeReply(stored.body, storedLines(store, head)), head }
}

function removeFromChunk(
  { store, book }: OpenRecords,
  chunk: number,
  replies: readonly PlacedReply[],
  context: TermContext,
): void {
  const gone = new Uint8Array(CHUNK_SIZE)
  for (const { reply, head } of replies) {
    const start = head % CHUNK_SIZE
    gone.fill(1, start, start + 1 + reply.passages.length)
    store.heads.remove(reply.id)
    store.replies.remove(head)
    store.texts.remove(head)
    store.facts.remove(head)
    store.statements.remove(head)
  }
  const isGone = (id: number): boolean => gone[id] === 1
  const entries = replies.flatMap(({ reply }) => indexEntries(reply, context.ancestors))
  if (replies.length >= SWEEP_FROM) sweepPostings(store, chunk, isGone)
  else removePostings(store, termsIn(entries, context), chunk, isGone)
  for (const tag of distinctTags(entries)) removeTagged(store, tag, chunk, isGone)
  const extents = decodeExtents(store.extents.get(chunk)).filter(({ start }) => !isGone(start))
  store.extents.put(chunk, encodeExtents(extents))
  const { record, setsOfGone } = removeRows(store.columns.get(chunk), isGone)
  store.columns.put(chunk, record)
  for (const set of setsOfGone) book.giveBack(set)
}

/** The folded lines of the reply at `head`; empty where none are stored. */
export function storedLines(store: Store, head: number): string {
  const bytes = store.texts.get(head)
  return bytes ? decodeText(bytes) : ''
}

function termsIn(entries: readonly IndexEntry[], { segmenter }: TermContext): string[] {
  const counter = new TermCounter(segmenter)
  return [...new Set(entries.flatMap((entry) => scoreTerms(entry, counter).terms))]
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
