import type { SearchRequest } from '../../search/request.ts'
import { searchUrl } from '../search-url.ts'

/** The way through the pages of a search. */
export interface PaginationView {
  readonly previous: string | null
  readonly next: string | null
  /** First, last and the neighbours; null where pages are left out. */
  readonly pages: readonly (PageLink | null)[]
}

interface PageLink {
  readonly number: number
  readonly href: string
  readonly current: boolean
}

const neighbours = 2

/** Null when one page holds everything. */
export function paginationView(request: SearchRequest, replies: number): PaginationView | null {
  const last = lastPage(request, replies)
  if (last === 1) return null
  const { page } = request
  const numbers = [...new Set([1, ...around(page, last), last])]
  return {
    previous: page > 1 ? pageUrl(request, Math.min(page - 1, last)) : null,
    next: page < last ? pageUrl(request, page + 1) : null,
    pages: numbers.flatMap((number, at) => {
      const link = { number, href: pageUrl(request, number), current: number === page }
      return at > 0 && number - (numbers[at - 1] ?? 0) > 1 ? [null, link] : [link]
    }),
  }
}

/** At least 1. */
export function lastPage(request: SearchRequest, replies: number): number {
  return Math.max(1, Math.ceil(replies / request.limit))
}

/** The same search on another page. */
export function pageUrl(request: SearchRequest, page: number): string {
  return searchUrl({ ...request, page })
}

function around(page: number, last: number): number[] {
  const from = Math.max(1, page - neighbours)
  const to = Math.min(last, page + neighbours)
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at)
}
