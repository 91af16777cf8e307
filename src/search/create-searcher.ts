import { performance } from 'node:perf_hooks'
import { type QueryNode, wantedTexts } from '../indexing/query-tree.ts'
import type { FoundReply, IndexQuery, ReplyIndex } from '../indexing/reply-index.ts'
import type { Reply } from '../reply/reply.ts'
import type { Segmenter } from '../text/segment.ts'
import type { Span } from '../text/span.ts'
import type { Offsets, SearchAnswer } from './answer.ts'
import { labelOf, toFacets } from './facets.ts'
import { applyQualifiers, filtersOf } from './filters.ts'
import { type Engine, type Finding, findReplies } from './find-replies.ts'
import { highlight, highlightFound } from './highlight.ts'
import { keepHoldings } from './holdings/keep-holdings.ts'
import { liftQualifiers } from './lift-qualifiers.ts'
import { isLongQuery, loosenQuery } from './long-query.ts'
import { parseQuery } from './parse-query.ts'
import { nextPage, type ShownReply, toOffsets, toResult } from './present.ts'
import { type LocatedQuery, lookUpAuthorities, namesAuthorities } from './query/authorities.ts'
import { strength } from './rank/evidence.ts'
import { byScore, type RankedReply, weigh } from './rank/rank-replies.ts'
import { type PlacedReply, placeAsTheyAre, placeRepeats } from './rank/repeats.ts'
import type { Candidate } from './rank/signal.ts'
import type { SearchRequest } from './request.ts'
import { tellOnce } from './same-text.ts'
import type { Overview, Searcher, Survey } from './searcher.ts'
import { similarReplies } from './similar-replies.ts'
import { type HeldOf, keepHeld, subjectOf } from './subject.ts'
import { createSuggest, type Suggest } from './suggest/suggest.ts'
import { countWordings, sameWording } from './wording/same-wording.ts'

/** Signals weigh the best this many replies by evidence; those behind keep the order of the index. */
const RERANKED = 100

/** Queries that find fewer replies than this may have been misspelt. */
const FEW_REPLIES = 3

/** A searcher over `index`. */
export function createSearcher(index: ReplyIndex, segmenter: Segmenter): Searcher {
  const engine = { index, segmenter, suggest: createSuggest(index), heldOf: keepHeld(index) }
  return {
    search: (request, options) => search(engine, request, options?.explain === true),
    reply: (id) => index.reply(id),
    marks: (reply, q) => marks(reply, markedTree(parseQuery(q).tree, segmenter), segmenter),
    sameWording: (text, except) => sameWording(index, text, except),
    countWordings: (reply, anchors) => countWordings(index, reply, anchors),
    similarReplies: (reply, want) => similarReplies(engine, reply, want),
    overview: () => overview(index),
    holdings: keepHoldings(index),
    survey: (request) => survey(engine, request),
    completions: (typed) => engine.suggest.completions(typed),
  }
}

type OutlinedReply = Pick<Candidate, 'found' | 'outline'>

interface SearchEngine extends Engine {
  readonly suggest: Suggest
  readonly heldOf: HeldOf
}

async function search(engine: SearchEngine, request: SearchRequest, explain: boolean): Promise<SearchAnswer> {
  const started = performance.now()
  const located = await understand(engine, request.q)
  const { parsed } = located
  const limits = applyQualifiers(request, located)
  const first = (request.page - 1) * request.limit
  const query: IndexQuery = {
    tree: parsed.tree,
    filters: limits.filters,
    excluded: limits.excluded,
    sort: parsed.tree ? request.sort : 'date',
    want: Math.max(RERANKED, first + request.limit),
  }
  const finding = await findReplies(engine, query)
  const { found, tree, strictly, notices } = finding
  const window = { first, length: request.limit }
  const shown = await load(engine.index, await rankedWindow(engine.index, finding, query.sort, window))
  const context = { tree, segmenter: engine.segmenter, q: request.q, explain }
  return {
    query: {
      raw: request.q,
      understood: parsed.understood,
      notices: [...parsed.notices, ...limits.notices, ...notices],
      suggestions:
        strictly < FEW_REPLIES || parsed.choices.length > 0 ? await engine.suggest.instead(parsed) : [],
    },
    total: found.total,
    tookMs: Math.round((performance.now() - started) * 10) / 10,
    indexVersion: found.version,
    results: tellOnce(shown.map((reply) => toResult(reply, context))),
    ...toFacets(found.counts, filtersOf(request), limits.filters),
    next: nextPage(request, found.total.replies),
  }
}

