import type { Request, RequestHandler, Response } from 'express'
import type { Passage } from '../reply/passage.ts'
import { regionPath } from '../reply/region.ts'
import { type Reply, replyDate } from '../reply/reply.ts'
import type { Searcher } from '../search/searcher.ts'
import { differences } from '../search/wording/align.ts'
import type { SameWording, Variant } from '../search/wording/same-wording.ts'
import { HttpProblem } from './problems.ts'
import { sentParameters } from './read-request.ts'
import { readSame } from './read-same.ts'

/** `GET /api/v1/same`: passages worded nearly like one, the oldest first. */
export function serveSameApi(searcher: Searcher): RequestHandler {
  return async (request, response) => {
    const asked = await askedWording(searcher, request)
    const found = await searcher.sameWording(asked.text, asked.from?.reply.id ?? null)
    cacheBriefly(response)
    response.json(sameJson(asked, found))
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
    response.json({ counts: await searcher.countWordings(reply, anchors) })
  }
}

/** `GET /api/v1/replies/:id/similar`: five replies on the same matter. */
export function serveSimilarReplies(searcher: Searcher): RequestHandler<{ id: string }> {
  return async (request, response) => {
    const reply = await knownReply(searcher, request.params.id)
    const similar = await searcher.similarReplies(reply, MOST_SIMILAR)
    cacheBriefly(response)
    response.json({ replies: similar.map(replyReference) })
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

/** The parameters that ask for it. */
export function parametersOf({ text, from }: AskedWording): Readonly<Record<string, string>> {
  return from ? { id: from.reply.id, anchor: from.passage.anchor } : { text }
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

function sameJson(asked: AskedWording, found: SameWording) {
  return {
    passage: { ...parametersOf(asked), text: asked.text },
    variants: found.variants.map(variantJson),
    complete: found.isComplete,
    indexVersion: found.indexVersion,
  }
}

function variantJson({ reply, passage, similarity, pieces }: Variant) {
  return {
    ...replyReference(reply),
    url: `/r/${reply.id}#${passage.anchor}`,
    anchor: passage.anchor,
    role: passage.role,
    similarity: Math.round(similarity * 1000) / 1000,
    text: passage.text,
    differences: differences(pieces),
  }
}

function replyReference(reply: Reply) {
  const { header, region, id } = reply
  return {
    id,
    url: `/r/${id}`,
    title: header.title ?? header.proposal.title,
    authority: header.authority,
    region: region && { code: region.code, name: region.name, path: regionPath(region) },
    date: replyDate(header),
  }
}

/** An index changes rarely; a minute old is new enough. */
function cacheBriefly(response: Response): void {
  response.set('Cache-Control', 'private, max-age=60')
}
