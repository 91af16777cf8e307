import type { Role } from '../reply/role.ts'

/** What a user asks for. Values of one filter are alternatives, filters are cumulative. */
export interface SearchRequest {
  /** As typed; never an error. */
  readonly q: string
  /** Division codes; a province or prefecture stands for all below it. */
  readonly region: readonly string[]
  /** Programme ids. */
  readonly programme: readonly string[]
  readonly section: readonly Role[]
  readonly year: readonly number[]
  readonly kind: readonly ('proposal' | 'suggestion')[]
  /** Full names as held. */
  readonly authority: readonly string[]
  readonly sort: 'relevance' | 'date'
  /** From 1. */
  readonly page: number
  /** Replies a page, 1…100. */
  readonly limit: number
}

/** The request that asks for `q` and nothing else. */
export function plainRequest(q: string): SearchRequest {
  return {
    q,
    region: [],
    programme: [],
    section: [],
    year: [],
    kind: [],
    authority: [],
    sort: 'relevance',
    page: 1,
    limit: 10,
  }
}

/** A longer query, a pasted text, stays out of URLs: a page has a hundred links and an answer up to 400, in which each
 *  character takes nine; servers in front take no URL beyond 8 kB; and a draft should not end in histories and logs. */
export const LONGEST_IN_URL = 60
