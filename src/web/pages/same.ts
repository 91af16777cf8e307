import type { RequestHandler } from 'express'
import type { Passage } from '../../reply/passage.ts'
import { regionPath } from '../../reply/region.ts'
import { type IsoDate, type Reply, replyDate } from '../../reply/reply.ts'
import { roleLabels } from '../../reply/role.ts'
import { shownTitle } from '../../reply/shown-title.ts'
import type { Searcher } from '../../search/searcher.ts'
import type { Piece } from '../../search/wording/align.ts'
import {
  isFormula,
  MOST_COMPARED,
  type SameWording,
  SHORTEST_WORDING,
  type Variant,
} from '../../search/wording/same-wording.ts'
import { foldText } from '../../text/fold.ts'
import { citation } from '../citation.ts'
import { chineseDate, docTypeTags } from '../labels.ts'
import { type AskedWording, askedWording } from '../wording-api.ts'
import { pageFrame, shorten } from './frame.ts'

interface SameView {
  /** What was asked for. */
  readonly text: string
  /** Where it stands; null for a text that was typed. */
  readonly source: { readonly href: string; readonly label: string } | null
  /** Chinese sentences: how many, who was first, what was left out. */
  readonly summary: readonly string[]
  readonly rows: readonly RowView[]
}

/** One place where it is said. */
interface RowView {
  readonly href: string
  readonly title: string
  /** Machine-readable; null where the reply has none. */
  readonly date: IsoDate | null
  readonly dateLabel: string
  readonly place: string
  readonly authority: string | null
  readonly roleLabel: string
  readonly tag: string | null
  /** `一字不差`, `93% 相同`, `本段`. */
  readonly likeness: string
  readonly isAsked: boolean
  /** Empty where there is no difference to show. */
  readonly pieces: readonly Piece[]
}

/** `GET /same`: a passage or a text, and who else says nearly the same, the oldest first. */
export function serveSamePage(searcher: Searcher): RequestHandler {
  return async (request, response) => {
    const asked = await askedWording(searcher, request)
    const [found, overview] = await Promise.all([
      searcher.sameWording(asked.text, asked.from?.reply.id ?? null),
      searcher.overview(),
    ])
    response.set('Cache-Control', 'private, max-age=60')
    response.render('same', {
      page: pageFrame(`同样的话：${shorten(asked.text, 30)}`, { query: '', canonical: null, overview }),
      same: sameView(asked, found),
    })
  }
}

function sameView(asked: AskedWording, found: SameWording): SameView {
  const { text, from } = asked
  const own = from === null ? [] : [askedRow(from.reply, from.passage)]
  const rows = [...found.variants.map(variantRow), ...own].sort(byDate)
  return {
    text,
    source: from && { href: hrefOf(from.reply, from.passage), label: citation(from.reply) },
    summary: summarySentences(asked, found, rows),
    rows: found.variants.length === 0 ? [] : rows,
  }
}

function summarySentences(
  { text, from }: AskedWording,
  { variants, isComplete }: SameWording,
  rows: readonly RowView[],
): string[] {
  if (foldText(text).length < SHORTEST_WORDING) return ['这段文字太短，比对没有意义：请选一句完整的话。']
  if (variants.length === 0) return ['已收录的资料里没有别处这样写。']
  const role = from?.passage.role ?? null
  const undated = rows.filter(({ date }) => date === null).length
  return [
    howMany(variants, isComplete),
    ...(isFormula(role, variants.length) ? ['这是常用套语，说不上谁先谁后。'] : firstSentence(rows)),
    ...(undated > 0 ? [`有 ${undated} 处没有日期，排在最后，不知先后。`] : []),
    ...(isComplete ? [] : [`只逐字比对了最相近的 ${MOST_COMPARED} 处。`]),
  ]
}

function howMany(variants: readonly Variant[], isComplete: boolean): string {
  const equal = variants.filter(({ similarity }) => similarity === 1).length
  const letterByLetter = equal === 0 ? '' : `，其中一字不差 ${equal} 处`
  return `另有 ${variants.length} 处${isComplete ? '' : '以上'}写法相同或相近${letterByLetter}。`
}

/** Those of one day are named together: nobody knows which of them was first. */
function firstSentence(rows: readonly RowView[]): string[] {
  const [oldest] = rows
  if (!oldest || oldest.date === null) return []
  const first = rows.filter(({ date }) => date === oldest.date)
  const others = first.length - 1
  if (first.some(({ isAsked }) => isAsked))
    return [`在已收录的资料里，本段${others === 0 ? '' : `和同一天的另外 ${others} 处`}最早。`]
  const { dateLabel, authority, place } = oldest
  return [
    `在已收录的资料里，最早见于 ${dateLabel}${authority ?? place}${others === 0 ? '' : `等同一天的 ${first.length} 处`}。`,
  ]
}

function variantRow({ reply, passage, date, similarity, pieces }: Variant): RowView {
  const isEqual = pieces.every(({ kind }) => kind === 'same')
  const percent = Math.min(99, Math.round(similarity * 100))
  return {
    ...placeFacts(reply, passage, date),
    roleLabel: roleLabels[passage.role],
    likeness: similarity === 1 ? '一字不差' : `${percent}% 相同`,
    isAsked: false,
    pieces: isEqual ? [] : pieces,
  }
}

function askedRow(reply: Reply, passage: Passage): RowView {
  const date = replyDate(reply.header)
  return {
    ...placeFacts(reply, passage, date),
    roleLabel: roleLabels[passage.role],
    likeness: '本段',
    isAsked: true,
    pieces: [],
  }
}

function placeFacts(reply: Reply, passage: Passage, date: IsoDate | null) {
  const { header, region } = reply
  return {
    href: hrefOf(reply, passage),
    title: shownTitle(reply),
    date,
    dateLabel: date === null ? '日期不详' : chineseDate(date) + (header.signedOn === null ? '（发布）' : ''),
    place: region === null ? '地区不详' : regionPath(region).join(' › '),
    authority: header.authority,
    tag: docTypeTags[reply.docType],
  }
}

function hrefOf({ id }: Reply, { anchor }: Passage): string {
  return `/r/${id}#${anchor}`
}

/** Undated ones last; the order in which variants came stays. */
function byDate(a: RowView, b: RowView): number {
  const [dateA, dateB] = [a.date ?? '9999', b.date ?? '9999']
  return dateA < dateB ? -1 : dateA > dateB ? 1 : 0
}
