import type { Request, RequestHandler } from 'express'
import { assetUrl } from './assets.ts'

/** The address of this site as the request names it, `http://127.0.0.1:3000`; guards.ts has checked the host. */
export function siteOf(request: Request): string {
  return `${request.protocol}://${request.get('Host') ?? ''}`
}

/** `GET /opensearch.xml`: how browsers and other programs search here. */
export const serveOpenSearch: RequestHandler = (request, response) => {
  response.set('Cache-Control', 'public, max-age=3600')
  response.type('application/opensearchdescription+xml')
  response.render('opensearch', { site: siteOf(request), icon: assetUrl('icon.svg') })
}
