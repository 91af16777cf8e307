import type { Request, RequestHandler, Response } from 'express'
import type { Passage } from '../reply/passage.ts'
import type { Reply } from '../reply/reply.ts'
import type { Searcher } from '../search/searcher.ts'
import { countsToJson, referTo, sameToJson } from '../search/wording/same-json.ts'
import { HttpProblem } from './problems.ts'
import { readSame } from './read-same.ts'
import { sentParameters } from './sent-parameters.ts'

/** `GET /api/v1/same`: passages worded nearly like one, the oldest first. */
export function serveSameApi(searcher: Searcher): RequestHandler {
  return async (request, response) => {
    const asked = await askedWording(searcher, request)
    const found = await searcher.sameWording(asked.text, asked.from?.reply.id ?? null)
    cacheBriefly(response)
    response.json(sameToJson({ ...placeOf(asked), text: asked.text }, found))
  }
}

/** `GET /api/v1/replies/:id/same?anchor=p1&anchor=p2`: how often each passage is said elsewhere. The pages of replies
 *  ask for it as passages come into view: for a whole long reply it takes too long to wait for. */
export function serveWordingCounts(searcher: Searcher): RequestHandler<{ id: string }> {
  return async (request, response) => {
    const reply = await knownReply(searcher, request.params.id)
    const anchors = sentParameters(request).getAll('anchor')
    if (anchors.length === 0 || anchors.length > MOST_ANCHORS) throw badAnchors()
    cacheBriefly(response)
    response.json(countsToJson(await searcher.countWordings(reply, anchors)))
  }
}

/** `GET /api/v1/replies/:id/similar`: five replies on the same matter. */
export function serveSimilarReplies(searcher: Searcher): RequestHandler<{ id: string }> {
  return async (request, response) => {
    const reply = await knownReply(searcher, request.params.id)
    const similar = await searcher.similarReplies(reply, MOST_SIMILAR)
    cacheBriefly(response)
    response.json({ replies: similar.map(referTo) })
  }
}

/** A text to find the like of, and the passage that it is; null for any other text. */
export interface AskedWording {
  readonly text: string
  readonly from: { readonly reply: Reply; readonly passage: Passage } | null
}

/** What a request about wording asks for. Throws HttpProblem 400 or 404. */
export async function askedWording(searcher: Searcher, request: Request): Promise<AskedWording> {
  const asked = readSame(sentParameters(request))
  if (asked.kind === 'text') return { text: asked.text, from: null }
  const reply = await knownReply(searcher, asked.id)
  const passage = reply.passages.find(({ anchor }) => anchor === asked.anchor)
  if (!passage) throw notHeld('没有这一段')
  return { text: passage.text, from: { reply, passage } }
}

/** The parameters that ask for the passage; none for any other text. */
export function placeOf({ from }: AskedWording): { readonly id?: string; readonly anchor?: string } {
  return from ? { id: from.reply.id, anchor: from.passage.anchor } : {}
}

const MOST_ANCHORS = 20
const MOST_SIMILAR = 5

/** Throws HttpProblem 404. */
async function knownReply(searcher: Searcher, id: string): Promise<Reply> {
  const reply = /^[a-z2-7]{12}$/.test(id) ? await searcher.reply(id) : null
  if (!reply) throw notHeld('没有这篇答复')
  return reply
}

function notHeld(title: string): HttpProblem {
  return new HttpProblem({ status: 404, title, details: ['它可能已从资料中移除，或者网址不完整。'] })
}

function badAnchors(): HttpProblem {
  return new HttpProblem({
    status: 400,
    title: '网址中的参数有误',
    details: [`参数 anchor 应是文段的编号，如 p12，1 到 ${MOST_ANCHORS} 个。`],
    parameters: ['anchor'],
  })
}

/** An index changes rarely; a minute old is new enough. */
function cacheBriefly(response: Response): void {
  response.set('Cache-Control', 'private, max-age=60')
}
