import { deserialize, serialize } from 'node:v8'
import type { ReplyId } from '../reply/reply.ts'
import type { ReplyFacts } from '../reply/reply-facts.ts'
import type { ReplyRow } from './column-record.ts'
import type { PackedStatements } from './statement-record.ts'

/** A reply as it is stored. */
export interface BatchReply {
  /** Its start, the id of its header line, is within the batch too. */
  readonly row: ReplyRow
  /** Ids it takes. */
  readonly length: number
  readonly day: number
  /** See `text-code.ts`. */
  readonly lines: Uint8Array
  readonly body: Uint8Array
  readonly facts: ReplyFacts
  readonly statements: PackedStatements
}

/** A reply that waits for its commit, as bytes: the thousands of small objects of a `BatchReply` for each of thousands of
 *  replies would be copied again and again by the garbage collectors of two processes. */
export interface PackedReply {
  readonly id: ReplyId
  readonly bytes: Uint8Array
}

export function packReply(reply: BatchReply): PackedReply {
  return { id: reply.row.id, bytes: serialize(reply) }
}

/** What `packReply` packed, in this process or in another of the same Node. */
export function unpackReply({ bytes }: PackedReply): BatchReply {
  return deserialize(bytes) as BatchReply
}
