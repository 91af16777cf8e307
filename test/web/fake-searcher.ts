import { type Region, regionPath } from '../../src/reply/region.ts'
import { type Reply, replyDate } from '../../src/reply/reply.ts'
import { factsOf } from '../../src/reply/reply-facts.ts'
import { roleLabels } from '../../src/reply/role.ts'
import type { FacetName, FacetValue, Offsets, ReplyResult, SearchAnswer } from '../../src/search/answer.ts'
import { facetNames } from '../../src/search/answer.ts'
import { gatherHoldings } from '../../src/search/holdings/holdings.ts'
import type { SearchRequest } from '../../src/search/request.ts'
import { tellOnce } from '../../src/search/same-text.ts'
import type { Overview, Searcher } from '../../src/search/searcher.ts'
import { align } from '../../src/search/wording/align.ts'
import type { SameWording } from '../../src/search/wording/same-wording.ts'

/** A `Searcher` over replies in memory: a passage matches when it holds every blank-separated word. It stands in
 *  for the real one so that the pages are tested against known counts, not against ranking. */
export function fakeSearcher(replies: readonly Reply[]): Searcher {
  return {
    search: async (request) => answer(replies, request),
    reply: async (id) => replies.find((reply) => reply.id === id) ?? null,
    marks: (reply, q) =>
      new Map(
        reply.passages
          .map((passage): [string, Offsets[]] => [passage.anchor, marksIn(passage.text, wordsOf(q))])
          .filter(([, marks]) => marks.length > 0),
      ),
    sameWording: async (text, except) => sameWording(replies, text, except),
    countWordings: async (reply, anchors) =>
      anchors.map((anchor) => {
        const text = reply.passages.find((passage) => passage.anchor === anchor)?.text ?? ''
        const { variants } = sameWording(replies, text, reply.id)
        return { anchor, count: variants.length, isComplete: true, isFormula: false }
      }),
    similarReplies: async (reply, want) => replies.filter((other) => other !== reply).slice(0, want),
    overview: async () => overview(replies),
    holdings: () =>
      gatherHoldings(replies.map(factsOf), { version: 'fake-1', updatedAt: '2026-11-22T06:30:00.000Z' }),
    survey: async (request) => ({ request, excluded: [], subject: null }),
    completions: async () => [],
  }
}

function answer(replies: readonly Reply[], request: SearchRequest): SearchAnswer {
  const found = replies.filter((reply) => facetNames.every((name) => passes(reply, request, name)))
  const results = found
    .map((reply) => resultOf(reply, request))
    .filter((result) => result.passages.length > 0)
  const passages = results.reduce((sum, result) => sum + result.passages.length + result.morePassages, 0)
  const start = (request.page - 1) * request.limit
  return {
    query: {
      raw: request.q,
      understood: wordsOf(request.q).join(' '),
      notices: noticesFor(request.q),
      suggestions: [],
    },
    total: { replies: results.length, passages, exact: wordsOf(request.q).length === 1 ? passages : 0 },
    tookMs: 0.4,
    indexVersion: 'fake-1',
    results: tellOnce(results.slice(start, start + request.limit)),
    facets: facetsOf(replies, request),
    next: null,
  }
}

/** Every passage that is more than half the same, the oldest first. */
function sameWording(replies: readonly Reply[], text: string, except: string | null): SameWording {
  const others = replies.filter(({ id }) => id !== except)
  const variants = others.flatMap((reply) =>
    reply.passages
      .map((passage) => ({
        reply,
        passage,
        date: replyDate(reply.header),
        ...align(text, passage.text),
      }))
      .filter(({ similarity }) => similarity > 0.5),
  )
  const byDate = (variant: (typeof variants)[number]) => variant.date ?? '9999'
  return {
    indexVersion: 'fake-1',
    variants: variants.sort((a, b) => byDate(a).localeCompare(byDate(b))),
    isComplete: true,
  }
}

function noticesFor(q: string): string[] {
  return q.length > 2000 ? ['检索词超过 2000 字，只用了前 2000 字。'] : []
}

