import type { RequestHandler } from 'express'
import { plainRequest } from '../../search/request.ts'
import type { Overview, Searcher } from '../../search/searcher.ts'
import { searchUrl } from '../search-url.ts'
import { pageFrame } from './frame.ts'

export interface LinkView {
  readonly label: string
  readonly href: string
  readonly count: number
}

interface StartView {
  readonly replies: number
  readonly passages: number
  readonly regionCount: number
  readonly examples: readonly LinkView[]
  readonly regions: readonly LinkView[]
}

const mostExamples = 8

/** `GET /` */
export function serveStartPage(searcher: Searcher): RequestHandler {
  return async (_request, response) => {
    const overview = await searcher.overview()
    response.set('Cache-Control', 'private, max-age=60')
    response.render('start', {
      page: pageFrame(null, { query: null, listed: true, overview }),
      start: startView(overview),
    })
  }
}

/** Examples are the most frequent programmes: they always find something. */
export function startView(overview: Overview): StartView {
  return {
    replies: overview.replies,
    passages: overview.passages,
    regionCount: overview.regions.length,
    examples: exampleQueries(overview, mostExamples),
    regions: overview.regions.map(({ value, label, count }) => ({
      label,
      count,
      href: searchUrl({ ...plainRequest(''), region: [value] }),
    })),
  }
}

/** Up to `most` queries that surely find something, most frequent first; empty for an empty index. */
export function exampleQueries(overview: Overview, most: number): LinkView[] {
  const byCount = [...overview.programmes].sort((a, b) => b.count - a.count)
  return byCount.slice(0, most).map(({ label, count }) => ({
    label,
    count,
    href: searchUrl(plainRequest(label)),
  }))
}
