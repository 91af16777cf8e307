import { roleLabels } from '../../reply/role.ts'
import { nameReply } from '../../reply/shown-title.ts'
import type { Offsets, PassageResult, ReplyResult } from '../../search/answer.ts'
import { LONGEST_IN_URL, plainRequest, type SearchRequest } from '../../search/request.ts'
import { excerpt } from '../excerpt.ts'
import { askedLabel, chineseDate, docTypeTags, kindLabels } from '../labels.ts'
import { type MarkedHtml, markedHtml } from '../marked-html.ts'
import { isPosted, urlFromSearch } from '../search-url.ts'

/** One reply in the list of results. */
export interface ResultView {
  readonly href: string
  readonly title: { readonly marked: MarkedHtml }
  /** `工作总结，非答复`; null on a reply. */
  readonly tag: string | null
  /** Title of the proposal, where it is not the title above. */
  readonly asked: { readonly label: string; readonly title: string } | null
  /** Authority, region, dates … as far as known. */
  readonly facts: readonly string[]
  readonly passages: readonly PassageView[]
  /** `本文还有 5 段`; null when all are shown. */
  readonly more: string | null
  /** That other replies show the same, and where to see them; null for a reply of its own words. */
  readonly same: { readonly label: string; readonly href: string } | null
}

interface PassageView {
  readonly href: string
  readonly role: string
  readonly roleLabel: string
  /** `一、工作做法及成效 › （一）…`; empty in an unnumbered part. */
  readonly headings: string
  readonly marked: MarkedHtml
  readonly cutBefore: boolean
  readonly cutAfter: boolean
  /** How it matches: `完整匹配`, `分词匹配`; null where no words are asked for. */
  readonly match: string | null
  /** `同文 3 处`, or that it repeats one above; null where it stands alone on the page. */
  readonly repeated: string | null
}

/** About five lines on a wide screen: enough to judge a passage without reading it whole. */
const excerptLength = 220

/** Of a passage that stands on the page already, enough to know it again. */
const repeatedLength = 60

/** `result` with its passages cut to excerpts, its links carrying the whole `request`; where that is too long for a
 *  URL, what of it is marked. */
export function resultView(
  result: ReplyResult,
  asked: SearchRequest,
  { words }: { words: boolean },
): ResultView {
  const request = isPosted(asked) ? plainRequest(markedQuery(result.passages)) : asked
  const { title, proposalTitle, kind, morePassages } = result
  const named = nameReply(result)
  const proposal = proposalTitle === null || proposalTitle === title ? null : proposalTitle
  return {
    href: urlFromSearch(result.url, request),
    title: {
      marked: markedHtml(named.text, title === null ? [] : result.titleHighlights.map(moved(named.shift))),
    },
    tag: docTypeTags[result.docType],
    asked: proposal === null ? null : { label: askedLabel(kind), title: proposal },
    facts: resultFacts(result),
    passages: result.passages.map((passage) => passageView(passage, request, words)),
    more: morePassages === 0 ? null : `本文还有 ${morePassages} 段`,
    same: sameReplies(result, request),
  }
}

function moved(by: number): (mark: Offsets) => Offsets {
  return ([start, end]) => [start + by, end + by]
}

function sameReplies(result: ReplyResult, request: SearchRequest): ResultView['same'] {
  const { id, passages, sameText, sameAs } = result
  if (sameAs !== undefined) return { label: '文字与另一篇相同', href: urlFromSearch(sameAs, request) }
  const [passage] = passages
  if (sameText === undefined || passage === undefined) return null
  const first = new URLSearchParams({ id, anchor: passage.anchor })
  return { label: `同文 ${sameText} 篇`, href: `/same?${first.toString()}` }
}

const mostMarked = 8
const longestMarked = LONGEST_IN_URL - 2

/** A query for what is marked in `passages`: each text once, the longest first, as many as a URL should hold. */
function markedQuery(passages: readonly PassageResult[]): string {
  const marked = passages.flatMap(({ text, highlights }) => highlights.map((mark) => cut(text, mark)))
  const longest = [...new Set(marked)].filter((text) => text !== '').toSorted((a, b) => b.length - a.length)
  let length = 0
  return longest
    .slice(0, mostMarked)
    .filter((text) => {
      length += text.length + ' OR “”'.length
      return length <= longestMarked
    })
    .map((text) => `“${text}”`)
    .join(' OR ')
}

function cut(text: string, [start, end]: Offsets): string {
  return text
    .slice(start, Math.min(end, start + longestMarked / 2))
    .replace(/["“”\s]+/g, ' ')
    .trim()
}

function passageView(passage: PassageResult, request: SearchRequest, words: boolean): PassageView {
  const { text, marks, cutBefore, cutAfter } = excerpt(
    passage.text,
    passage.highlights,
    passage.sameAs === undefined ? excerptLength : repeatedLength,
  )
  return {
    href: urlFromSearch(passage.url, request),
    role: passage.role,
    roleLabel: roleLabels[passage.role],
    headings: passage.headingPath.join(' › '),
    marked: markedHtml(text, marks),
    cutBefore,
    cutAfter,
    match: !words ? null : passage.match === 'exact' ? '完整匹配' : '分词匹配',
    repeated: repetition(passage),
  }
}

function repetition({ sameText, sameAs }: PassageResult): string | null {
  if (sameAs !== undefined) return '与上面一段文字相同'
  return sameText === undefined ? null : `本页另有 ${sameText} 篇相同`
}

function resultFacts(result: ReplyResult): string[] {
  const { authority, region, docNumber, signedOn, publishedOn, kind, outcome } = result
  return [
    authority,
    region === null ? null : region.path.join(' › '),
    docNumber,
    signedOn === null ? null : `成文 ${chineseDate(signedOn)}`,
    publishedOn === null ? null : `发布 ${chineseDate(publishedOn)}`,
    kind === null ? null : kindLabels[kind],
    outcome === null ? null : `办理类型 ${outcome}`,
  ].filter((fact): fact is string => fact !== null)
}
