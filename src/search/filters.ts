import type { Filters } from '../indexing/reply-index.ts'
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
