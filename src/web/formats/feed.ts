import { createHash } from 'node:crypto'
import type { Response } from 'express'
import { roleLabels } from '../../reply/role.ts'
import { nameReply } from '../../reply/shown-title.ts'
import type { ReplyResult, SearchAnswer } from '../../search/answer.ts'
import { plainRequest, type SearchRequest } from '../../search/request.ts'
import type { Overview, Searcher } from '../../search/searcher.ts'

/** Entries of a feed. */
const ENTRIES = 20

/** What a feed is called and where it stands. */
interface FeedPlace {
  readonly title: string
  /** `https://…` without a path. */
  readonly site: string
  /** Address of the feed on the site. */
  readonly self: string
  /** Address of the page it follows. */
  readonly page: string
}

/** An Atom feed (RFC 4287) with the elements of OpenSearch 1.1. */
interface FeedView {
  readonly id: string
  readonly title: string
  readonly updated: string
  readonly self: string
  readonly page: string
  readonly query: string
  readonly total: number
  readonly entries: readonly EntryView[]
}

interface EntryView {
  readonly id: string
  readonly title: string
  readonly href: string
  readonly updated: string
  readonly author: string
  readonly summary: string
}

/** Sends the newest replies that `request` finds as an Atom feed, whatever page and order it asks for. */
export async function sendFeed(
  response: Response,
  searcher: Searcher,
  { request, place }: { readonly request: SearchRequest; readonly place: FeedPlace },
): Promise<void> {
  const newest: SearchRequest = { ...request, sort: 'date', page: 1, limit: ENTRIES }
  const [answer, overview] = await Promise.all([searcher.search(newest), searcher.overview()])
  response.type('application/atom+xml')
  response.render('feed', { feed: feedView(answer, overview, place) })
}

/** The request for all replies with the programme or of the region. */
export function requestFor(filter: Partial<Pick<SearchRequest, 'programme' | 'region'>>): SearchRequest {
  return { ...plainRequest(''), ...filter }
}

function feedView(
  answer: SearchAnswer,
  { updatedAt }: Overview,
  { title, site, self, page }: FeedPlace,
): FeedView {
  const updated = updatedAt ?? new Date(0).toISOString()
  return {
    id: stableId(`feed ${page}`),
    title: clean(title),
    updated,
    self: site + self,
    page: site + page,
    query: clean(answer.query.raw),
    total: answer.total.replies,
    entries: answer.results.map((result) =>
      entryView(result, { site, updated, isSearch: answer.query.raw.trim() !== '' }),
    ),
  }
}

/** A reply without a date is as new as the index. What was searched for is quoted; else the facts stand for it. */
function entryView(
  result: ReplyResult,
  { site, updated, isSearch }: { site: string; updated: string; isSearch: boolean },
): EntryView {
  const date = result.signedOn ?? result.publishedOn
  const [passage] = result.passages
  return {
    id: stableId(`reply ${result.id}`),
    title: clean(nameReply(result).text),
    href: site + result.url,
    updated: date === null ? updated : `${date}T00:00:00+08:00`,
    author: clean(result.authority ?? '答复单位不明'),
    summary: clean(
      isSearch && passage ? `〔${roleLabels[passage.role]}〕${passage.text}` : factsOf(result).join('；'),
    ),
  }
}

function factsOf({ proposalTitle, region, docNumber }: ReplyResult): string[] {
  const facts = [proposalTitle, region === null ? null : region.path.join(' › '), docNumber]
  return facts.filter((fact): fact is string => fact !== null)
}

/** The same for the same thing on every site and in every index: a UUID made of its name. */
function stableId(name: string): string {
  const hex = createHash('sha256').update(`fuwen ${name}`).digest('hex')
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Characters that XML 1.0 cannot hold at all, and half surrogate pairs, become a replacement character. */
function clean(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
}
