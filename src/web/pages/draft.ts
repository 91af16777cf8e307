import express, { type Request, type RequestHandler } from 'express'
import { z } from 'zod'
import type { Ask } from '../../drafting/asks.ts'
import type { Drafter } from '../../drafting/drafter.ts'
import { headingFor } from '../../drafting/similar/heading.ts'
import { type AskedProposal, matterOf, readProposal, titleOf } from '../../drafting/similar/read-proposal.ts'
import { type AnsweredAsk, partOf } from '../../drafting/similar/similar-answers.ts'
import type { Searcher } from '../../search/searcher.ts'
import { LONGEST_PROPOSAL } from '../drafting-api.ts'
import { namedRegion } from '../named-region.ts'
import { type ParameterTable, readParameters, several, single } from '../parameters.ts'
import { type AnswerView, answerView } from './draft-answers.ts'
import { pageFrame } from './frame.ts'

/** Reads the form with a proposal; nine characters stand for one in a form. */
export const readProposalForm = express.text({ type: 'application/x-www-form-urlencoded', limit: '1mb' })

const MOST_ASKS = 30
const LONGEST_ASK = 2_000

const fields = {
  shape: {
    text: single(z.string().max(LONGEST_PROPOSAL)),
    region: single(z.string().max(100)),
    ask: several(z.string().max(LONGEST_ASK), MOST_ASKS),
  },
  takes: {
    text: `应是提案（建议）的正文或题目，至多 ${LONGEST_PROPOSAL} 字`,
    region: '应是本单位所在地区的名称或六位代码',
    ask: `应是一项诉求，至多 ${LONGEST_ASK} 字，至多 ${MOST_ASKS} 项`,
  },
} satisfies ParameterTable<z.ZodRawShape>

interface DraftView {
  readonly text: string
  readonly region: string
  /** Of the proposal, as it stands: 关于推进农村公路建设的建议; null where it has none. */
  readonly title: string | null
  readonly asks: readonly AskView[]
}

interface AskView {
  readonly text: string
  /** For the part of the reply that answers it. */
  readonly heading: string
  /** Parts that hold an answer. */
  readonly parts: readonly { readonly label: string; readonly answers: readonly AnswerView[] }[]
}

/** `GET /draft`: the form. `POST /draft`: the asks of the proposal, past passages for each, and the workbench, which the
 *  browser keeps. Nothing that is posted is kept here. */
export function serveDraftPage(searcher: Searcher, drafter: Drafter): RequestHandler {
  return async (request, response) => {
    const given = readParameters(new URLSearchParams(formOf(request)), fields, '/draft')
    const { text = '', region = '', ask = [] } = given
    const proposal = ask.length > 0 ? editedProposal(text, ask) : readProposal(text)
    const [asks, overview] = await Promise.all([
      drafter.similar(proposal, namedRegion(region, 'region')),
      searcher.overview(),
    ])
    response.set('Cache-Control', 'no-store')
    response.render('draft', {
      page: pageFrame('起草答复', {
        query: '',
        canonical: request.method === 'GET' ? '/draft' : null,
        overview,
        script: 'draft.js',
        sheet: 'draft.css',
      }),
      draft: { text, region, title: titleOf(text), asks: asks.map(askView) } satisfies DraftView,
    })
  }
}

function formOf(request: Request): string {
  const body: unknown = request.body
  return typeof body === 'string' ? body : ''
}

/** The proposal with its asks as the writer worded them; empty ones are dropped. */
function editedProposal(text: string, asks: readonly string[]): AskedProposal {
  const kept = asks.map((ask) => ask.trim()).filter((ask) => ask !== '')
  return { matter: matterOf(text), asks: kept.map((ask) => placed(ask, text)) }
}

function placed(ask: string, text: string): Ask {
  const start = Math.max(0, text.indexOf(ask))
  return { text: ask, start, end: start + ask.length }
}

const parts = [
  ['done', '已做'],
  ['plan', '下一步'],
  ['other', '其他相关'],
] as const

function askView(ask: AnsweredAsk): AskView {
  return {
    text: ask.text,
    heading: headingFor(ask),
    parts: parts
      .map(([part, label]) => ({
        label,
        answers: ask.answers.filter(({ passage }) => partOf(passage.role) === part).map(answerView),
      }))
      .filter(({ answers }) => answers.length > 0),
  }
}
