import { deserialize, serialize } from 'node:v8'
import type { ReplyId } from '../reply/reply.ts'
import type { BatchReply } from './batch.ts'

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
