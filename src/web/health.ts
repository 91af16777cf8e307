import type { RequestHandler } from 'express'
import type { Searcher } from '../search/searcher.ts'
import { indexTroubleOf } from './index-trouble.ts'

/** `GET /livez`: the process answers. */
export const serveLiveness: RequestHandler = (_request, response) => {
  response.set('Cache-Control', 'no-store').json({ status: 'ok' })
}

/** `GET /readyz`: the index can be read; 503 while it cannot, and once `closing` is aborted. */
export function serveReadiness(
  searcher: Searcher,
  { log, closing }: { log: (line: object) => void; closing: AbortSignal | undefined },
): RequestHandler {
  return async (_request, response) => {
    response.set('Cache-Control', 'no-store')
    if (closing?.aborted === true) {
      response.status(503).json({ status: 'closing' })
      return
    }
    try {
      const { replies, indexVersion } = await searcher.overview()
      response.json({ status: 'ready', replies, indexVersion })
    } catch (error) {
      log({ level: 'error', message: 'the index cannot be read', error: String(error) })
      const reason = indexTroubleOf(error)?.detail
      response.status(503).json({ status: 'unavailable', ...(reason !== undefined && { reason }) })
    }
  }
}
