import { z } from 'zod'
import type { FoundPassage, FoundReply, FoundTotals, TagField } from '../reply-index.ts'
import { ascending } from './ascending.ts'
import { authorityAnswer } from './authorities.ts'
import { EXACT } from './rank-request.ts'
import { HEADER_ORDINAL, HEADER_ROLE } from './reply-document.ts'

const counted = z.object({ doc_count: z.number() })
const buckets = z.object({
  values: z.object({ buckets: z.array(z.object({ key: z.string(), doc_count: z.number() })) }),
})

const countAnswer = z.object({
  hits: z.object({ total: z.object({ value: z.number() }) }),
  aggregations: z.object({
    selected: z.object({
      passages: z.object({ speaking: counted.extend({ exact: counted }) }),
    }),
    region: buckets.optional(),
    programme: buckets.optional(),
    year: buckets.optional(),
    kind: buckets.optional(),
    authority: z.object({ values: authorityAnswer }).optional(),
    section: z.object({ buckets: z.record(z.string(), counted) }).optional(),
    byRole: z
      .object({
        speaking: z.object({
          role: z.object({
            buckets: z.array(z.object({ key: z.string(), replies: z.object({ selected: counted }) })),
          }),
        }),
      })
      .optional(),
  }),
})

export interface Counted {
  readonly total: FoundTotals
  readonly counts: Readonly<Record<Exclude<TagField, 'authority'>, ReadonlyMap<string, number>>>
  /** As `authorityCounts` gives them. */
  readonly authorities: string
}

/** What a search of `countRequest` says; nothing of the fields that it is not to count. */
export function readCounts(answer: unknown): Counted {
  const { hits, aggregations } = countAnswer.parse(answer)
  const { speaking } = aggregations.selected.passages
  const ofField = (counts?: z.infer<typeof buckets>): ReadonlyMap<string, number> =>
    ascending(counts?.values.buckets.map(({ key, doc_count }) => [key, doc_count]) ?? [])
  return {
    total: { replies: hits.total.value, passages: speaking.doc_count, exact: speaking.exact.doc_count },
    counts: {
      section: sectionCounts(aggregations),
      region: ofField(aggregations.region),
      programme: ofField(aggregations.programme),
      year: ofField(aggregations.year),
      kind: ofField(aggregations.kind),
    },
    authorities: aggregations.authority?.values.value ?? '',
  }
}

function sectionCounts({
  section,
  byRole,
}: z.infer<typeof countAnswer>['aggregations']): ReadonlyMap<string, number> {
  const counts = [
    ...Object.entries(section?.buckets ?? {}).map(([role, each]) => [role, each.doc_count] as const),
    ...(byRole?.speaking.role.buckets ?? []).map(
      ({ key, replies }) => [key, replies.selected.doc_count] as const,
    ),
  ]
  return ascending(counts.filter(([role, count]) => count > 0 && role !== HEADER_ROLE))
}

const passage = z.object({
  _score: z.number().nullable(),
  fields: z.object({ 'passages.ordinal': z.tuple([z.number()]) }),
  matched_queries: z.array(z.string()).optional(),
})

const rankAnswer = z.object({
  hits: z.object({
    hits: z.array(
      z.object({
        _id: z.string(),
        _score: z.number().nullable(),
        inner_hits: z.object({ passages: z.object({ hits: z.object({ hits: z.array(passage) }) }) }),
      }),
    ),
  }),
})

/** The replies that a search of `rankRequests` gives, in its order. */
export function readReplies(answer: unknown): FoundReply[] {
  return rankAnswer.parse(answer).hits.hits.map(({ _id, _score, inner_hits }) => {
    const passages = inner_hits.passages.hits.hits
      .map(
        (hit): FoundPassage => ({
          ordinal: hit.fields['passages.ordinal'][0],
          evidence: hit._score ?? 0,
          exact: hit.matched_queries?.includes(EXACT) === true,
        }),
      )
      .sort((a, b) => a.ordinal - b.ordinal)
    return {
      id: _id,
      evidence: _score ?? 0,
      inHeader: passages.some(({ ordinal }) => ordinal === HEADER_ORDINAL),
      passages: passages.filter(({ ordinal }) => ordinal !== HEADER_ORDINAL),
    }
  })
}
