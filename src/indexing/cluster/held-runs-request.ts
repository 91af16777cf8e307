import { z } from 'zod'
import type { ReplyId } from '../../reply/reply.ts'
import type { ReplyOutline } from '../../reply/reply-outline.ts'
import { commonRunFinder } from '../../text/common-runs.ts'
import { pairsOf } from '../../text/terms.ts'
import {
  affordable,
  coverWith,
  ENOUGH,
  MOST_REPLIES,
  pairsForRuns,
  type Sample,
  tellingSamples,
  WINDOW,
} from '../held-runs.ts'
import type { HeldRun, RunOptions } from '../reply-index.ts'
import type { SearchBody } from './conditions.ts'
import { all, type Condition, nothing } from './conditions.ts'
import { HEADER_ORDINAL } from './reply-document.ts'

/** What is asked of a cluster to find runs. */
export interface RunSources {
  /** How many passages and header lines hold each of the terms. */
  readonly count: (terms: Iterable<string>) => Promise<ReadonlyMap<string, number>>
  readonly search: (bodies: readonly SearchBody[]) => Promise<readonly unknown[]>
  readonly outlines: (ids: readonly ReplyId[]) => Promise<readonly ReplyOutline[]>
}

/** The same runs as `heldRuns` finds in an embedded index: the cluster counts, for each reply, the windows of neighbouring
 *  samples that its passages hold enough of. */
export async function findHeldRuns(
  folded: string,
  { shortest, except }: RunOptions,
  { count, search, outlines }: RunSources,
): Promise<HeldRun[]> {
  const counts = await count(pairsOf(folded))
  const samples = pairsForRuns(folded, shortest, (pair) => counts.get(pair) ?? 0)
  const bodies = candidateSearches(affordable(samples))
  if (bodies.length === 0) return []
  const answers = await search(bodies)
  const ids = new Set([0, 1].flatMap((turn) => bestOf(answers.filter((_, at) => at % 2 === turn))))
  const find = commonRunFinder(folded, shortest)
  const found = (await outlines([...ids].filter((id) => !except.includes(id)))).flatMap(({ id, passages }) =>
    passages.flatMap((passage, ordinal) => find(passage.folded).map((run) => ({ ...run, id, ordinal }))),
  )
  const runs = coverWith(found, shortest)
  if (runs.length === 0) return []
  const [holders] = await search([holderSearch(runs.map((run) => tellingSamples(samples, run)))])
  const held = holderAnswer.parse(holders).aggregations.passages.held.buckets
  return runs.map((run, at) => ({ ...run, held: Math.max(1, held[at]?.doc_count ?? 1) }))
}

/** Of one search: the most conditions that a cluster takes by default, less some. */
const MOST_WINDOWS = Math.floor(900 / WINDOW)

/** Searches for the replies that hold most of the samples close together, by turns on the whole and in one passage. */
function candidateSearches(samples: readonly Sample[]): SearchBody[] {
  const windows = samples.map((_, at) => samples.slice(Math.max(0, at + 1 - WINDOW), at + 1)).flatMap(closeBy)
  const parts = Array.from({ length: Math.ceil(windows.length / MOST_WINDOWS) }, (_, part) =>
    windows.slice(part * MOST_WINDOWS, (part + 1) * MOST_WINDOWS),
  )
  return parts.flatMap((part) => [candidateSearch(part, 'sum'), candidateSearch(part, 'max')])
}

/** Passages that hold the last sample of a window, with as many points as they hold of the others. */
function closeBy(window: readonly Sample[]): Condition[] {
  const last = window.at(-1)
  const others = window.slice(0, -1)
  if (!last || others.length < ENOUGH - 1) return []
  const points = others.map((sample) => ({ constant_score: { filter: holds(sample), boost: 1 } }))
  return [{ bool: { filter: [holds(last)], should: points, minimum_should_match: ENOUGH - 1 } }]
}

/** A long text is asked about in parts, and who is among the best of the whole may not be among the best of each. */
const MOST_OF_PART = 4 * MOST_REPLIES

function candidateSearch(windows: readonly Condition[], mode: 'sum' | 'max'): SearchBody {
  const isPassage = { range: { 'passages.ordinal': { gt: HEADER_ORDINAL } } }
  const query = { bool: { should: windows, minimum_should_match: 1, filter: [isPassage] } }
  return {
    size: MOST_OF_PART,
    _source: false,
    track_total_hits: false,
    query: { nested: { path: 'passages', score_mode: mode, query } },
    sort: [{ _score: 'desc' }, { order: 'asc' }],
  }
}

/** The best replies by what the parts of the text give together. */
function bestOf(answers: readonly unknown[]): ReplyId[] {
  const all = new Map<ReplyId, { points: number; order: number }>()
  for (const answer of answers) {
    for (const { _id, sort } of candidateAnswer.parse(answer).hits.hits) {
      const [points, order] = sort
      all.set(_id, { points: (all.get(_id)?.points ?? 0) + points, order })
    }
  }
  const ranked = [...all].sort(([, a], [, b]) => b.points - a.points || a.order - b.order)
  return ranked.slice(0, MOST_REPLIES).map(([id]) => id)
}

const candidateAnswer = z.object({
  hits: z.object({ hits: z.array(z.object({ _id: z.string(), sort: z.tuple([z.number(), z.number()]) })) }),
})

/** Counts, for each list of samples, the passages and header lines that hold them all; none for an empty list. */
function holderSearch(lists: readonly (readonly Sample[])[]): SearchBody {
  const filters = lists.map((list) => (list.length === 0 ? nothing : all(list.map(holds))))
  return {
    size: 0,
    track_total_hits: false,
    aggs: { passages: { nested: { path: 'passages' }, aggs: { held: { filters: { filters } } } } },
  }
}

function holds({ pair }: Sample): Condition {
  return { term: { 'passages.terms': pair } }
}

const holderAnswer = z.object({
  aggregations: z.object({
    passages: z.object({ held: z.object({ buckets: z.array(z.object({ doc_count: z.number() })) }) }),
  }),
})
