import type { Reply, ReplyId } from '../reply/reply.ts'
import type { Offsets, SearchAnswer } from './answer.ts'
import type { Holdings } from './holdings/holdings.ts'
import type { LiftedRequest } from './lift-qualifiers.ts'
import type { SearchRequest } from './request.ts'
import type { Subject } from './subject.ts'
import type { Completion } from './suggest/complete-name.ts'
import type { SameWording, WordingCount } from './wording/same-wording.ts'

/** All that pages and commands ask of an index. */
export interface Searcher {
  /** With `explain`, each result says what its score is made of. */
  search(request: SearchRequest, options?: { readonly explain?: boolean }): Promise<SearchAnswer>
  /** Null when no reply has this id. */
  reply(id: ReplyId): Promise<Reply | null>
  /** Marks for the query `q` in the passages of `reply`, by anchor; passages without a mark are absent. */
  marks(reply: Reply, q: string): ReadonlyMap<string, readonly Offsets[]>
  /** Passages that say nearly the same as `text`, without those of the reply `except`. */
  sameWording(text: string, except: ReplyId | null): Promise<SameWording>
  /** How often passages of other replies say what those of `reply` at `anchors` say. */
  countWordings(reply: Reply, anchors: readonly string[]): Promise<WordingCount[]>
  /** Up to `want` other replies on the same matter, the likest first. */
  similarReplies(reply: Reply, want: number): Promise<Reply[]>
  overview(): Promise<Overview>
  /** All that tables over all replies need; it says of which content, which may be the one before the last change. */
  holdings(): Promise<Holdings>
  /** What else there is to say of a request than its answer. */
  survey(request: SearchRequest): Promise<Survey>
  /** Ways to go on from what was typed so far, the likeliest first. */
  completions(typed: string): Promise<Completion[]>
}

/** A request as a page of filters shows it. */
export interface Survey extends LiftedRequest {
  /** What the query names; null for a query that only searches. */
  readonly subject: Subject | null
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
