import { isDocumentNumber } from '../../search/query/document-number.ts'
import type { SearchRequest } from '../../search/request.ts'
import type { Overview } from '../../search/searcher.ts'
import { searchUrl, withoutFilters } from '../search-url.ts'
import type { ChipView } from './filters.ts'
import { shorten } from './frame.ts'
import { exampleQueries, type LinkView } from './start.ts'

/** What to do when nothing was found: each a search that the user may want instead. */
export interface EmptyView {
  /** The search without one of its filters. */
  readonly withoutFilter: readonly ChipView[]
  /** The search without all filters; null without filters. */
  readonly withoutFilters: string | null
  /** The words of the query one by one; empty for a single word or a query with signs. */
  readonly words: readonly LinkView[]
  /** Sentences on how to write the query. */
  readonly advice: readonly string[]
  readonly examples: readonly LinkView[]
}

const mostWords = 6
const mostExamples = 5

/** What to offer for a `request` that found nothing, whose filters are `chips`. */
export function emptyView(request: SearchRequest, chips: readonly ChipView[], overview: Overview): EmptyView {
  return {
    withoutFilter: chips,
    withoutFilters: chips.length === 0 ? null : searchUrl(withoutFilters(request)),
    words: wordsOf(request.q).map((word) => ({
      label: shorten(word, 20),
      href: searchUrl({ ...request, q: word, page: 1 }),
    })),
    advice: adviceFor(request.q),
    examples: exampleQueries(overview, mostExamples),
  }
}

const LONG = 6

function adviceFor(q: string): string[] {
  if (!/[\p{L}\p{N}]/u.test(q)) return ['检索词里没有汉字、字母或数字：请写要找的词，例如“加计扣除”。']
  if (isDocumentNumber(q)) return ['核对文号；不知道准确的文号，可以用题目里的词、单位名称检索。']
  const isQuoted = /["“”「『＂]/.test(q)
  return [
    ...(q.length > LONG ? ['缩短检索词：用“加计扣除”代替整句话。'] : []),
    '换成公文里常用的说法或者简称，例如“高企”与“高新技术企业”。',
    `检查有没有错别字${isQuoted ? '；去掉引号可以放宽到分词匹配' : ''}。`,
  ]
}

/** Words that hold a letter or digit; not those the user wants absent, nor operators. Quotation marks, too, may be
 *  why nothing was found: without them each word counts for itself. */
function wordsOf(q: string): string[] {
  if (isDocumentNumber(q)) return []
  const words = q
    .split(/[\s"“”「」『』＂()（）|]+/)
    .filter((word) => /^[^-－].*$/.test(word) && /[\p{L}\p{N}]/u.test(word))
  const wanted = words.filter((word) => !/^(?:AND|OR|NOT|或)$/.test(word))
  return wanted.length > 1 || wanted[0] !== q ? wanted.slice(0, mostWords) : []
}
