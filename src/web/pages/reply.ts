import type { RequestHandler } from 'express'
import type { Reply } from '../../reply/reply.ts'
import type { Section } from '../../reply/section.ts'
import { shownTitle } from '../../reply/shown-title.ts'
import { programmeUrl } from '../../search/holdings/programme-list.ts'
import { plainRequest, type SearchRequest } from '../../search/request.ts'
import type { Searcher } from '../../search/searcher.ts'
import { citation, citedAddress } from '../citation.ts'
import { docTypeTags } from '../labels.ts'
import { HttpProblem } from '../problems.ts'
import { askedSearch } from '../read-request.ts'
import { replyReference } from '../reference.ts'
import { searchUrl } from '../search-url.ts'
import { pageParameters } from '../sent-parameters.ts'
import { siteOf } from '../site.ts'
import { traditionalLetters } from '../traditional-letters.ts'
import { pageFrame, type Shortcut, shorten } from './frame.ts'
import { type FactView, factViews, maskedSentence } from './reply-facts.ts'
import { type PassageView, passageViews } from './reply-text.ts'

interface ReplyView {
  readonly id: string
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
  readonly find: FindView
  /** How to cite it, and the address to cite it by: its own where it has none on the web. */
  readonly citation: string
  readonly cited: string
  /** After GB/T 7714. */
  readonly reference: string
  /** A search for replies on the same matter; null where the text does not say what it answers. */
  readonly similar: string | null
  readonly address: string
  /** See `traditionalLetters`: what official documents write in simplified characters. */
  readonly traditional: string
}

/** The search within the reply. */
interface FindView {
  readonly q: string
  /** What the form sends along, so that the way back stays. */
  readonly kept: readonly { readonly name: string; readonly value: string }[]
  /** `“双倍增”在本文 2 段中出现。`; null without a query. */
  readonly found: string | null
  /** The first passage with a mark. */
  readonly first: string | null
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

const shortcuts: readonly Shortcut[] = [
  { keys: ['n', 'p'], does: '下一处、上一处命中' },
  { keys: ['f'], does: '在本文中查找' },
]

/** `GET /r/:id`, with the parameters of the search that led there. */
export function serveReplyPage(searcher: Searcher): RequestHandler<{ id: string }> {
  return async (request, response) => {
    const asked = askedSearch(pageParameters(request))
    const { id } = request.params
    const reply = /^[a-z2-7]{12}$/.test(id) ? await searcher.reply(id) : null
    if (reply === null) throw noSuchReply(asked)
    const overview = await searcher.overview()
    const view = replyView(reply, asked, { searcher, site: siteOf(response) })
    response.set('Cache-Control', 'private, max-age=60')
    response.render('reply', {
      page: pageFrame(shorten(view.title, 60), {
        query: asked.q,
        canonical: view.address,
        overview,
        script: 'reply.js',
        shortcuts,
      }),
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

function replyView(
  reply: Reply,
  request: SearchRequest,
  { searcher, site }: { searcher: Pick<Searcher, 'marks'>; site: string },
): ReplyView {
  const { header } = reply
  const marks = request.q.trim() === '' ? new Map() : searcher.marks(reply, request.q)
  const passages = passageViews(reply, marks)
  const programmes = programmeViews(reply)
  const searched = searchUrl(request) !== searchUrl(plainRequest(''))
  return {
    id: reply.id,
    title: shownTitle(reply),
    tag: docTypeTags[reply.docType],
    facts: factViews(reply),
    programmes: programmes.slice(0, shownProgrammes),
    moreProgrammes: programmes.slice(shownProgrammes),
    doubts: reply.problems.map((problem) => problem.message),
    masked: maskedSentence(reply.masked),
    contents: contentsViews(reply.sections),
    passages,
    back: searched ? { label: backLabel(request), href: searchUrl(request) } : null,
    find: findView(passages, request),
    citation: citation(reply),
    cited: citedAddress(reply) ?? '',
    reference: replyReference(reply, citedAddress(reply) ?? `${site}/r/${reply.id}`, new Date()),
    similar: header.proposal.title === null ? null : searchUrl(plainRequest(header.proposal.title)),
    address: `/r/${reply.id}`,
    traditional: traditionalLetters(reply.text),
  }
}

function backLabel({ q }: SearchRequest): string {
  return q.trim() === '' ? '返回检索结果' : `返回“${shorten(q.trim(), 20)}”的检索结果`
}

function findView(passages: readonly PassageView[], request: SearchRequest): FindView {
  const hits = passages.filter(({ hit }) => hit !== null)
  const q = request.q.trim()
  const name = shorten(q, 30)
  const found = hits.length > 0 ? `“${name}”在本文 ${hits.length} 段中出现。` : `本文中没有“${name}”。`
  const others = new URLSearchParams(searchUrl({ ...request, q: '' }).split('?')[1])
  return {
    q,
    kept: [...others].map(([name, value]) => ({ name, value })),
    found: q === '' ? null : found,
    first: hits[0] ? `#${hits[0].anchor}` : null,
  }
}

function programmeViews({ programmes }: Reply): ProgrammeView[] {
  const byMentions = [...programmes].sort((a, b) => b.mentions.length - a.mentions.length)
  return byMentions.map(({ id, name }) => ({ label: name, href: programmeUrl(id) }))
}

function contentsViews(sections: readonly Section[]): ContentsView[] {
  return sections.flatMap((section) => {
    const children = contentsViews(section.children)
    if (section.heading === null) return children
    const label = shorten((section.marker ?? '') + section.heading, 40)
    return [{ href: `#${section.anchor}`, label, children }]
  })
}
