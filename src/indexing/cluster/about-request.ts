import { z } from 'zod'
import type { ReplyId } from '../../reply/reply.ts'
import type { AboutOptions, PassageAbout } from '../reply-index.ts'
import type { Telling, TellingTerm } from '../telling-terms.ts'
import { type Condition, nothing, type SearchBody } from './conditions.ts'
import { innerHits, passageHits, passagesOf } from './passage-hits.ts'
import { impact } from './rank-request.ts'
import type { PlacedOutline } from './stored-outlines.ts'

/** What is asked of a cluster to find passages about texts. */
export interface AboutSources {
  readonly search: (bodies: readonly SearchBody[]) => Promise<readonly unknown[]>
  readonly outlines: (ids: readonly ReplyId[]) => Promise<readonly PlacedOutline[]>
}

/** For each text, of which `tellings` are the telling terms, the same passages as `passagesAbout` gives of an embedded
 *  index. */
export async function findPassagesAbout(
  tellings: readonly Telling[],
  options: AboutOptions,
  { search, outlines }: AboutSources,
): Promise<PassageAbout[][]> {
  if (tellings.length === 0) return []
  const answers = await search(tellings.map(({ terms }) => aboutRequest(terms, options)))
  const found = answers.map((answer) => readAbout(answer, options))
  const ids = found.map((passages) => [...new Set(passages.map(({ id }) => id))])
  const [wholes, read] = await Promise.all([
    search(tellings.map(({ terms }, at) => wholeRequest(terms, ids[at] ?? []))),
    outlines([...new Set(ids.flat())]),
  ])
  const byId = new Map(read.map((outline) => [outline.id, outline]))
  return found.map((passages, at) => {
    const whole = readWholes(wholes[at])
    const full = tellings[at]?.full ?? 0
    return passages.flatMap(({ id, ordinal, evidence }): PassageAbout[] => {
      const outline = byId.get(id)
      const passage = outline?.passages[ordinal]
      if (!outline || !passage) return []
      return [
        {
          ...passage,
          id,
          ordinal,
          region: outline.region,
          evidence,
          share: evidence / full,
          whole: whole.get(id) ?? 0,
        },
      ]
    })
  })
}

/** Asks for the passages of which `terms` say most, times the weights of their roles. */
function aboutRequest(terms: readonly TellingTerm[], { weights, want }: AboutOptions): SearchBody {
  const counting = Object.entries(weights).filter(([, weight]) => weight > 0)
  const query = {
    function_score: {
      query: {
        bool: {
          should: terms.map(impact),
          minimum_should_match: 1,
          filter: [{ terms: { 'passages.role': counting.map(([role]) => role) } }],
        },
      },
      functions: counting.map(([role, weight]) => ({ filter: { term: { 'passages.role': role } }, weight })),
      boost_mode: 'multiply',
    },
  }
  return {
    size: want,
    _source: false,
    track_total_hits: false,
    query:
      terms.length === 0
        ? nothing
        : { nested: { path: 'passages', score_mode: 'max', query, inner_hits: passageHits } },
    sort: [{ _score: 'desc' }, { order: 'asc' }],
  }
}

/** What a search of `aboutRequest` says, the best first; among equals those that came in first. */
function readAbout(
  answer: unknown,
  { want }: AboutOptions,
): Pick<PassageAbout, 'id' | 'ordinal' | 'evidence'>[] {
  const found = answerShape
    .parse(answer)
    .hits.hits.flatMap(({ _id: id, inner_hits, sort: [, order] }) =>
      passagesOf(inner_hits).map(({ ordinal, score }) => ({ id, ordinal, evidence: score, order })),
    )
  return found
    .sort((a, b) => b.evidence - a.evidence || a.order - b.order || a.ordinal - b.ordinal)
    .slice(0, want)
}

/** Asks what `terms` say for each of the whole replies `ids`: per term as much as its best passage, header lines
 *  included. */
function wholeRequest(terms: readonly TellingTerm[], ids: readonly ReplyId[]): SearchBody {
  const should = terms.map(
    (term): Condition => ({ nested: { path: 'passages', score_mode: 'max', query: impact(term) } }),
  )
  return {
    size: ids.length,
    _source: false,
    track_total_hits: false,
    query: { bool: { filter: [{ ids: { values: ids } }], should } },
  }
}

/** By id, what a search of `wholeRequest` says. */
function readWholes(answer: unknown): Map<ReplyId, number> {
  return new Map(wholeShape.parse(answer).hits.hits.map(({ _id, _score }) => [_id, _score]))
}

const answerShape = z.object({
  hits: z.object({
    hits: z.array(
      z.object({
        _id: z.string(),
        sort: z.tuple([z.number(), z.number()]),
        inner_hits: innerHits,
      }),
    ),
  }),
})

const wholeShape = z.object({
  hits: z.object({ hits: z.array(z.object({ _id: z.string(), _score: z.number() })) }),
})
