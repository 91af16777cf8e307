import type { RequestHandler, Response } from 'express'
import { assetUrl } from './assets.ts'
import { chineseDate } from './labels.ts'
import { dayInBeijing } from './reference.ts'

/** A name under which others reach the server, without port. */
export interface PublicHost {
  readonly name: string
  /** Whether they ask for it by HTTPS, which ends at a proxy: the request that comes from there does not tell. */
  readonly isSecure: boolean
}

/** The address of this site as its reader has it, `http://127.0.0.1:3000` or `https://fuwen.example.gov.cn`. */
export function siteOf({ locals }: Response): string {
  return String(locals['site'])
}

/** Notes the site, the path, so that the link to the page shown is marked, and what the foot of every printed page says: where
 *  and on which day it was read. Nothing that is posted stands in an address. A moment instead of a day would make each
 *  page new to who has it already. `guards.ts` has checked the host. */
export function notePlaceAndDay(publicHosts: readonly PublicHost[]): RequestHandler {
  const secure = new Set(publicHosts.filter(({ isSecure }) => isSecure).map(({ name }) => name.toLowerCase()))
  return (request, response, next) => {
    const host = request.get('Host') ?? ''
    const scheme = secure.has(host.toLowerCase().replace(/:[0-9]+$/, '')) ? 'https' : request.protocol
    response.locals['site'] = `${scheme}://${host}`
    response.locals['path'] = request.path
    const address = siteOf(response) + readable(request.originalUrl)
    response.locals['printed'] = `网址：${address}　读取日期：${chineseDate(dayInBeijing(new Date()))}`
    next()
  }
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
export const serveOpenSearch: RequestHandler = (_request, response) => {
  response.set('Cache-Control', 'public, max-age=3600')
  response.type('application/opensearchdescription+xml')
  response.render('opensearch', { site: siteOf(response), icon: assetUrl('icon.svg') })
}

/** Pages without an end, one for each query, choice or text: robots find all replies from the others. */
const endless = [
  'search',
  'suggest',
  'same',
  'clips',
  'compare',
  'numbers',
  'commitments',
  'draft',
  'check',
  'api/',
]

/** `GET /robots.txt`: where robots may go (RFC 9309). */
export const serveRobots: RequestHandler = (_request, response) => {
  response.set('Cache-Control', 'public, max-age=3600').type('text/plain')
  response.send(['User-agent: *', ...endless.map((path) => `Disallow: /${path}`), ''].join('\n'))
}
