import type { RequestHandler } from 'express'
import type { SearchRequest } from '../../search/request.ts'
import type { Searcher } from '../../search/searcher.ts'
import { sendFeed } from '../formats/feed.ts'
import { formOf, sendCsv, takeCsvOptions, urlIn } from '../formats/formats.ts'
import { searchTable } from '../formats/tables.ts'
import { askedSearch } from '../read-request.ts'
import { searchUrl } from '../search-url.ts'
import { pageParameters } from '../sent-parameters.ts'
import { siteOf } from '../site.ts'
import { shorten } from './frame.ts'

/** `GET /search.csv`, the passages of a page of results, and `GET /search.atom`, the newest replies found; both take
 *  the parameters of the page. */
export function serveSearchForms(searcher: Searcher): RequestHandler {
  return async (request, response) => {
    const { page: path, format } = formOf(request.path)
    const { options, rest } = takeCsvOptions(pageParameters(request), path)
    const asked = askedSearch(rest)
    const url = searchUrl(asked)
    const site = siteOf(response)
    response.set('Cache-Control', 'private, max-age=60')
    if (format === 'atom') {
      const place = { title: `复文：${nameOf(asked)}`, site, self: urlIn('atom', url), page: url }
      await sendFeed(response, searcher, { request: asked, place })
      return
    }
    const [answer, { updatedAt }] = await Promise.all([searcher.search(asked), searcher.overview()])
    const { indexVersion } = answer
    const source = { address: site + url, indexVersion, updatedAt, now: new Date() }
    sendCsv(response, searchTable(answer, asked, source), `复文-${nameOf(asked)}`, options)
  }
}

/** Short enough for the name of a file, and without the characters that none may have. */
function nameOf({ q }: SearchRequest): string {
  const name = q.replace(/[\p{Cc}\\/:*?"<>|]/gu, ' ').trim()
  return name === '' ? '全部答复' : shorten(name, 30)
}
