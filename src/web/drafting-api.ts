import express, { type RequestHandler } from 'express'
import { z } from 'zod'
import type { Draft } from '../drafting/check/check-draft.ts'
import { checkToJson } from '../drafting/check/check-json.ts'
import type { Drafter } from '../drafting/drafter.ts'
import { readProposal } from '../drafting/similar/read-proposal.ts'
import { similarToJson } from '../drafting/similar/similar-json.ts'
import { namedRegion } from './named-region.ts'
import { HttpProblem } from './problems.ts'

/** Reads a JSON body; 413 where it is longer than any document that people paste. */
export const readJson = express.json({ limit: '1mb' })

/** Far beyond the longest proposal; splitting takes time with its length. */
export const LONGEST_PROPOSAL = 50_000

/** What `/api/v1/similar` takes. */
export const similarRequest = z.strictObject({
  text: z.string().regex(/\S/).max(LONGEST_PROPOSAL),
  region: z.string().max(100).optional(),
})

/** What each field of the request takes. */
const similarTakes: Readonly<Record<string, string>> = {
  text: `应是提案（建议）的正文或题目，1 到 ${LONGEST_PROPOSAL} 字`,
  region: '应是本单位所在地区的名称或六位行政区划代码，可以不给',
}

/** `POST /api/v1/similar`: the asks of the proposal `text`, and past passages that answer each. Nothing of it is kept. */
export function serveSimilarApi(drafter: Drafter): RequestHandler {
  return async (request, response) => {
    const read = similarRequest.safeParse(request.body ?? {})
    if (!read.success) throw badFields(read.error.issues, similarTakes)
    const { text, region = '' } = read.data
    response.set('Cache-Control', 'no-store')
    response.json(similarToJson(await drafter.similar(readProposal(text), namedRegion(region, 'region'))))
  }
}

/** Longer than any reply; the check takes time with its length. */
export const LONGEST_DRAFT = 100_000

/** What `/api/v1/check` takes. */
export const checkRequest = z.strictObject({
  text: z.string().regex(/\S/).max(LONGEST_DRAFT),
  region: z.string().max(100).optional(),
  proposal: z.string().max(LONGEST_PROPOSAL).optional(),
})

const checkTakes = {
  text: `应是答复稿的正文，1 到 ${LONGEST_DRAFT} 字`,
  region: similarTakes['region'] ?? '',
  proposal: `应是所答提案（建议）的正文，不超过 ${LONGEST_PROPOSAL} 字，可以不给`,
}

/** `POST /api/v1/check`: what the writer of the draft `text` should look at. Nothing of it is kept. */
export function serveCheckApi(drafter: Drafter): RequestHandler {
  return async (request, response) => {
    const draft = readCheck(request.body ?? {})
    response.set('Cache-Control', 'no-store')
    response.json(checkToJson(await drafter.check(draft)))
  }
}

/** The draft that `fields` hold. Throws HttpProblem 400. */
export function readCheck(fields: unknown): Draft {
  const read = checkRequest.safeParse(fields)
  if (!read.success) throw badFields(read.error.issues, checkTakes)
  const { text, region = '', proposal = '' } = read.data
  return { text, own: namedRegion(region, 'region'), proposal: proposal.trim() === '' ? null : proposal }
}

function badFields(
  issues: readonly z.core.$ZodIssue[],
  takes: Readonly<Record<string, string>>,
): HttpProblem {
  const names = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0] ?? 'text')],
  )
  const fields = [...new Set(names)]
  return new HttpProblem({
    status: 400,
    title: '请求的内容有误',
    details: fields.map((name) => {
      const taken = Object.hasOwn(takes, name) ? takes[name] : undefined
      return taken === undefined ? `没有名为“${name.slice(0, 40)}”的字段。` : `字段 ${name} ${taken}。`
    }),
    parameters: fields,
  })
}
