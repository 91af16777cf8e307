import type { QueryNode } from '../indexing/query-tree.ts'
import type { Passage } from '../reply/passage.ts'
import { type Region, regionPath } from '../reply/region.ts'
import type { Reply, ReplyId } from '../reply/reply.ts'
import type { Segmenter } from '../text/segment.ts'
import type { Span } from '../text/span.ts'
import type { Offsets, PassageResult, RegionLabel, ReplyResult } from './answer.ts'
import { highlight, highlightFound } from './highlight.ts'
import { shownPassages } from './rank/rank-passages.ts'
import { sharesOf } from './rank/rank-replies.ts'
import type { PlacedReply } from './rank/repeats.ts'
import { LONGEST_IN_URL, plainRequest, type SearchRequest } from './request.ts'

export interface ResultContext {
  readonly tree: QueryNode | null
  readonly segmenter: Segmenter
  /** The query as typed: links carry it, so that the page of the reply marks its hits. */
  readonly q: string
  readonly explain: boolean
}

/** A reply to show, and why it stands where it does. */
export interface ShownReply extends PlacedReply {
  readonly reply: Reply
}

/** A ranked reply as answers give it. */
export function toResult(shown: ShownReply, context: ResultContext): ReplyResult {
  const { reply, found, score, sameText, sameAs } = shown
  const { header } = reply
  const title = header.title ?? header.proposal.title
  const passages = passageResults(shown, context)
  return {
    id: reply.id,
    url: replyUrl(reply.id, context.q),
    title,
    proposalTitle: header.proposal.title,
    titleHighlights: highlight(title ?? '', context.tree, context.segmenter).map(toOffsets),
    docType: reply.docType,
    kind: header.kind,
    authority: header.authority,
    region: reply.region && toRegionLabel(reply.region),
    docNumber: header.docNumber,
    signedOn: header.signedOn,
    publishedOn: header.publishedOn,
    outcome: header.outcome,
    score: Math.round(score * 1000) / 1000,
    passages,
    morePassages: found.passages.length - passages.length,
    ...(sameText > 0 && { sameText }),
    ...(sameAs !== null && { sameAs: replyUrl(sameAs, context.q) }),
    ...(context.explain && { explain: sharesOf(shown) }),
  }
}

/** `[start, end)` of a span. */
export function toOffsets(span: Span): Offsets {
  return [span.start, span.end]
}

/** Relative URL of the next page of the API; null when this is the last. */
export function nextPage(request: SearchRequest, replies: number): string | null {
  if (request.page * request.limit >= replies) return null
  const parameters = new URLSearchParams({ q: request.q })
  for (const name of ['region', 'programme', 'section', 'year', 'kind', 'authority'] as const) {
    for (const value of request[name]) parameters.append(name, String(value))
  }
  const usual = plainRequest('')
  if (request.sort !== usual.sort) parameters.set('sort', request.sort)
  if (request.limit !== usual.limit) parameters.set('limit', String(request.limit))
  parameters.set('page', String(request.page + 1))
  return `/api/v1/search?${parameters.toString()}`
}

/** Beside passages that hold what is looked for, one that has only common words of it would look like a mistake. */
function passageResults(shown: ShownReply, context: ResultContext): PassageResult[] {
  const { id, passages } = shown.reply
  const results = shownPassages(shown).flatMap(({ ordinal, exact }) => {
    const passage = passages[ordinal]
    return passage ? [toPassageResult(passage, exact, { id, context })] : []
  })
  const marked = results.filter(({ highlights }) => highlights.length > 0)
  return marked.length > 0 ? marked : results
}

function toPassageResult(
  passage: Passage,
  exact: boolean,
  { id, context }: { id: ReplyId; context: ResultContext },
): PassageResult {
  return {
    anchor: passage.anchor,
    url: `${replyUrl(id, context.q)}#${passage.anchor}`,
    role: passage.role,
    headingPath: passage.headingPath,
    text: passage.text,
    highlights: highlightFound(passage.text, context.tree, context.segmenter).map(toOffsets),
    match: exact ? 'exact' : 'terms',
  }
}

function toRegionLabel(region: Region): RegionLabel {
  return { code: region.code, name: region.name, path: regionPath(region) }
}

function replyUrl(id: ReplyId, q: string): string {
  return q.trim() === '' || q.length > LONGEST_IN_URL
    ? `/r/${id}`
    : `/r/${id}?${new URLSearchParams({ q }).toString()}`
}
