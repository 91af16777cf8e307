import type { ReplyId } from '../reply/reply.ts'
import type { BatchSource } from './batch.ts'
import type { SourceEntry, SourceRecord } from './source-record.ts'

/** What becomes of the replies of one source file. */
export interface SourceChange {
  readonly name: string
  readonly record: SourceRecord
  readonly removed: readonly ReplyId[]
}

/** What becomes of the replies that the index holds of a source file: those that are `coming` anew go, and when all of
 *  the file was read those that it no longer names. */
export function changeOf(
  { name, digest, stamp, entries, unread }: BatchSource,
  held: SourceRecord | undefined,
  coming: ReadonlySet<ReplyId>,
): SourceChange {
  const named = new Set(entries.map(({ id }) => id))
  const before = held?.entries ?? []
  const removed = before.filter(({ id }) => coming.has(id) || (digest !== null && !named.has(id)))
  const kept: readonly SourceEntry[] = digest === null ? before.filter(({ id }) => !named.has(id)) : []
  return {
    name,
    removed: removed.map(({ id }) => id),
    record: { digest, stamp, entries: [...entries, ...kept], unread },
  }
}