function resultOf(reply: Reply, request: SearchRequest): ReplyResult {
  const words = wordsOf(request.q)
  const matching = reply.passages
    .filter((passage) => request.section.length === 0 || request.section.includes(passage.role))
    .filter((passage) => words.every((word) => passage.text.includes(word)))
  const title = reply.header.title ?? reply.header.proposal.title
  return {
    id: reply.id,
    url: urlOf(reply, request),
    title,
    proposalTitle: reply.header.proposal.title,
    titleHighlights: title === null ? [] : marksIn(title, words),
    docType: reply.docType,
    kind: reply.header.kind,
    authority: reply.header.authority,
    region: labelOf(reply.region),
    docNumber: reply.header.docNumber,
    signedOn: reply.header.signedOn,
    publishedOn: reply.header.publishedOn,
    outcome: reply.header.outcome,
    score: 1,
    passages: matching.slice(0, 3).map(({ anchor, role, headingPath, text }) => ({
      anchor,
      url: `${urlOf(reply, request)}#${anchor}`,
      role,
      headingPath,
      text,
      highlights: marksIn(text, words),
      match: words.length > 1 ? 'terms' : 'exact',
    })),
    morePassages: Math.max(0, matching.length - 3),
  }
}

/** As the real searcher writes it: with the query, for readers of the API. */
function urlOf({ id }: Reply, { q }: SearchRequest): string {
  return q === '' ? `/r/${id}` : `/r/${id}?${new URLSearchParams({ q }).toString()}`
}

function labelOf(region: Region | null): ReplyResult['region'] {
  return region === null ? null : { code: region.code, name: region.name, path: regionPath(region) }
}

function wordsOf(q: string): string[] {
  return q.split(/[\s“”"]+/).filter((word) => word !== '')
}

function marksIn(text: string, words: readonly string[]): Offsets[] {
  return words.flatMap((word) => {
    const marks: Offsets[] = []
    for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
      marks.push([at, at + word.length])
    }
    return marks
  })
}

function passes(reply: Reply, request: SearchRequest, name: FacetName): boolean {
  const wanted = request[name].map(String)
  return wanted.length === 0 || valuesOf(reply, name).some(({ value }) => wanted.includes(value))
}

function facetsOf(replies: readonly Reply[], request: SearchRequest): Record<FacetName, FacetValue[]> {
  const known = (name: FacetName) => replies.flatMap((reply) => valuesOf(reply, name))
  const entries = facetNames.map((name): [FacetName, FacetValue[]] => {
    const others = replies.filter((reply) =>
      facetNames.every((other) => other === name || passes(reply, request, other)),
    )
    const counted = count(others.flatMap((reply) => valuesOf(reply, name)))
    const wanted = request[name].map(String)
    const missing = wanted
      .filter((value) => !counted.some((found) => found.value === value))
      .map((value) => known(name).find((named) => named.value === value) ?? { value, label: value })
    const listed = [...counted, ...missing.map((named) => ({ ...named, count: 0 }))]
    return [name, listed.map((value) => ({ ...value, selected: wanted.includes(value.value) }))]
  })
  return Object.fromEntries(entries) as Record<FacetName, FacetValue[]> // one entry for each name
}

interface Named {
  readonly value: string
  readonly label: string
}

function count(values: readonly Named[]): (Named & { count: number })[] {
  const counts = new Map<string, Named & { count: number }>()
  for (const { value, label } of values) {
    counts.set(value, { value, label, count: (counts.get(value)?.count ?? 0) + 1 })
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)
}

function valuesOf({ header, region, passages, programmes }: Reply, name: FacetName): Named[] {
  const plain = (value: string | undefined | null): Named[] => (value ? [{ value, label: value }] : [])
  switch (name) {
    case 'region':
      return region === null ? [] : [{ value: region.code, label: region.name }]
    case 'programme':
      return programmes.map(({ id, name: label }) => ({ value: id, label }))
    case 'section':
      return [...new Set(passages.map(({ role }) => role))].map((role) => ({
        value: role,
        label: roleLabels[role],
      }))
    case 'year':
      return plain(replyDate(header)?.slice(0, 4))
    case 'kind':
      return plain(header.kind).map(({ value }) => ({
        value,
        label: value === 'proposal' ? '政协提案' : '人大建议',
      }))
    case 'authority':
      return plain(header.authority)
  }
}

function overview(replies: readonly Reply[]): Overview {
  return {
    replies: replies.length,
    passages: replies.reduce((sum, reply) => sum + reply.passages.length, 0),
    indexVersion: 'fake-1',
    updatedAt: '2026-11-22T06:30:00.000Z',
    regions: count(replies.flatMap((reply) => valuesOf(reply, 'region'))),
    programmes: count(replies.flatMap((reply) => valuesOf(reply, 'programme'))),
  }
}
