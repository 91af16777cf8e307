import type { RequestHandler } from 'express'
import type { SearchAnswer } from '../../search/answer.ts'
import { facetNames } from '../../search/answer.ts'
import { asksForWords } from '../../search/parse-query.ts'
import type { SearchRequest } from '../../search/request.ts'
import type { Overview, Searcher, Survey } from '../../search/searcher.ts'
import { mediaTypes, urlIn } from '../formats/formats.ts'
import { askedSearch, mostReplies } from '../read-request.ts'
import { filterValues, isPosted, searchUrl, withoutFilters } from '../search-url.ts'
import { pageParameters } from '../sent-parameters.ts'
import { type CardView, cardView } from './card.ts'
import { type EmptyView, emptyView } from './empty-state.ts'
import { type ChipView, chipViews, type FilterView, filterViews } from './filters.ts'
import { type FrameLink, pageFrame, type Shortcut, shorten } from './frame.ts'
import { lastPage, type PaginationView, pageUrl, paginationView } from './pagination.ts'
import { type ResultView, resultView } from './results.ts'
import type { LinkView } from './start.ts'

interface SearchView {
  readonly q: string
  /** Whether the query stands in no URL: then what leads to another search of it are buttons of the form. */
  readonly posted: boolean
  /** Where the form leads. */
  readonly action: string
  /** What the form sends along, so that new words keep the chosen filters. */
  readonly kept: readonly { readonly name: string; readonly value: string }[]
  readonly heading: string
  /** `12 篇答复`; then how many passages, how many of them match letter by letter. */
  readonly found: string
  readonly counts: readonly string[]
  readonly notices: readonly string[]
  /** Searches that may have been meant instead. */
  readonly suggestions: readonly LinkView[]
  /** What the query names. */
  readonly card: CardView | null
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
  /** The same results for programs. */
  readonly forms: readonly FrameLink[]
  /** What was asked, where and when, for print. */
  readonly printed: readonly string[]
}

const shortcuts: readonly Shortcut[] = [
  { keys: ['j', 'k'], does: '下一篇、上一篇' },
  { keys: ['o', 'Enter'], does: '打开当前这一篇，落在第一处' },
  { keys: ['p'], does: '展开或收起前后文' },
]

/** `/search`, asked for or posted. A page beyond the last one is answered with 200, as the API answers it: the search
 *  is sound, only shorter than the link that led there remembers. */
export function serveSearchPage(searcher: Searcher): RequestHandler {
  return async (request, response) => {
    const asked = askedSearch(pageParameters(request))
    const [answer, survey, overview] = await Promise.all([
      searcher.search(asked),
      searcher.survey(asked),
      searcher.overview(),
    ])
    const search = searchView(asked, answer, { survey, overview })
    response.set('Cache-Control', 'private, max-age=60')
    response.render('search', {
      page: pageFrame(search.heading, {
        query: null,
        canonical: null,
        overview,
        script: 'search.js',
        sheet: 'search.css',
        shortcuts,
        links: search.forms,
      }),
      search,
    })
  }
}

/** Links lead on from the request with its typed qualifiers lifted, or a chosen filter would lose to a typed one. */
function searchView(
  asked: SearchRequest,
  answer: SearchAnswer,
  { survey, overview }: { survey: Survey; overview: Overview },
): SearchView {
  const { request } = survey
  const chips = chipViews(survey)
  const found = answer.total.replies
  const posted = isPosted(request)
  const words = asksForWords(request.q)
  return {
    q: asked.q,
    posted,
    action: posted ? searchUrl({ ...request, page: 1 }) : '/search',
    kept: posted ? [] : keptParameters(asked),
    heading: headingOf(asked),
    found: `${found} 篇答复`,
    counts: countSentences(answer, words),
    notices: [...answer.query.notices, ...decodingNotice(asked.q)],
    suggestions: answer.query.suggestions.map((q) => ({
      label: shorten(q, 40),
      href: searchUrl({ ...asked, q, page: 1 }),
    })),
    card: asked.page === 1 ? cardView(survey.subject) : null,
    chips,
    clearFilters: chips.length > 1 ? searchUrl(withoutFilters(request)) : null,
    filters: filterViews(request, answer),
    sorts: sortViews(request),
    results: answer.results.map((result) => resultView(result, asked, { words })),
    pagination: found === 0 ? null : paginationView(request, found),
    empty: found === 0 ? emptyView(request, chips, overview) : null,
    beyond: found > 0 ? beyondView(request, found) : null,
    forms: found === 0 ? [] : formLinks(request, found),
    printed: printedLines(asked, chips),
  }
}

/** The page in other forms, and as a table what other pages hold, too; a posted query stands in no address. */
function formLinks(request: SearchRequest, found: number): FrameLink[] {
  if (isPosted(request)) return []
  const linkTo = (form: 'csv' | 'json' | 'atom', title: string, asked = request): FrameLink => {
    return { rel: 'alternate', type: mediaTypes[form], href: urlIn(form, searchUrl(asked)), title }
  }
  const others = [linkTo('json', 'JSON'), linkTo('atom', 'Atom 订阅')]
  if (found <= request.limit) return [linkTo('csv', 'CSV 表格'), ...others]
  const most = found <= mostReplies ? `全部 ${found} 篇` : `前 ${mostReplies} 篇`
  const all = { ...request, page: 1, limit: mostReplies }
  return [linkTo('csv', 'CSV 表格（本页）'), linkTo('csv', `CSV 表格（${most}）`, all), ...others]
}

function printedLines(asked: SearchRequest, chips: readonly ChipView[]): string[] {
  return [
    `检索词：${asked.q.trim() === '' ? '（无）' : asked.q.trim()}`,
    ...(chips.length === 0 ? [] : [`筛选：${chips.map(({ label }) => label).join('；')}`]),
  ]
}

function beyondView(request: SearchRequest, found: number): SearchView['beyond'] {
  const last = lastPage(request, found)
  if (request.page <= last) return null
  return { last, first: pageUrl(request, 1), lastUrl: pageUrl(request, last) }
}

function headingOf({ q }: SearchRequest): string {
  return q.trim() === '' ? '浏览全部' : `“${shorten(q.trim(), 40)}”的检索结果`
}

function countSentences({ total }: SearchAnswer, words: boolean): string[] {
  if (total.passages === 0) return total.replies === 0 || !words ? [] : ['检索词在题目或文头里']
  const passages = `${total.passages} 段`
  return words
    ? [passages, `完整匹配 ${total.exact} 段 · 分词匹配 ${total.passages - total.exact} 段`]
    : [passages]
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
