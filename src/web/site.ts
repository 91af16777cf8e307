import type { Request, RequestHandler } from 'express'
import { assetUrl } from './assets.ts'
import { chineseDate } from './labels.ts'
import { dayInBeijing } from './reference.ts'

/** The address of this site as the request names it, `http://127.0.0.1:3000`; guards.ts has checked the host. */
export function siteOf(request: Request): string {
  return `${request.protocol}://${request.get('Host') ?? ''}`
}

/** Notes the path, so that the link to the page shown is marked, and what the foot of every printed page says: where and on
 *  which day it was read. Nothing that is posted stands in an address. A moment instead of a day would make each page
 *  new to who has it already. */
export const notePlaceAndDay: RequestHandler = (request, response, next) => {
  const address = siteOf(request) + readable(request.originalUrl)
  response.locals['path'] = request.path
  response.locals['printed'] = `网址：${address}　读取日期：${chineseDate(dayInBeijing(new Date()))}`
  next()
}

/** An address as browsers show it; as it is where it cannot be decoded, or holds what is no character to see. */
function readable(address: string): string {
  try {
    const decoded = decodeURI(address)
    return /[\p{C}\s]/u.test(decoded) ? address : decoded
  } catch {
    return address
  }
}

/** `GET /opensearch.xml`: how browsers and other programs search here. */
export const serveOpenSearch: RequestHandler = (request, response) => {
  response.set('Cache-Control', 'public, max-age=3600')
  response.type('application/opensearchdescription+xml')
  response.render('opensearch', { site: siteOf(request), icon: assetUrl('icon.svg') })
}
