import type { RequestHandler } from 'express'
import { plainRequest } from '../../search/request.ts'
import type { Overview, Searcher } from '../../search/searcher.ts'
import { searchUrl } from '../search-url.ts'
import { pageFrame } from './frame.ts'
import { isProvince, openBranches } from './region-tree.ts'

export interface LinkView {
  readonly label: string
  readonly href: string
}

interface StartView {
  readonly replies: number
  readonly passages: number
  /** 0 where no province is known. */
  readonly provinces: number
  readonly examples: readonly LinkView[]
  readonly regions: readonly (LinkView & { readonly count: number; readonly depth: number })[]
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

export function startView(overview: Overview): StartView {
  return {
    replies: overview.replies,
    passages: overview.passages,
    provinces: overview.regions.filter((region) => isProvince(region.value)).length,
    examples: exampleQueries(overview, mostExamples),
    regions: openBranches(overview.regions).map(({ region: { value, label, count }, depth }) => ({
      label,
      count,
      depth,
      href: searchUrl({ ...plainRequest(''), region: [value] }),
    })),
  }
}

/** Up to `most` queries for the most frequent programmes, by the name that writers put in quotation marks: that is
 *  how replies call them. Empty for an empty index. */
export function exampleQueries(overview: Overview, most: number): LinkView[] {
  const byCount = [...overview.programmes].sort((a, b) => b.count - a.count)
  return byCount.slice(0, most).map(({ label }) => {
    const quoted = /“([^”]+)”/.exec(label)?.[1]
    return { label, href: searchUrl(plainRequest(quoted ?? label)) }
  })
}
