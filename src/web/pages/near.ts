import type { RequestHandler } from 'express'
import type { Reply } from '../../reply/reply.ts'
import type { Offsets } from '../../search/answer.ts'
import type { Searcher } from '../../search/searcher.ts'
import { type MarkedHtml, markedHtml } from '../marked-html.ts'
import { HttpProblem } from '../problems.ts'
import { sentParameters } from '../sent-parameters.ts'

interface NearView {
  readonly passages: readonly { readonly marked: MarkedHtml; readonly here: boolean }[]
  /** Whether its part of the reply has more before, or after. */
  readonly cutBefore: boolean
  readonly cutAfter: boolean
}

/** Passages shown on each side. */
const neighbours = 2

/** `GET /r/:id/near/:anchor?q=`: a part of a page, the passage among its neighbours under the same outermost
 *  heading: the innermost has often no other. */
export function serveNearPassages(searcher: Searcher): RequestHandler<{ id: string; anchor: string }> {
  return async (request, response) => {
    const { id, anchor } = request.params
    const reply = /^[a-z2-7]{12}$/.test(id) ? await searcher.reply(id) : null
    const q = sentParameters(request).get('q') ?? ''
    const near = reply && nearView(reply, anchor, q.trim() === '' ? new Map() : searcher.marks(reply, q))
    if (near === null) {
      throw new HttpProblem({ status: 404, title: '没有这段文字', details: ['这篇答复可能已有变动。'] })
    }
    response.set('Cache-Control', 'private, max-age=60')
    response.render('near', { near })
  }
}

function nearView(
  { passages }: Reply,
  anchor: string,
  marks: ReadonlyMap<string, readonly Offsets[]>,
): NearView | null {
  const here = passages.find((passage) => passage.anchor === anchor)
  if (!here) return null
  const part = passages.filter((passage) => passage.headingPath[0] === here.headingPath[0])
  const at = part.indexOf(here)
  const from = Math.max(0, at - neighbours)
  const to = at + neighbours + 1
  return {
    passages: part.slice(from, to).map((passage) => ({
      marked: markedHtml(passage.text, marks.get(passage.anchor)),
      here: passage === here,
    })),
    cutBefore: from > 0,
    cutAfter: to < part.length,
  }
}
