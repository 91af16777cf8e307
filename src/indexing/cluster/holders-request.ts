import { z } from 'zod'
import type { TextHolders } from '../reply-index.ts'
import type { SearchBody } from './conditions.ts'
import { all, withPassage } from './conditions.ts'

/** More divisions than there are. */
const MOST_REGIONS = 5_000

/** Asks which replies have a passage or header line with all of `terms`, and where they are from. */
export function holdersRequest(terms: readonly string[]): SearchBody {
  const held = terms.map((term) => ({ term: { 'passages.terms': term } }))
  return {
    size: 0,
    track_total_hits: true,
    query: withPassage(all(held)),
    aggs: { region: { terms: { field: 'region', size: MOST_REGIONS } } },
  }
}

const answerShape = z.object({
  hits: z.object({ total: z.object({ value: z.number() }) }),
  aggregations: z.object({
    region: z.object({ buckets: z.array(z.object({ key: z.string(), doc_count: z.number() })) }),
  }),
})

/** What a search of `holdersRequest` says. */
export function readHolders(answer: unknown): TextHolders {
  const { hits, aggregations } = answerShape.parse(answer)
  const regions = aggregations.region.buckets.map(({ key, doc_count }) => [key, doc_count] as const)
  return { replies: hits.total.value, regions: new Map(regions) }
}
