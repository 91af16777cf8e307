import { isDeepStrictEqual } from 'node:util'
import { factsOf } from '../reply/reply-facts.ts'
import { TermCounter } from '../text/term-counter.ts'
import { NO_REPLY } from './extents.ts'
import { Faults } from './faults.ts'
import { indexEntries } from './index-entry.ts'
import { openForReading } from './index-folder.ts'
import type { WriterContext } from './index-writer.ts'
import { CHUNK_SIZE, decodePostings, LEVELS } from './postings.ts'
import { decodeReply } from './reply-encoding.ts'
import { type PlacedReply, scoreTerms, storedLines } from './reply-records.ts'
import { foldedLines } from './reply-text.ts'
import { Snapshot } from './snapshot.ts'
import { parseChunkKey, type Store } from './store.ts'

export interface Verification {
  readonly replies: number
  readonly passages: number
  /** Chinese sentences, each a fault; empty for a whole index. */
  readonly faults: readonly string[]
}

/** Reads every record back. With `deep`, also holds the postings against the terms of the stored passages: nothing
 *  is missing, nothing is left over. Throws IndexError when there is no index to verify. */
export async function verifyIndex(context: WriterContext, options: { deep: boolean }): Promise<Verification> {
  const { store, manifest } = openForReading(context.folder, context.identity)
  try {
    const faults = new Faults()
    const snapshot = new Snapshot(store)
    const replies = readReplies(store, snapshot, faults)
    const postings = new Set<string>()
    eachPosting(store, snapshot, faults, (term, id, level) => {
      if (options.deep) postings.add(posting(term, id, level))
    })
    const passages = replies.reduce((sum, { reply }) => sum + reply.passages.length, 0)
    if (replies.length !== manifest.replies)
      faults.add(`清单记有 ${manifest.replies} 篇答复，实有 ${replies.length} 篇`)
    if (passages !== manifest.passages) faults.add(`清单记有 ${manifest.passages} 段，实有 ${passages} 段`)
    if (options.deep) comparePostings(replies, postings, context, faults)
    return { replies: replies.length, passages, faults: faults.told() }
  } finally {
    await store.close()
  }
}

function readReplies(store: Store, snapshot: Snapshot, faults: Faults): PlacedReply[] {
  const read: PlacedReply[] = []
  for (const { key: head, value } of store.replies.getRange()) {
    const { id } = value
    try {
      const reply = decodeReply(value.body, storedLines(store, head))
      const number = snapshot.replyOf[head] ?? NO_REPLY
      if (reply.id !== id) faults.add(`答复 ${id} 的内容属于 ${reply.id}`)
      if (!isDeepStrictEqual(store.facts.get(head), factsOf(reply))) faults.add(`答复 ${id} 的要目与内容不符`)
      if (storedLines(store, head) !== foldedLines(reply)) faults.add(`答复 ${id} 的检索文字与内容不符`)
      if (store.heads.get(id) !== head) faults.add(`答复 ${id} 不在编号表里`)
      if (snapshot.heads[number] !== head) faults.add(`答复 ${id} 不在段号表里`)
      if (snapshot.lengths[number] !== reply.passages.length) faults.add(`答复 ${id} 的段数不符`)
      read.push({ head, reply })
    } catch {
      faults.add(`答复 ${id} 无法读出`)
    }
  }
  const held = snapshot.heads.length
  if (held !== read.length) faults.add(`段号表有 ${held} 篇答复，存有 ${read.length} 篇`)
  return read
}

/** Calls `visit` for every posting; what cannot be read, or leads nowhere, is a fault. */
function eachPosting(
  store: Store,
  snapshot: Snapshot,
  faults: Faults,
  visit: (term: string, id: number, level: number) => void,
): void {
  for (const { key, value } of store.postings.getRange()) {
    const { parts, chunk } = parseChunkKey(key)
    const term = parts[0] ?? ''
    try {
      for (const posting of decodePostings(value)) {
        const id = chunk * CHUNK_SIZE + Math.floor(posting / LEVELS)
        if ((snapshot.replyOf[id] ?? NO_REPLY) === NO_REPLY)
          faults.add(`检索词“${term}”指向不存在的第 ${id} 段`)
        visit(term, id, posting % LEVELS)
      }
    } catch {
      faults.add(`检索词“${term}”的记录无法读出`)
    }
  }
}

function comparePostings(
  replies: readonly PlacedReply[],
  postings: Set<string>,
  context: WriterContext,
  faults: Faults,
): void {
  const counter = new TermCounter(context.segmenter)
  let expected = 0
  for (const { head, reply } of replies) {
    for (const [at, entry] of indexEntries(reply, context.ancestors).entries()) {
      const { terms, levels } = scoreTerms(entry, counter)
      expected += terms.length
      for (const [index, term] of terms.entries()) {
        if (postings.has(posting(term, head + at, levels[index] ?? 0))) continue
        faults.add(`答复 ${reply.id} 第 ${at} 段缺检索词“${term}”`)
      }
    }
  }
  if (expected !== postings.size) faults.add(`应有 ${expected} 条检索记录，实有 ${postings.size} 条`)
}

function posting(term: string, id: number, level: number): string {
  return `${term}\0${id}\0${level}`
}
