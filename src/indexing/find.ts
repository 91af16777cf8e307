import type { Segmenter } from '../text/segment.ts'
import { best } from './best.ts'
import { HEADER } from './columns.ts'
import { type Evidence, gatherEvidence } from './evidence.ts'
import { exactnessOf, type Matches, matchTexts } from './matching.ts'
import { excludedTexts, wantedTexts } from './query-tree.ts'
import type { Found, FoundReply, IndexQuery } from './reply-index.ts'
import { type Selection, selectReplies } from './selection.ts'
import type { Snapshot } from './snapshot.ts'

/** Answers `query` from one snapshot: match the texts, select and count replies, gather evidence, take the best. */
export function findIn(snapshot: Snapshot, query: IndexQuery, segmenter: Segmenter): Found {
  const { tree } = query
  const wanted = tree ? wantedTexts(tree) : []
  const matches = matchTexts(wanted, tree ? excludedTexts(tree) : [], { snapshot, segmenter })
  const selection = selectReplies(query, matches, snapshot.columns)
  const scope = tree
    ? scopeOfMatches(snapshot, matches, { selection, isExact: exactnessOf(tree, matches) })
    : scopeOfAll(snapshot, selection)
  const texts = wanted.map((node) => node.text)
  const evidence = gatherEvidence(texts, scope.speaks, snapshot, segmenter)
  const candidates = { snapshot, scope, evidence }
  return {
    version: snapshot.version,
    replies: order(candidates, selection, query).map((reply) => foundReply(candidates, reply)),
    total: { replies: selection.replies.length, passages: scope.passages, exact: scope.exact },
    counts: selection.counts,
  }
}

/** The passages that speak for the selected replies. */
interface Scope {
  /** By passage id: 1 for a passage or header line that speaks. */
  readonly speaks: Uint8Array
  /** By passage id: 1 for one that satisfies the query by itself and letter by letter. */
  readonly isExact: Uint8Array
  /** By reply: 1 for one with such a passage or header line. */
  readonly hasExact: Uint8Array
  /** Passages that speak, header lines not counted; and the exact ones among them. */
  readonly passages: number
  readonly exact: number
}

function scopeOfMatches(
  { replyOf, heads, columns }: Snapshot,
  matches: Matches,
  { selection, isExact }: { selection: Selection; isExact: (id: number) => boolean },
): Scope {
  const scope = emptyScope(replyOf.length, heads.length)
  let [passages, exact] = [0, 0]
  for (const id of matches.passages) {
    const reply = replyOf[id] ?? 0
    const role = columns.roleBits[id] ?? 0
    if (selection.isSelected[reply] === 0 || (role & (selection.allowedRoles | HEADER)) === 0) continue
    scope.speaks[id] = 1
    const isHeader = role === HEADER
    if (!isHeader) passages += 1
    if (!isExact(id)) continue
    scope.isExact[id] = 1
    scope.hasExact[reply] = 1
    if (!isHeader) exact += 1
  }
  return { ...scope, passages, exact }
}

/** Without a query every passage that the section filter allows speaks, and none is exact. */
function scopeOfAll(snapshot: Snapshot, { replies, allowedRoles }: Selection): Scope {
  const scope = emptyScope(snapshot.replyOf.length, snapshot.heads.length)
  let passages = 0
  for (const reply of replies) {
    for (const id of snapshot.passageIds(reply)) {
      if (((snapshot.columns.roleBits[id] ?? 0) & allowedRoles) === 0) continue
      scope.speaks[id] = 1
      passages += 1
    }
  }
  return { ...scope, passages, exact: 0 }
}

function emptyScope(passages: number, replies: number): Pick<Scope, 'speaks' | 'isExact' | 'hasExact'> {
  return {
    speaks: new Uint8Array(passages),
    isExact: new Uint8Array(passages),
    hasExact: new Uint8Array(replies),
  }
}

/** What is known when replies are put in order. */
interface Candidates {
  readonly snapshot: Snapshot
  readonly scope: Scope
  readonly evidence: Evidence
}

/** The best `want` replies. By relevance: those with an exact passage first, then by evidence, then the newest. */
function order({ snapshot, scope, evidence }: Candidates, selection: Selection, query: IndexQuery): number[] {
  const exact = (a: number, b: number): number => (scope.hasExact[b] ?? 0) - (scope.hasExact[a] ?? 0)
  const spoken = (a: number, b: number): number => (evidence.replies[b] ?? 0) - (evidence.replies[a] ?? 0)
  const newest = (a: number, b: number): number => (snapshot.days[b] ?? 0) - (snapshot.days[a] ?? 0)
  const byDate = (a: number, b: number): number => newest(a, b) || spoken(a, b) || a - b
  const byRelevance = (a: number, b: number): number => exact(a, b) || spoken(a, b) || newest(a, b) || a - b
  return best(selection.replies, query.want, query.sort === 'date' ? byDate : byRelevance)
}

function foundReply({ snapshot, scope, evidence }: Candidates, reply: number): FoundReply {
  const head = snapshot.heads[reply] ?? 0
  return {
    id: snapshot.idOf(reply),
    evidence: evidence.replies[reply] ?? 0,
    inHeader: scope.speaks[head] === 1,
    passages: snapshot
      .passageIds(reply)
      .filter((id) => scope.speaks[id] === 1)
      .map((id) => ({
        ordinal: id - head - 1,
        evidence: evidence.passages[id] ?? 0,
        exact: scope.isExact[id] === 1,
      })),
  }
}
