import type { RequestHandler } from 'express'
import type { SearchAnswer } from '../../search/answer.ts'
import { facetNames } from '../../search/answer.ts'
import type { SearchRequest } from '../../search/request.ts'
import type { Overview, Searcher } from '../../search/searcher.ts'
import { badParametersProblem } from '../problems.ts'
import { readRequest, sentParameters } from '../read-request.ts'
import { filterValues, searchUrl, withoutFilters } from '../search-url.ts'
import { type EmptyView, emptyView } from './empty-state.ts'
import { type ChipView, chipViews, type FilterView, filterViews } from './filters.ts'
import { pageFrame, shorten } from './frame.ts'
import { lastPage, type PaginationView, pageUrl, paginationView } from './pagination.ts'
import { type ResultView, resultView } from './results.ts'
import type { LinkView } from './start.ts'

interface SearchView {
  readonly q: string
  /** What the form sends along, so that new words keep the chosen filters. */
  readonly kept: readonly { readonly name: string; readonly value: string }[]
  readonly heading: string
  /** `12 篇答复、31 段`, then how many passages match letter by letter. */
  readonly counts: readonly string[]
  readonly notices: readonly string[]
  /** Searches that may have been meant instead. */
  readonly suggestions: readonly LinkView[]
  readonly chips: readonly ChipView[]
  readonly clearFilters: string | null
  readonly filters: readonly FilterView[]
  readonly sorts: readonly { readonly label: string; readonly href: string; readonly current: boolean }[]
  readonly results: readonly ResultView[]
  readonly pagination: PaginationView | null
  /** Null when something was found. */
  readonly empty: EmptyView | null
  /** Set when replies were found but not so many pages. */
  readonly beyond: { readonly last: number; readonly first: string; readonly lastUrl: string } | null
  /** The page's own address, for print. */
  readonly address: string
}

/** `GET /search`. A page beyond the last one is answered with 200, as the API answers it: the search is sound,
 *  only shorter than the link that led there remembers. */
export function serveSearchPage(searcher: Searcher): RequestHandler {
  return async (request, response) => {
    const read = readRequest(sentParameters(request))
    if (read.kind === 'bad-parameters') throw badParametersProblem(read)
    const [answer, overview] = await Promise.all([searcher.search(read.request), searcher.overview()])
    const search = searchView(read.request, answer, overview)
    response.set('Cache-Control', 'private, max-age=60')
    response.render('search', {
      page: pageFrame(search.heading, { query: null, canonical: null, overview }),
      search,
    })
  }
}

function searchView(request: SearchRequest, answer: SearchAnswer, overview: Overview): SearchView {
  const chips = chipViews(request, answer)
  const found = answer.total.replies
  const last = lastPage(request, found)
  return {
    q: request.q,
    kept: keptParameters(request),
    heading: request.q.trim() === '' ? '浏览全部' : `“${shorten(request.q.trim(), 40)}”的检索结果`,
    counts: countSentences(request, answer),
    notices: [...answer.query.notices, ...decodingNotice(request.q)],
    suggestions: answer.query.suggestions.map((q) => ({
      label: shorten(q, 40),
      href: searchUrl({ ...request, q, page: 1 }),
    })),
    chips,
    clearFilters: chips.length > 1 ? searchUrl(withoutFilters(request)) : null,
    filters: filterViews(request, answer),
    sorts: sortViews(request),
    results: answer.results.map((result) => resultView(result, request)),
    pagination: found === 0 ? null : paginationView(request, found),
    empty: found === 0 ? emptyView(request, chips, overview) : null,
    beyond:
      request.page > last && found > 0
        ? { last, first: pageUrl(request, 1), lastUrl: pageUrl(request, last) }
        : null,
    address: searchUrl(request),
  }
}

function countSentences(request: SearchRequest, { total }: SearchAnswer): string[] {
  const found = `${total.replies} 篇、${total.passages} 段`
  if (request.q.trim() === '' || total.replies === 0) return [found]
  return [found, `完整匹配 ${total.exact} 段 · 分词匹配 ${total.passages - total.exact} 段`]
}

/** A link made by a page in another encoding than UTF-8 arrives with characters lost: say so. */
function decodingNotice(q: string): string[] {
  return q.includes('\ufffd') ? ['检索词里有无法辨认的字符（�）：链接可能不是 UTF-8 编码，请重新输入。'] : []
}

function keptParameters(request: SearchRequest): { name: string; value: string }[] {
  const kept = facetNames.flatMap((name) => filterValues(request, name).map((value) => ({ name, value })))
  return request.sort === 'relevance' ? kept : [...kept, { name: 'sort', value: request.sort }]
}

function sortViews(request: SearchRequest) {
  const labels = [
    ['relevance', '相关度'],
    ['date', '时间'],
  ] as const
  return labels.map(([sort, label]) => ({
    label,
    href: searchUrl({ ...request, sort, page: 1 }),
    current: request.sort === sort,
  }))
}
