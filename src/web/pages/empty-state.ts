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
    examples: exampleQueries(overview, mostExamples),
  }
}

/** Words that hold a letter or digit; not those the user wants absent, nor operators. Quotation marks, too, may be
 *  why nothing was found: without them each word counts for itself. */
function wordsOf(q: string): string[] {
  const words = q
    .split(/[\s"“”「」『』＂()（）|]+/)
    .filter((word) => /^[^-－].*$/.test(word) && /[\p{L}\p{N}]/u.test(word))
  const wanted = words.filter((word) => !/^(?:AND|OR|NOT|或)$/.test(word))
  return wanted.length > 1 || wanted[0] !== q ? wanted.slice(0, mostWords) : []
}
