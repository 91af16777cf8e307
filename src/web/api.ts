import { createHash } from 'node:crypto'
import type { RequestHandler } from 'express'
import type { Searcher } from '../search/searcher.ts'
import { badParametersProblem } from './problems.ts'
import { readRequest, sentParameters } from './read-request.ts'

/** `GET /api/v1/search`: the `SearchAnswer` as JSON. Its tag is the index's version, because `tookMs` differs
 *  each time. No CORS: a page of another site must not read the documents of a server on the user's machine. */
export function serveSearchApi(searcher: Searcher): RequestHandler {
  return async (request, response) => {
    const read = readRequest(sentParameters(request))
    if (read.kind === 'bad-parameters') throw badParametersProblem(read)
    const answer = await searcher.search(read.request)
    response.set('Cache-Control', 'private, max-age=60')
    response.set('ETag', `W/"${createHash('sha256').update(answer.indexVersion).digest('hex').slice(0, 16)}"`)
    response.json(answer)
  }
}
