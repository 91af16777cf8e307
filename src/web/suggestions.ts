import type { RequestHandler } from 'express'
import { plainRequest } from '../search/request.ts'
import type { Searcher } from '../search/searcher.ts'
import type { Completion } from '../search/suggest/complete-name.ts'
import { completionLabels } from './labels.ts'
import { searchUrl } from './search-url.ts'
import { sentParameters } from './sent-parameters.ts'

/** `GET /suggest?q=`: what is typed, queries that go on from it, what each is, and where each leads, as OpenSearch has
 *  it. The lists are empty where nothing is known. */
export function serveSuggestions(searcher: Searcher): RequestHandler {
  return async (request, response) => {
    const typed = sentParameters(request).get('q') ?? ''
    const found = await searcher.completions(typed)
    response.set('Cache-Control', 'private, max-age=60')
    response.type('application/x-suggestions+json')
    response.send(
      JSON.stringify([
        typed,
        found.map(({ label, kind, query }) => (kind === 'title' ? label : query)),
        found.map(describe),
        found.map(address),
      ]),
    )
  }
}

function describe({ kind, label, query, count }: Completion): string {
  const isSaid = kind === 'title' || query.endsWith(label)
  const parts = [completionLabels[kind], isSaid ? null : label, count === null ? null : `${count} 篇`]
  return parts.filter((part) => part !== null).join(' · ')
}

function address({ id, query }: Completion): string {
  return id === null ? searchUrl(plainRequest(query)) : `/r/${id}`
}
