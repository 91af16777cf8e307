import { type FacetName, facetNames } from '../search/answer.ts'
import { LONGEST_IN_URL, plainRequest, type SearchRequest } from '../search/request.ts'
import { withQuery } from './addresses.ts'

/** Whether the query of `request` is posted, and stands in no URL. */
export function isPosted({ q }: SearchRequest): boolean {
  return q.length > LONGEST_IN_URL
}

/** The page's URL for `request`: only what differs from a plain request, always in the same order, so that equal
 *  requests have equal URLs. Without a query that is posted. */
export function searchUrl(request: SearchRequest): string {
  return withQuery('/search', parametersOf(request))
}

/** The same search, with `value` added to the filter; on its first page. */
export function urlWithFilter(request: SearchRequest, filter: FacetName, value: string): string {
  const parameters = parametersOf({ ...request, page: 1 })
  parameters.append(filter, value)
  return withQuery('/search', parameters)
}

/** The same search, with `value` taken from the filter; on its first page. */
export function urlWithoutFilter(request: SearchRequest, filter: FacetName, value: string): string {
  const parameters = parametersOf({ ...request, page: 1 })
  parameters.delete(filter, value)
  return withQuery('/search', parameters)
}

/** `url` (of a reply or of one of its passages) with the whole search that led there, for marks and the way back;
 *  a query that `url` has is replaced. */
export function urlFromSearch(url: string, request: SearchRequest): string {
  const [pathAndQuery = '', anchor] = url.split('#', 2)
  const [path = ''] = pathAndQuery.split('?', 1)
  return withQuery(path, parametersOf(request)) + (anchor === undefined ? '' : `#${anchor}`)
}

/** The values of one filter as the URL writes them. */
export function filterValues(request: SearchRequest, filter: FacetName): string[] {
  return request[filter].map(String)
}

/** The request without any filter. */
export function withoutFilters(request: SearchRequest): SearchRequest {
  return { ...plainRequest(request.q), sort: request.sort, limit: request.limit }
}

function parametersOf(request: SearchRequest): URLSearchParams {
  const plain = plainRequest('')
  const parameters = new URLSearchParams()
  if (request.q !== '' && !isPosted(request)) parameters.set('q', request.q)
  for (const filter of facetNames) {
    for (const value of filterValues(request, filter)) parameters.append(filter, value)
  }
  for (const name of ['sort', 'limit', 'page'] as const) {
    if (request[name] !== plain[name]) parameters.set(name, String(request[name]))
  }
  return parameters
}
