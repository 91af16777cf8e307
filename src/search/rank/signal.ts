import type { QueryText } from '../../indexing/query-tree.ts'
import type { FoundReply } from '../../indexing/reply-index.ts'
import type { Reply } from '../../reply/reply.ts'

/** A reply that waits to be ranked, with all that signals look at. */
export interface Candidate {
  readonly found: FoundReply
  readonly reply: Reply
  /** The words and phrases the query wants. */
  readonly wanted: readonly QueryText[]
  /** The greatest evidence among the candidates; > 0. */
  readonly greatestEvidence: number
}

/** One reason to rank a reply higher: 0 for none, 1 for as much as it can give. */
export type Signal = (candidate: Candidate) => number
