import type { FacetValue } from '../../search/answer.ts'
import type { SearchRequest } from '../../search/request.ts'
import { urlWithFilter, urlWithoutFilter } from '../search-url.ts'

/** One year of the diagram. */
export interface YearView {
  readonly year: string
  readonly count: number
  readonly selected: boolean
  /** Adds the year, or takes it away when it is selected; null for a year without replies. */
  readonly href: string | null
  /** The bar in a box of 100 by 100, its top edge and its height. */
  readonly top: number
  readonly height: number
}

/** More years are too narrow to hit with a finger. */
const mostYears = 8

/** A bar this low is still seen. */
const lowest = 4

/** The latest years, oldest first, those without replies between them too: a gap is a finding. Null where a diagram
 *  says less than a list: for a single year. What is older stays for the list. */
export function yearViews(request: SearchRequest, values: readonly FacetValue[]): YearView[] | null {
  const counts = new Map(values.map(({ value, count }) => [Number(value), count]))
  const latest = Math.max(...counts.keys())
  const first = Math.max(Math.min(...counts.keys()), latest - mostYears + 1)
  const shown = Array.from({ length: latest - first + 1 }, (_, at) => first + at)
  if (shown.length < 2) return null
  const most = Math.max(1, ...shown.map((year) => counts.get(year) ?? 0))
  return shown.map((year) => {
    const count = counts.get(year)
    const selected = request.year.includes(year)
    const height = count === undefined ? 0 : Math.max(lowest, Math.round((100 * count) / most))
    const change = selected ? urlWithoutFilter : urlWithFilter
    return {
      year: String(year),
      count: count ?? 0,
      selected,
      href: count === undefined ? null : change(request, 'year', String(year)),
      top: 100 - height,
      height,
    }
  })
}
