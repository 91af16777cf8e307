import type { RequestHandler } from 'express'
import type { Searcher } from '../../search/searcher.ts'
import { pageFrame } from './frame.ts'

/** `GET /clips`: what the reader has kept. The browser keeps it; the server only sends the page around it. */
export function serveClips(searcher: Searcher): RequestHandler {
  return async (_request, response) => {
    const overview = await searcher.overview()
    response.set('Cache-Control', 'private, max-age=60')
    response.render('clips', {
      page: pageFrame('素材夹', { query: '', canonical: null, overview, script: 'clips-page.js' }),
    })
  }
}