async function survey(engine: SearchEngine, request: SearchRequest): Promise<Survey> {
  const located = await understand(engine, request.q)
  const { counts } = await engine.index.state()
  const lifted = liftQualifiers(request, located, [...counts.year.keys()])
  return { ...lifted, subject: await subjectOf(engine, lifted, located.parsed.tree) }
}

/** The query with the names of authorities looked up in the index; only queries that name one pay for that. */
async function understand({ index }: Engine, q: string): Promise<LocatedQuery> {
  const parsed = parseQuery(q)
  if (!namesAuthorities(parsed)) return { parsed, filters: parsed.filters, excluded: parsed.excluded }
  const { counts } = await index.state()
  return lookUpAuthorities(parsed, [...counts.authority.keys()])
}

/** The replies `first` … of the final order. By date the order of the index stands; by relevance its best are
 *  ranked anew by all signals, repeats behind. */
async function rankedWindow(
  index: ReplyIndex,
  finding: Finding,
  sort: IndexQuery['sort'],
  window: { first: number; length: number },
): Promise<PlacedReply[]> {
  const { found, tree } = finding
  const end = window.first + window.length
  const best = await outlined(index, found.replies.slice(0, RERANKED))
  const asked = {
    wanted: tree ? wantedTexts(tree) : [],
    like: finding.like,
    telling: found.telling,
    greatestStrength: Math.max(
      Number.MIN_VALUE,
      ...best.map((item) => strength(item.found, item.outline, finding.like)),
    ),
  }
  const ranked = (replies: readonly OutlinedReply[]): RankedReply[] =>
    weigh(
      replies.map((item) => ({
        ...item,
        whole: finding.whole.get(item.outline.id) ?? new Set<number>(),
        asked,
      })),
    )
  const listed = async (from: number): Promise<PlacedReply[]> =>
    placeAsTheyAre(ranked(await outlined(index, found.replies.slice(from, end))))
  if (sort === 'date') return listed(window.first)
  const front = window.first < RERANKED ? placeRepeats(byScore(ranked(best))) : []
  return [...front.slice(window.first, end), ...(await listed(Math.max(RERANKED, window.first)))]
}

/** Those that are still there. */
async function outlined(index: ReplyIndex, found: readonly FoundReply[]): Promise<OutlinedReply[]> {
  const byId = new Map(found.map((item) => [item.id, item]))
  const outlines = await index.outlines([...byId.keys()])
  return outlines.flatMap((outline) => {
    const item = byId.get(outline.id)
    return item ? [{ found: item, outline }] : []
  })
}

/** Those that are still there. */
async function load(index: ReplyIndex, placed: readonly PlacedReply[]): Promise<ShownReply[]> {
  const replies = await Promise.all(placed.map(({ outline }) => index.reply(outline.id)))
  return placed.flatMap((item, at) => {
    const reply = replies[at]
    return reply ? [{ ...item, reply }] : []
  })
}

/** What to mark in a whole reply: of a long text its sentences and telling words, not every syllable. */
function markedTree(tree: QueryNode | null, segmenter: Segmenter): QueryNode | null {
  return tree && isLongQuery(tree) ? loosenQuery(tree, segmenter).marked : tree
}

/** Marks of the query in each passage of the reply, by anchor; in a reply that holds none of its words, what of them it has. */
function marks(reply: Reply, tree: QueryNode | null, segmenter: Segmenter): Map<string, Offsets[]> {
  const marked = marksBy((text) => highlight(text, tree, segmenter), reply)
  return marked.size > 0 ? marked : marksBy((text) => highlightFound(text, tree, segmenter), reply)
}

function marksBy(mark: (text: string) => readonly Span[], { passages }: Reply): Map<string, Offsets[]> {
  const marked = passages.map(({ anchor, text }): [string, Offsets[]] => [anchor, mark(text).map(toOffsets)])
  return new Map(marked.filter(([, spans]) => spans.length > 0))
}

async function overview(index: ReplyIndex): Promise<Overview> {
  const { counts, replies, passages, version, updatedAt } = await index.state()
  const listed = (field: 'region' | 'programme'): Overview['regions'] =>
    [...counts[field]].map(([value, count]) => ({ value, label: labelOf(field, value), count }))
  return {
    replies,
    passages,
    indexVersion: version,
    updatedAt,
    regions: listed('region'),
    programmes: listed('programme').toSorted((a, b) => b.count - a.count),
  }
}
