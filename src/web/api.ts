import { createHash } from 'node:crypto'
import type { RequestHandler } from 'express'
import { replyToJson } from '../reply/reply-json.ts'
import type { Searcher } from '../search/searcher.ts'
import { readParameters } from './parameters.ts'
import { HttpProblem } from './problems.ts'
import { askedSearch } from './read-request.ts'
import { sentParameters } from './sent-parameters.ts'

/** `GET /api/v1/search`: the `SearchAnswer` as JSON. Its tag is the index's version, because `tookMs` differs
 *  each time. No CORS: a page of another site must not read the documents of a server on the user's machine. */
export function serveSearchApi(searcher: Searcher): RequestHandler {
  return async (request, response) => {
    const asked = askedSearch(sentParameters(request))
    const answer = await searcher.search(asked)
    response.set('Cache-Control', 'private, max-age=60')
    response.set('ETag', `W/"${createHash('sha256').update(answer.indexVersion).digest('hex').slice(0, 16)}"`)
    if (answer.next !== null && answer.next.length <= LONGEST_IN_HEADER) response.links({ next: answer.next })
    response.json(answer)
  }
}

/** Clients take 16 kB of headers together, and the next page of a pasted letter has 18 kB of address: then only the body
 *  names it. */
const LONGEST_IN_HEADER = 4_000

/** `GET /api/v1/replies/:id`: one reply as `show --json` prints it. */
export function serveReplyApi(searcher: Searcher): RequestHandler<{ id: string }> {
  return async (request, response) => {
    const { id } = request.params
    readParameters(sentParameters(request), { shape: {}, takes: {} }, request.path)
    const reply = /^[a-z2-7]{12}$/.test(id) ? await searcher.reply(id) : null
    if (reply === null) {
      throw new HttpProblem({
        status: 404,
        title: '没有这篇答复',
        details: ['它可能已从资料中移除，或者编号有误。'],
      })
    }
    response.set('Cache-Control', 'private, max-age=60')
    response.json(replyToJson(reply))
  }
}
