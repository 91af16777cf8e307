import { isDeepStrictEqual } from 'node:util'
import type { Reply } from '../reply/reply.ts'
import { factsOf } from '../reply/reply-facts.ts'
import { ExpectedRecords } from './expected-records.ts'
import { ExpectedSets } from './expected-sets.ts'
import { NO_REPLY } from './extents.ts'
import { Faults } from './faults.ts'
import { IndexError } from './index-errors.ts'
import { openForReading } from './index-folder.ts'
import type { WriterContext } from './index-writer.ts'
import { CHUNK_SIZE } from './postings.ts'
import { decodeReply } from './reply-encoding.ts'
import { type PlacedReply, storedLines } from './reply-records.ts'
import { foldedLines } from './reply-text.ts'
import { Snapshot } from './snapshot.ts'
import { packStatements } from './statement-record.ts'
import type { Manifest, Store } from './store.ts'

export interface Verification {
  readonly replies: number
  readonly passages: number
  /** Chinese sentences, each a fault; empty for a whole index. */
  readonly faults: readonly string[]
  /** Whether text that was removed still stands in the file, where nothing reads it. Absent for a cluster. */
  readonly keepsRemoved?: boolean
  /** Chinese sentences, each something to know that is no fault. */
  readonly notes?: readonly string[]
}

/** Checks every page and reads every reply back. With `deep`, also holds all other records against what the stored
 *  replies say: nothing is missing, nothing is left over. Memory is bounded by a chunk of passages.
 *  Throws IndexError when there is no index to verify. */
export async function verifyIndex(context: WriterContext, options: { deep: boolean }): Promise<Verification> {
  const { store, manifest } = openForReading(context.folder, context.identity)
  const faults = new Faults()
  const count = { replies: 0, passages: 0 }
  const keepsRemoved = store.erased < (manifest.removedAt ?? 0)
  try {
    store.refresh()
    for (const _ of store.check()) continue
    const snapshot = new Snapshot(store)
    const sets = new ExpectedSets(store)
    for (const { number } of snapshot.chunks) {
      const records = options.deep ? new ExpectedRecords(number, context, sets) : null
      for (const { head, reply } of readReplies(store, snapshot, number, faults)) {
        count.replies += 1
        count.passages += reply.passages.length
        records?.add(head, reply)
      }
      records?.compare(store, faults)
    }
    if (options.deep) sets.compare(faults)
    compareCounts(store, manifest, count, faults)
  } catch (error) {
    if (!(error instanceof IndexError)) throw error
    faults.add(error.message)
  } finally {
    await store.close()
  }
  return { ...count, faults: faults.told(), keepsRemoved }
}

/** The replies of a chunk, each held against what else is stored of it. */
function* readReplies(
  store: Store,
  snapshot: Snapshot,
  chunk: number,
  faults: Faults,
): Generator<PlacedReply> {
  const start = chunk * CHUNK_SIZE
  for (const { key: head, value } of store.replies.entries({ start, end: start + CHUNK_SIZE })) {
    const { id } = value
    let reply: Reply
    try {
      reply = decodeReply(value.body, storedLines(store, head))
    } catch {
      faults.add(`答复 ${id} 无法读出`)
      continue
    }
    const number = snapshot.replyOf[head] ?? NO_REPLY
    if (reply.id !== id) faults.add(`答复 ${id} 的内容属于 ${reply.id}`)
    if (!isDeepStrictEqual(store.facts.get(head), factsOf(reply))) faults.add(`答复 ${id} 的要目与内容不符`)
    if (storedLines(store, head) !== foldedLines(reply)) faults.add(`答复 ${id} 的检索文字与内容不符`)
    const statements = packStatements(reply, foldedLines(reply))
    if (!isDeepStrictEqual(store.statements.get(head), statements))
      faults.add(`答复 ${id} 的数据和承诺与内容不符`)
    if (store.heads.get(id) !== head) faults.add(`答复 ${id} 不在编号表里`)
    if (snapshot.heads[number] !== head) faults.add(`答复 ${id} 不在段号表里`)
    if (snapshot.lengths[number] !== reply.passages.length) faults.add(`答复 ${id} 的段数不符`)
    yield { head, reply }
  }
}

/** What is left of a removed reply in a table shows in its size. */
function compareCounts(
  store: Store,
  manifest: Manifest,
  count: { replies: number; passages: number },
  faults: Faults,
): void {
  if (count.replies !== manifest.replies)
    faults.add(`清单记有 ${manifest.replies} 篇答复，实有 ${count.replies} 篇`)
  if (count.passages !== manifest.passages)
    faults.add(`清单记有 ${manifest.passages} 段，实有 ${count.passages} 段`)
  const tables = [
    ['答复表', store.replies.count()],
    ['检索文字表', store.texts.count()],
    ['要目表', store.facts.count()],
    ['数据和承诺表', store.statements.count()],
    ['编号表', store.heads.count()],
  ] as const
  for (const [name, size] of tables) {
    if (size !== count.replies) faults.add(`${name}有 ${size} 条记录，应有 ${count.replies} 条`)
  }
}
