import express, { type RequestHandler, type Response } from 'express'
import type { CheckedDraft } from '../../drafting/check/check-draft.ts'
import type { Finding } from '../../drafting/check/finding.ts'
import { groupFindings } from '../../drafting/check/finding-groups.ts'
import type { OverlapSource } from '../../drafting/check/overlap.ts'
import type { Drafter } from '../../drafting/drafter.ts'
import { readLetter } from '../../drafting/export/letter.ts'
import { letterText } from '../../drafting/export/letter-text.ts'
import { readSentDraft } from '../../drafting/read-sent-draft.ts'
import type { Searcher } from '../../search/searcher.ts'
import { mergeSpans } from '../../text/span.ts'
import { citation } from '../citation.ts'
import { LONGEST_DRAFT, readCheck } from '../drafting-api.ts'
import { HttpProblem } from '../problems.ts'
import { pageFrame } from './frame.ts'

interface CheckView {
  /** What was typed, for the form. */
  readonly text: string
  readonly region: string
  readonly proposal: string
  readonly longest: number
  /** Null before anything was checked. */
  readonly found: FoundView | null
}

interface FoundView {
  /** Chinese sentences: for whom, how many, how much is shared. */
  readonly summary: readonly string[]
  readonly groups: readonly GroupView[]
  readonly sources: readonly { readonly href: string; readonly label: string; readonly share: string }[]
  /** The whole draft, in which marked pieces have the ids that the findings link to. */
  readonly pieces: readonly { readonly text: string; readonly id: string | null }[]
}

interface GroupView {
  readonly id: string
  readonly label: string
  readonly count: number
  readonly rows: readonly RowView[]
  readonly more: number
}

interface RowView {
  readonly href: string | null
  readonly before: string
  readonly text: string
  readonly behind: string
  readonly message: string
  readonly suggestion: string | null
  readonly source: { readonly href: string; readonly label: string } | null
}

/** Reads the posted form, which holds a draft and perhaps a proposal; percent signs make it up to nine times as long. */
export const readCheckForm = express.text({ type: 'application/x-www-form-urlencoded', limit: '2mb' })

/** `GET /check` shows the form, `POST /check` what was found in the draft. Nothing of it is kept. */
export function serveCheckPage({
  searcher,
  drafter,
}: {
  searcher: Searcher
  drafter: Drafter
}): RequestHandler {
  return async (request, response) => {
    const form: unknown = request.body
    const fields = new URLSearchParams(typeof form === 'string' ? form : '')
    const field = (name: string): string => (fields.get(name) ?? '').replace(/\r\n?/g, '\n')
    // The workbench sends its draft as it keeps it.
    const letter = fields.has('draft') ? readLetter(field('draft'), { withEmpty: true }) : null
    const text = letter
      ? letterText(letter, { isDraft: false, hasHead: false, hasSources: false })
      : field('text')
    const [region, proposal] = [field('region'), field('proposal')]
    const draft = typeof form === 'string' ? readCheck({ text, region, proposal }) : null
    const checked = draft && (await drafter.check(draft))
    const found = draft && checked && foundView(draft.text, checked)
    await render(response, searcher, { text, region, proposal, longest: LONGEST_DRAFT, found })
  }
}

async function render(response: Response, searcher: Searcher, check: CheckView): Promise<void> {
  const overview = await searcher.overview()
  response.set('Cache-Control', 'no-store')
  response.render('check', {
    page: pageFrame('检查答复稿', { query: '', canonical: '/check', overview, script: 'check.js' }),
    check,
  })
}

/** A comma written half-width is written so everywhere. */
const MOST_ROWS = 12

function foundView(draft: string, { findings, overlap, own, isPart }: CheckedDraft): FoundView {
  const spans = mergeSpans(findings)
  const idAt = (at: number): string | null => {
    const place = spans.findIndex(({ start, end }) => start <= at && at < end)
    return place === -1 ? null : `place-${place + 1}`
  }
  const groups = groupFindings(findings).map((group, at): GroupView => {
    const rows = group.findings.slice(0, MOST_ROWS).map((finding) => ({
      ...rowView(draft, finding, overlap.runs),
      href: idAt(finding.start) && `#${idAt(finding.start) ?? ''}`,
    }))
    const count = group.findings.length
    return { id: `group-${at + 1}`, label: group.label, count, rows, more: count - rows.length }
  })
  const summary = [
    own
      ? `按${own.name}的稿件检查。`
      : '看不出是哪个地区的稿件，本地的地名、名称也列在外地残留里；请填写本单位所在地区，再检查一次。',
    findings.length === 0 ? '没有需要核对的地方。' : `有 ${findings.length} 处请核对。`,
    `与以往答复逐字相同的占 ${percent(overlap.share)}（十三字以上的，常用套语不计）。`,
    ...(isPart ? ['不像整篇答复（没有主送、收到语、致谢、署名），只当其中一段检查，不查还缺什么。'] : []),
  ]
  return {
    summary,
    groups,
    sources: overlap.sources.slice(0, 10).map(sourceView),
    pieces: piecesOf(draft, spans),
  }
}

const CONTEXT = 16

function rowView(
  draft: string,
  finding: Finding,
  runs: CheckedDraft['overlap']['runs'],
): Omit<RowView, 'href'> {
  const { start, end, message, suggestion } = finding
  const run =
    finding.kind === 'overlap' ? runs.find((one) => one.start === start && one.end === end) : undefined
  return {
    before: (start > CONTEXT ? '…' : '') + oneLine(draft.slice(Math.max(0, start - CONTEXT), start)),
    text: oneLine(finding.text),
    behind: oneLine(draft.slice(end, end + CONTEXT)) + (end + CONTEXT < draft.length ? '…' : ''),
    message,
    suggestion,
    source: run ? { href: `/r/${run.id}#${run.anchor}`, label: '看这一段的出处' } : null,
  }
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ')
}

function sourceView({ reply, share, longest }: OverlapSource): FoundView['sources'][number] {
  return { href: `/r/${reply.id}`, label: citation(reply), share: `${percent(share)}，最长 ${longest} 字` }
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10}%`
}

function piecesOf(draft: string, spans: readonly { start: number; end: number }[]): FoundView['pieces'] {
  const pieces: { text: string; id: string | null }[] = []
  let at = 0
  for (const [index, { start, end }] of spans.entries()) {
    pieces.push(
      { text: draft.slice(at, start), id: null },
      { text: draft.slice(start, end), id: `place-${index + 1}` },
    )
    at = end
  }
  return [...pieces, { text: draft.slice(at), id: null }].filter(({ text }) => text !== '')
}

/** Reads a file that is sent as the body of the request, whatever type it is said to have, and counts its bytes while
 *  they come: 413 for too many. */
export const readFile = express.raw({ type: () => true, limit: '10mb' })

/** `POST /api/v1/check/file?name=答复稿.docx`: the text of a `.docx` or `.txt`, for the form. Nothing of it is kept. */
export const serveSentText: RequestHandler = async (request, response) => {
  const body: unknown = request.body
  const at = request.originalUrl.indexOf('?')
  const name = new URLSearchParams(at === -1 ? '' : request.originalUrl.slice(at)).get('name') ?? ''
  const read = Buffer.isBuffer(body) ? await readSentDraft(body, name) : { fault: '没有收到文件' }
  if ('fault' in read)
    throw new HttpProblem({ status: 400, title: '读不了这个文件', details: [`${read.fault}。`] })
  response.set('Cache-Control', 'no-store')
  response.json(read)
}
