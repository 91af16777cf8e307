import { gzipSync } from 'node:zlib'
import type { RequestHandler } from 'express'

/** Shorter answers fit one packet of the network as they are. */
const SHORTEST_CHARS = 1_200

/** Compresses pages, tables and JSON for who takes gzip: a fifth of their bytes for half a millisecond. Answers are whole
 *  texts, so nothing is gained by a stream. Lengths tell nothing (BREACH): no answer holds a secret beside what its
 *  reader sent. Files compress themselves, and requests are never decompressed. */
export const compressAnswers: RequestHandler = (request, response, next) => {
  response.vary('Accept-Encoding')
  if (request.acceptsEncodings('gzip') === 'gzip') {
    const send = response.send.bind(response)
    response.send = (body) => {
      if (typeof body !== 'string' || body.length < SHORTEST_CHARS) return send(body)
      if (!response.get('Content-Type')) response.type('html')
      response.set('Content-Encoding', 'gzip')
      return send(gzipSync(body, { level: 1 }))
    }
  }
  next()
}
