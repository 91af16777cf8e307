import type { RequestHandler } from 'express'
import { plainRequest } from '../../search/request.ts'
import type { Overview, Searcher } from '../../search/searcher.ts'
import { searchUrl } from '../search-url.ts'
import { pageFrame } from './frame.ts'
import { type Branch, isProvince, regionTree } from './region-tree.ts'

/** A link to a search. */
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
  readonly regions: readonly RegionView[]
}

interface CountedLink extends LinkView {
  readonly count: number
}

/** A province, or a region without one above it, and what is offered below it. */
interface RegionView extends CountedLink {
  readonly below: readonly CountedLink[]
}

const mostExamples = 8

/** `GET /` */
export function serveStartPage(searcher: Searcher): RequestHandler {
  return async (_request, response) => {
    const overview = await searcher.overview()
    response.set('Cache-Control', 'private, max-age=60')
    response.render('start', {
      page: pageFrame(null, { query: null, canonical: '/', overview, sheet: 'search.css' }),
      start: startView(overview),
    })
  }
}

function startView(overview: Overview): StartView {
  return {
    replies: overview.replies,
    passages: overview.passages,
    provinces: overview.regions.filter((region) => isProvince(region.value)).length,
    examples: exampleQueries(overview, mostExamples),
    regions: regionViews(overview),
  }
}

/** A few regions are listed with those within them, many are not. */
const fewProvinces = 6

function regionViews({ regions }: Overview): RegionView[] {
  const tree = regionTree(regions)
  return tree.map((branch) => ({
    ...countedLink(branch.region),
    below: tree.length > fewProvinces ? [] : branch.below.flatMap(flatten).map(countedLink),
  }))
}

function flatten<T extends { value: string; count: number }>({ region, below }: Branch<T>): T[] {
  return [region, ...below.flatMap(flatten)]
}

function countedLink({ value, label, count }: Overview['regions'][number]): CountedLink {
  return { label, count, href: searchUrl({ ...plainRequest(''), region: [value] }) }
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
