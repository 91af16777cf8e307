import { randomUUID } from 'node:crypto'
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import { indexTroubleOf } from './index-trouble.ts'
import { errorFrame } from './pages/frame.ts'

/** A request that cannot be answered, in words for the user: thrown by guards and pages, answered once, below. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem'
  readonly facts: ProblemFacts

  constructor(facts: ProblemFacts) {
    super(`${facts.status} ${facts.title}`)
    this.facts = facts
  }
}

interface ProblemFacts {
  readonly status: number
  /** Chinese, short: the heading of the page. */
  readonly title: string
  /** Chinese sentences: what happened and what to do. */
  readonly details: readonly string[]
  /** Names of the parameters at fault. */
  readonly parameters?: readonly string[]
  /** Where the user may go instead, besides the start page. */
  readonly wayOn?: { readonly href: string; readonly label: string }
  /** Seconds after which asking again may help. */
  readonly retryAfter?: number
}

/** What is logged of a fault; the same `id` stands on the page. Null for an index that cannot be used: that is no
 *  fault of one request. */
interface FaultLine {
  readonly level: 'error'
  readonly id: string | null
  readonly method: string
  /** Without the query: it is the user's. */
  readonly path: string
  readonly error: string
}

/** 404 for every address that no page has. */
export const notFound: RequestHandler = (_request, _response, next) => {
  next(
    new HttpProblem({
      status: 404,
      title: '没有这个页面',
      details: ['网址可能不完整，或者页面已经移走。请从检索开始。'],
    }),
  )
}

/** Answers what was thrown: a page in Chinese, `application/problem+json` below `/api` and for `.json`. A fault of our own is
 *  logged in full under an id; the answer holds the id and nothing else of it. */
export function answerProblem(log: (line: FaultLine) => void): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const trouble = troubleProblem(error)
    const known = trouble ?? knownProblem(error)
    const id = known ? null : randomUUID().slice(0, 8)
    if (!known || trouble) {
      log({ level: 'error', id, method: request.method, path: request.path, error: describeFault(error) })
    }
    if (response.headersSent) {
      next(error)
      return
    }
    const facts = known ?? { status: 500, title: '服务器出错了', details: faultDetails(id) }
    response.status(facts.status).set('Cache-Control', 'no-store')
    if (facts.retryAfter !== undefined) response.set('Retry-After', String(facts.retryAfter))
    if (/^\/api\/|\.json$/.test(request.path)) sendProblemJson(response, facts, id)
    else sendProblemPage(request, response, { facts, log })
  }
}

function faultDetails(id: string | null): string[] {
  return [`这不是您的操作造成的。请稍后再试；如果仍然出错，请把编号 ${id ?? ''} 告诉管理员。`]
}

/** 503 while the index cannot be used; null for all other errors. */
function troubleProblem(error: unknown): ProblemFacts | null {
  const trouble = indexTroubleOf(error)
  if (!trouble) return null
  const { title, detail, retryAfter } = trouble
  return { status: 503, title, details: [detail], ...(retryAfter !== null && { retryAfter }) }
}

/** Null for a fault of our own. Express and its router mark a request they cannot read with a status. */
function knownProblem(error: unknown): ProblemFacts | null {
  if (error instanceof HttpProblem) return error.facts
  const status = error instanceof Error && 'status' in error ? error.status : null
  if (typeof status !== 'number' || status < 400 || status > 499) return null
  return unreadable(status, error instanceof Error && 'type' in error ? error.type : null)
}

/** `type` is how the reader of bodies names what went wrong; null where the address itself cannot be read. */
function unreadable(status: number, type: unknown): ProblemFacts {
  if (status === 413)
    return { status, title: '内容太长', details: ['所发的内容超过上限。请分几次提交，或者只留需要的部分。'] }
  const details =
    type === 'entity.parse.failed'
      ? '请求的内容不是合格的 JSON。'
      : '网址中有无法解码的字符。请检查网址，或者从检索开始。'
  return { status, title: '无法读懂这个请求', details: [details] }
}

/** Of an index that cannot be used its own sentence says all. */
function describeFault(error: unknown): string {
  if (indexTroubleOf(error)) return String(error)
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

function sendProblemJson(response: Response, facts: ProblemFacts, id: string | null): void {
  response.type('application/problem+json').send(
    JSON.stringify({
      type: 'about:blank',
      title: facts.title,
      status: facts.status,
      detail: facts.details.join(''),
      ...(facts.parameters === undefined
        ? {}
        : { parameter: facts.parameters[0], parameters: facts.parameters }),
      ...(id === null ? {} : { id }),
    }),
  )
}

/** The page itself may fail to render: then one plain sentence remains. */
function sendProblemPage(
  request: Request,
  response: Response,
  { facts, log }: { facts: ProblemFacts; log: (line: FaultLine) => void },
): void {
  const { title, details, wayOn = null } = facts
  response.render(
    'error',
    { page: errorFrame(title), title, details, wayOn },
    (fault: Error | null, html) => {
      if (!fault) {
        response.send(html)
        return
      }
      const id = randomUUID().slice(0, 8)
      log({ level: 'error', id, method: request.method, path: request.path, error: describeFault(fault) })
      response.type('text/plain').send(`${title}。${details.join('')}\n`)
    },
  )
}
