import { noFilters, type TagField, tagFields } from '../indexing/reply-index.ts'
import { isRole } from '../reply/role.ts'
import type { LocatedQuery } from './query/authorities.ts'
import { describeQuery, qualifiersOf } from './query/describe-query.ts'
import type { SearchRequest } from './request.ts'

/** A request whose typed qualifiers stand where chosen filters stand: the same search, in which each of them can be
 *  taken back alone. */
export interface LiftedRequest {
  readonly request: SearchRequest
  /** What is typed as not wanted, which no filter can say: -地区:玉环. */
  readonly excluded: readonly ExcludedValue[]
}

export interface ExcludedValue {
  readonly field: TagField
  /** 地区:玉环市 */
  readonly label: string
  /** The request without this exclusion. */
  readonly without: SearchRequest
}

/** `request` with the qualifiers of its query `located` lifted. A typed one takes the place of those chosen on the same
 *  field, as in the search itself. Of years only those of `years` are lifted, the ones that the index holds: 2020.. is
 *  80 of them. The request itself where nothing is typed. */
export function liftQualifiers(
  request: SearchRequest,
  { parsed, filters }: LocatedQuery,
  years: readonly string[],
): LiftedRequest {
  const typed = tagFields.filter((field) => filters[field].length > 0)
  const unwanted = tagFields.filter((field) => parsed.excluded[field].length > 0)
  if (typed.length === 0 && unwanted.length === 0) return { request, excluded: [] }
  const lifted: SearchRequest = {
    ...request,
    ...(typed.includes('region') && { region: filters.region }),
    ...(typed.includes('programme') && { programme: filters.programme }),
    ...(typed.includes('section') && { section: filters.section.filter(isRole) }),
    ...(typed.includes('year') && { year: filters.year.filter((year) => years.includes(year)).map(Number) }),
    ...(typed.includes('kind') && { kind: filters.kind.filter(isKind) }),
    ...(typed.includes('authority') && { authority: filters.authority }),
  }
  const written = (excluded: LocatedQuery['excluded']): SearchRequest => ({
    ...lifted,
    q: describeQuery({ tree: parsed.tree, filters: noFilters, excluded }),
  })
  return {
    request: written(parsed.excluded),
    excluded: unwanted.map((field) => ({
      field,
      label: qualifiersOf({ ...noFilters, [field]: parsed.excluded[field] }).join('、'),
      without: written({ ...parsed.excluded, [field]: [] }),
    })),
  }
}

function isKind(value: string): value is SearchRequest['kind'][number] {
  return value === 'proposal' || value === 'suggestion'
}
