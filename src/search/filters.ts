import { type Filters, noFilters, type TagField, tagFields } from '../indexing/reply-index.ts'
import { roles } from '../reply/role.ts'
import { qualifiersOf } from './query/describe-query.ts'
import type { SearchRequest } from './request.ts'

/** The filters of a request as the index takes them. */
export function filtersOf(request: SearchRequest): Filters {
  return {
    region: request.region,
    programme: request.programme,
    section: request.section,
    year: request.year.map(String),
    kind: request.kind,
    authority: request.authority,
  }
}

/** What a search is limited to. */
export interface Limits {
  readonly filters: Filters
  readonly excluded: Filters
  /** Chinese sentences: which chosen filter gave way. */
  readonly notices: readonly string[]
}

/** The filters of a request together with the qualifiers of its query. A typed qualifier takes the place of the chosen
 *  filter on the same field, and a notice says so. */
export function applyQualifiers(
  request: SearchRequest,
  typed: { readonly filters: Filters; readonly excluded: Filters },
): Limits {
  const chosen = filtersOf(request)
  const filters: Record<TagField, readonly string[]> = { ...chosen }
  const notices: string[] = []
  for (const field of tagFields) {
    if (typed.filters[field].length === 0) continue
    filters[field] = typed.filters[field]
    if (chosen[field].length === 0 || sameValues(chosen[field], typed.filters[field])) continue
    const [taken, given] = [typed.filters, chosen].map((from) =>
      qualifiersOf({ ...noFilters, [field]: from[field] }).join('、'),
    )
    notices.push(`检索词里的“${taken}”代替了所选的“${given}”。`)
  }
  const unwanted = typed.excluded.section
  if (unwanted.length > 0) {
    const allowed = filters.section.length > 0 ? filters.section : roles
    const left = allowed.filter((role) => !unwanted.includes(role))
    if (left.length > 0) filters.section = left
    else notices.push('章节的限定互相矛盾，已略去排除的章节。')
  }
  return { filters, excluded: { ...typed.excluded, section: [] }, notices }
}

function sameValues(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value) => b.includes(value))
}
