import type { RequestHandler } from 'express'
import type { Reply } from '../../reply/reply.ts'
import type { Section } from '../../reply/section.ts'
import { plainRequest, type SearchRequest } from '../../search/request.ts'
import type { Searcher } from '../../search/searcher.ts'
import { docTypeTags } from '../labels.ts'
import { badParametersProblem, HttpProblem } from '../problems.ts'
import { readRequest, sentParameters } from '../read-request.ts'
import { searchUrl } from '../search-url.ts'
import { pageFrame, shorten } from './frame.ts'
import { type FactView, factViews, maskedSentence } from './reply-facts.ts'
import { type PassageView, passageViews } from './reply-text.ts'

interface ReplyView {
  readonly title: string
  readonly tag: string | null
  readonly facts: readonly FactView[]
  /** The programmes it names most often, then the others. */
  readonly programmes: readonly ProgrammeView[]
  readonly moreProgrammes: readonly ProgrammeView[]
  readonly doubts: readonly string[]
  /** What was masked; null when nothing was. */
  readonly masked: string | null
  readonly contents: readonly ContentsView[]
  readonly passages: readonly PassageView[]
  /** The search that led here; null when none did. */
  readonly back: { readonly label: string; readonly href: string } | null
  /** Passages with a mark; null without a query. */
  readonly hits: { readonly count: number; readonly q: string; readonly first: string | null } | null
  readonly address: string
}

interface ProgrammeView {
  readonly label: string
  readonly href: string
}

/** More of them would push the text off the first screen. */
const shownProgrammes = 5

/** An entry of the contents list; sections without a heading are left out, their children move up. */
interface ContentsView {
  readonly href: string
  readonly label: string
  readonly children: readonly ContentsView[]
}

/** `GET /r/:id`, with the parameters of the search that led there. */
export function serveReplyPage(searcher: Searcher): RequestHandler<{ id: string }> {
  return async (request, response) => {
    const read = readRequest(sentParameters(request))
    if (read.kind === 'bad-parameters') throw badParametersProblem(read)
    const { id } = request.params
    const reply = /^[a-z2-7]{12}$/.test(id) ? await searcher.reply(id) : null
    if (reply === null) throw noSuchReply(read.request)
    const overview = await searcher.overview()
    const view = replyView(reply, read.request, searcher)
    response.set('Cache-Control', 'private, max-age=60')
    response.render('reply', {
      page: pageFrame(shorten(view.title, 60), { query: read.request.q, canonical: view.address, overview }),
      reply: view,
    })
  }
}

function noSuchReply(request: SearchRequest): HttpProblem {
  return new HttpProblem({
    status: 404,
    title: '没有这篇答复',
    details: ['它可能已从资料中移除，或者网址不完整。请用标题里的词重新检索。'],
    ...(request.q === '' ? {} : { wayOn: { href: searchUrl(request), label: '回到检索结果' } }),
  })
}

function replyView(reply: Reply, request: SearchRequest, searcher: Pick<Searcher, 'marks'>): ReplyView {
  const { header } = reply
  const marks = request.q.trim() === '' ? new Map() : searcher.marks(reply, request.q)
  const passages = passageViews(reply, marks)
  const programmes = programmeViews(reply)
  const searched = searchUrl(request) !== searchUrl(plainRequest(''))
  const hits = passages.filter((passage) => passage.hit !== null)
  return {
    title: header.title ?? header.proposal.title ?? '（无标题）',
    tag: docTypeTags[reply.docType],
    facts: factViews(reply),
    programmes: programmes.slice(0, shownProgrammes),
    moreProgrammes: programmes.slice(shownProgrammes),
    doubts: reply.problems.map((problem) => problem.message),
    masked: maskedSentence(reply.masked),
    contents: contentsViews(reply.sections),
    passages,
    back: searched ? { label: '返回检索结果', href: searchUrl(request) } : null,
    hits:
      request.q.trim() === ''
        ? null
        : {
            count: hits.length,
            q: shorten(request.q.trim(), 30),
            first: hits[0] ? `#${hits[0].anchor}` : null,
          },
    address: `/r/${reply.id}`,
  }
}

function programmeViews({ programmes }: Reply): ProgrammeView[] {
  const byMentions = [...programmes].sort((a, b) => b.mentions.length - a.mentions.length)
  return byMentions.map(({ id, name }) => ({
    label: name,
    href: searchUrl({ ...plainRequest(''), programme: [id] }),
  }))
}

function contentsViews(sections: readonly Section[]): ContentsView[] {
  return sections.flatMap((section) => {
    const children = contentsViews(section.children)
    if (section.heading === null) return children
    const label = shorten((section.marker ?? '') + section.heading, 40)
    return [{ href: `#${section.anchor}`, label, children }]
  })
}
