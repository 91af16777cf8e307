import { performance } from 'node:perf_hooks'
import type { RequestHandler } from 'express'
import { HttpProblem } from './problems.ts'

/** Nobody is let in while the first in line has waited so long already … */
const FULL_AFTER_MS = 300
/** … nor answered who was let in with a crowd and has waited so long. */
const TOO_LATE_MS = 400
/** While requests keep coming in, work waits so long for the rest of the crowd. */
const GATHER_MS = 20
/** So few are never refused: one browser asks for six things at once, and a slow moment of the machine is no crowd. */
const CROWD = 8

interface Waiting {
  readonly since: number
  proceed(isInTime: boolean): void
}

/** Lets requests in one after the other in the order of their coming, and refuses with 503 who would have to wait too
 *  long: he is better served by a prompt word and a second try. Who asks whether the server lives is let in at once.
 *
 *  `now` gives milliseconds. Node takes in one new connection at a turn of its loop. If it worked at each turn, a crowd would stand unseen in
 *  the system's own line: so work begins when a turn has brought nobody new. */
export function standInLine(now: () => number = () => performance.now()): RequestHandler {
  const line: Waiting[] = []
  let isTurning = false
  let cameInTurn = false
  const firstWaited = (): number => (line[0] ? now() - line[0].since : 0)
  const turn = (): void => {
    if (!cameInTurn || firstWaited() > GATHER_MS) {
      const first = line.shift()
      first?.proceed(line.length < CROWD || now() - first.since < TOO_LATE_MS)
    }
    cameInTurn = false
    isTurning = line.length > 0
    if (isTurning) setImmediate(turn)
  }
  return (request, _response, next) => {
    if (/^\/(?:livez|readyz|healthz)$/.test(request.path)) next()
    else if (line.length >= CROWD && firstWaited() > FULL_AFTER_MS) next(tooBusy())
    else {
      const proceed = (isInTime: boolean): void => (isInTime ? next() : next(tooBusy()))
      line.push({ since: now(), proceed })
      cameInTurn = true
      if (!isTurning) setImmediate(turn)
      isTurning = true
    }
  }
}

function tooBusy(): HttpProblem {
  return new HttpProblem({
    status: 503,
    retryAfter: 1,
    title: '现在太忙',
    details: ['同时来的请求太多，这一个没有处理。请过几秒再试。'],
  })
}

/** Once `closing` is aborted, tells each client to take its next request elsewhere. */
export function closeConnections(closing: AbortSignal | undefined): RequestHandler {
  return (_request, response, next) => {
    if (closing?.aborted === true) response.set('Connection', 'close')
    next()
  }
}
