import { z } from 'zod'
import type { LikeOptions, LikePassage } from '../reply-index.ts'
import type { SearchBody } from './conditions.ts'
import { all, type Condition } from './conditions.ts'
import { innerHits, passageHits, passagesOf } from './passage-hits.ts'
import { HEADER_ORDINAL } from './reply-document.ts'

/** Asks for passages that hold a share of `pairs`, see `passages-like.ts`. */
export function likeRequest(pairs: readonly string[], { atLeast, want }: LikeOptions): SearchBody {
  const least = Math.max(1, Math.ceil(atLeast * pairs.length))
  const held = pairs.map(
    (pair): Condition => ({
      constant_score: { filter: { term: { 'passages.terms': pair } }, boost: 1 },
    }),
  )
  const query = {
    bool: {
      should: held,
      minimum_should_match: least,
      filter: [{ range: { 'passages.ordinal': { gt: HEADER_ORDINAL } } }],
    },
  }
  return {
    size: want,
    _source: false,
    docvalue_fields: ['day'],
    track_scores: true,
    query: { nested: { path: 'passages', score_mode: 'max', query, inner_hits: passageHits } },
    sort: [{ _score: 'desc' }, { day: 'asc' }, { order: 'asc' }],
    aggs: { passages: { nested: { path: 'passages' }, aggs: { like: { filter: all([query]) } } } },
  }
}

const answerShape = z.object({
  aggregations: z.object({ passages: z.object({ like: z.object({ doc_count: z.number() }) }) }),
  hits: z.object({
    hits: z.array(
      z.object({
        _id: z.string(),
        fields: z.object({ day: z.array(z.number()) }).optional(),
        inner_hits: innerHits,
      }),
    ),
  }),
})

/** What a search of `likeRequest` says: the greatest share first, among equals the oldest. */
export function readLike(
  answer: unknown,
  pairs: number,
  { want }: LikeOptions,
): { readonly total: number; readonly passages: readonly LikePassage[] } {
  const { aggregations, hits } = answerShape.parse(answer)
  const passages = hits.hits.flatMap(({ _id, fields, inner_hits }, place) =>
    passagesOf(inner_hits).map(({ ordinal, score }) => ({
      id: _id,
      ordinal,
      share: score / pairs,
      day: fields?.day[0] || Number.MAX_SAFE_INTEGER,
      place,
    })),
  )
  passages.sort((a, b) => b.share - a.share || a.day - b.day || a.place - b.place || a.ordinal - b.ordinal)
  return {
    total: aggregations.passages.like.doc_count,
    passages: passages.slice(0, want).map(({ id, ordinal, share }) => ({ id, ordinal, share })),
  }
}
