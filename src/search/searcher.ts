import type { Reply, ReplyId } from '../reply/reply.ts'
import type { Offsets, SearchAnswer } from './answer.ts'
import type { SearchRequest } from './request.ts'

/** All that pages and commands ask of an index. */
export interface Searcher {
  /** With `explain`, each result says what its score is made of. */
  search(request: SearchRequest, options?: { readonly explain?: boolean }): Promise<SearchAnswer>
  /** Null when no reply has this id. */
  reply(id: ReplyId): Promise<Reply | null>
  /** Marks for the query `q` in the passages of `reply`, by anchor; passages without a mark are absent. */
  marks(reply: Reply, q: string): ReadonlyMap<string, readonly Offsets[]>
  overview(): Promise<Overview>
}

/** What the index holds, for the start page and the footer. */
export interface Overview {
  readonly replies: number
  readonly passages: number
  readonly indexVersion: string
  /** When the index last changed, ISO 8601 in UTC; null for an empty one. */
  readonly updatedAt: string | null
  readonly regions: readonly { readonly value: string; readonly label: string; readonly count: number }[]
  readonly programmes: readonly { readonly value: string; readonly label: string; readonly count: number }[]
}
