import type { Segmenter } from '../text/segment.ts'
import { best } from './best.ts'
import { HEADER } from './columns.ts'
import { type Evidence, gatherEvidence } from './evidence.ts'
import { exactnessOf, type MatchContext, type Matches, matchTexts } from './matching.ts'
import { excludedTexts, wantedTexts } from './query-tree.ts'
import type { Found, FoundReply, IndexQuery } from './reply-index.ts'
import type { Scratch } from './scratch.ts'
import { type Selection, selectReplies } from './selection.ts'
import type { Snapshot } from './snapshot.ts'

/** Answers `query` from one snapshot: match the texts, select and count replies, gather evidence, take the best. */
export function findIn(snapshot: Snapshot, query: IndexQuery, segmenter: Segmenter): Found {
  return snapshot.withScratch((scratch) => {
    const { tree } = query
    const context = { snapshot, segmenter, scratch }
    const wanted = tree ? wantedTexts(tree) : []
    const matches = matchTexts(wanted, tree ? excludedTexts(tree) : [], context)
    const selection = selectReplies(query, matches, snapshot.columns)
    const scope = tree
      ? scopeOfMatches(context, matches, { selection, isExact: exactnessOf(tree, matches) })
      : scopeOfAll(context, selection)
    const texts = wanted.map((node) => node.text)
    const evidence = gatherEvidence(texts, context)
    const candidates = { snapshot, scratch, scope, evidence }
    const result = {
      version: snapshot.version,
      replies: order(candidates, selection, query).map((reply) => foundReply(candidates, reply)),
      total: { replies: selection.replies.length, passages: scope.passages, exact: scope.exact },
      counts: selection.counts,
    }
    return { result, filled: tree ? matches.passages : snapshot.replyOf.keys() }
  })
}

/** What speaks for the selected replies. The passages themselves are marked in the scratch arrays. */
interface Scope {
  /** By reply: 1 for one with an exact passage or header line. */
  readonly hasExact: Uint8Array
  /** Passages that speak, header lines not counted; and the exact ones among them. */
  readonly passages: number
  readonly exact: number
}

function scopeOfMatches(
  { snapshot, scratch }: MatchContext,
  matches: Matches,
  { selection, isExact }: { selection: Selection; isExact: (id: number) => boolean },
): Scope {
  const { replyOf, heads, columns } = snapshot
  const hasExact = new Uint8Array(heads.length)
  let [passages, exact] = [0, 0]
  for (const id of matches.passages) {
    const reply = replyOf[id] ?? 0
    const role = columns.roleBits[id] ?? 0
    if (selection.isSelected[reply] === 0 || (role & (selection.allowedRoles | HEADER)) === 0) continue
    scratch.speaks[id] = 1
    const isHeader = role === HEADER
    if (!isHeader) passages += 1
    if (!isExact(id)) continue
    scratch.isExact[id] = 1
    hasExact[reply] = 1
    if (!isHeader) exact += 1
  }
  return { hasExact, passages, exact }
}

/** Without a query every passage that the section filter allows speaks, and none is exact. */
function scopeOfAll({ snapshot, scratch }: MatchContext, { replies, allowedRoles }: Selection): Scope {
  let passages = 0
  for (const reply of replies) {
    for (const id of snapshot.passageIds(reply)) {
      if (((snapshot.columns.roleBits[id] ?? 0) & allowedRoles) === 0) continue
      scratch.speaks[id] = 1
      passages += 1
    }
  }
  return { hasExact: new Uint8Array(snapshot.heads.length), passages, exact: 0 }
}

/** What is known when replies are put in order. */
interface Candidates {
  readonly snapshot: Snapshot
  readonly scratch: Scratch
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

function foundReply({ snapshot, scratch, evidence }: Candidates, reply: number): FoundReply {
  const head = snapshot.heads[reply] ?? 0
  return {
    id: snapshot.idOf(reply),
    evidence: evidence.replies[reply] ?? 0,
    inHeader: scratch.speaks[head] === 1,
    passages: snapshot
      .passageIds(reply)
      .filter((id) => scratch.speaks[id] === 1)
      .map((id) => ({
        ordinal: id - head - 1,
        evidence: evidence.passages[id] ?? 0,
        exact: scratch.isExact[id] === 1,
      })),
  }
}
