import { isDigit } from '../text/chars.ts'
import type { Span } from '../text/span.ts'
import type { Marker } from './markers.ts'
import type { MarkerStyle } from './number-forms.ts'
import { tallySentence } from './role-tally.ts'
import { headingRole } from './roles.ts'
import {
  BLANK,
  CLOSING,
  COLON,
  COMMA,
  isAt,
  LINE_END,
  OPENING,
  type Scanned,
  STOP,
  seek,
  skip,
  skipBack,
  trim,
  WHITE,
} from './scan.ts'

/** The longest heading by level, in characters; a longer one is a sentence of the text. */
const longest = [0, 70, 60, 50, 40, 40]

/** A heading that quotes what was asked for may be as long as this. */
const longestCited = 200

function headingLimit(plain: string, marker: Marker, line: Span, textBelow: boolean): number {
  if (marker.style === 'labelled' && textBelow) return longestCited
  return citesAsk(plain, marker, line, textBelow) ? longestCited : (longest[marker.level] ?? 40)
}

/** What a heading begins with that quotes what was asked for; others are not looked at closely. */
const citingStarts = '关针对就您你所提反 '

/** 一、针对您提出的“…”。 and 一、关于…的建议 on a line of its own, with text below. */
function citesAsk(plain: string, marker: Marker, line: Span, textBelow: boolean): boolean {
  if (marker.boundary !== 'line' || !citingStarts.includes(plain.charAt(line.start))) return false
  const text = plain.slice(line.start, Math.min(line.end, line.start + longestCited + 1))
  if (/^ ?(?:关于|针对|对|就)?(?:[您你]们?)?(?:所?提出?|反映)的?(?:意见|建议|问题)?[:“]/.test(text))
    return true
  const whole = textBelow && line.end - line.start <= longestCited
  return whole && /^ ?(?:关于|对|针对|就|[您你]们?)[^\n]*[^。;,!?:\n ]\s*$/.test(text)
}

const unheaded = new Set<MarkerStyle>(['turn', 'closing-turn', 'paragraph', 'lead', 'summary'])

/** The heading that follows `marker` in the part's own text `own`, which its points do not belong to: its line, or
 *  its first sentence where text follows. Null for a point that is one sentence, or has no short beginning. */
export function headingSpan(text: Scanned, marker: Marker, own: Span, hasPoints: boolean): Span | null {
  if (unheaded.has(marker.style)) return null
  const { plain } = text
  const line = headingLine(text, marker, own)
  const limit = headingLimit(plain, marker, line, line.end < own.end)
  const end = headingEnd(text, marker, line, limit)
  if (end === null) return null
  const heading = trim(text, { start: line.start, end: withoutStop(plain, end) })
  const words = plain.slice(heading.start, heading.end)
  if (words.length < 2 || words.length > limit || leadsOn(plain, end, words)) return null
  const closed = '。;,'.includes(plain.charAt(skipBack(text, end, heading.start, WHITE) - 1))
  // A whole line that ends without a stop is a heading; a whole sentence needs something behind it.
  if (!closed || (hasPoints && standsAlone(text, { start: end, end: own.end }))) return heading
  const hasText = skip(text, end, own.end, WHITE) < own.end
  return (hasText || hasPoints) && !narrates(words) ? heading : null
}

/** Whether nothing but the end of its line stands behind a sentence: it heads the points below it, whatever it says. */
function standsAlone(text: Scanned, behind: Span): boolean {
  return (
    skip(text, behind.start, behind.end, WHITE) >= behind.end &&
    seek(text, behind.start, behind.end, LINE_END) < behind.end
  )
}

/** The line of the heading: the first that holds anything, where the number has one of its own, and what the next line
 *  goes on with, where the first cannot end: 一、关于加快…建设的 / 建议. */
function headingLine(text: Scanned, marker: Marker, own: Span): Span {
  const start = marker.boundary === 'line' ? skip(text, own.start, own.end, WHITE) : own.start
  let end = seek(text, start, own.end, LINE_END)
  if (marker.boundary === 'clause' && isWrapped(text, own, end)) end = seek(text, end + 1, own.end, LINE_END)
  while (end < own.end && '的、,和与及'.includes(text.plain.charAt(end - 1))) {
    const below = seek(text, end + 1, own.end, LINE_END)
    if (below - end > longestTail || seek(text, end + 1, below, STOP | COLON | COMMA) < below) break
    end = below
  }
  return { start, end }
}

/** A line that a page was broken into is no shorter, in characters. */
const shortestWrapped = 24

/** Whether the sentence of a point goes on in the next line: nothing ends it, and its line, within a paragraph, is full. */
function isWrapped({ plain }: Scanned, own: Span, end: number): boolean {
  // Asked first: of a line of a thousand points only the last goes on, and each would look for the line's beginning.
  if (end >= own.end || /[。;:!?]/.test(plain.slice(own.start, end))) return false
  return end - plain.lastIndexOf('\n', own.start) > shortestWrapped
}

/** What stands of a heading on its second line is no longer than this. */
const longestTail = 30

/** A heading whose words tell a role and that the text has run into: 一、工作开展情况近年来,我局…. */
const glued =
  /^ ?([^,。;:!?\n]{0,16}?(?:情况|打算|做法|成效|问题|计划|安排|思路|措施|举措))(?=近年来|今年以来|目前|截至|下一?步|我[局委市县区镇]|收到|接到|根据|按照|20\d\d年)/

/** Shorter headings are not searched for text that has run into them. */
const shortestGlued = 14

function headingEnd(text: Scanned, marker: Marker, line: Span, limit: number): number | null {
  const end = sentenceEnd(text, line, limit)
  if (end !== null && end - line.start <= shortestGlued) return end
  return gluedEnd(text.plain, marker, line) ?? end
}

function gluedEnd(plain: string, marker: Marker, line: Span): number | null {
  if (marker.level > 2 || marker.boundary === 'comma') return null
  const match = glued.exec(plain.slice(line.start, Math.min(line.end, line.start + 40)))
  return match && headingRole(match[1] ?? '') !== null ? line.start + match[0].length : null
}

/** 主要措施是: and 进行修缮,如: lead to what follows and head nothing. */
function leadsOn(plain: string, end: number, words: string): boolean {
  if (plain.charAt(end - 1) !== ':' || !/(?:如|例如|为|是|即|包括|[:,])$/.test(words)) return false
  // 针对加大宣传的建议,答复为: names what is answered.
  return !/^(?:关于|针对).*(?:建议|问题|意见|提案)/.test(words)
}

/** A sentence this long may tell of work in so many words, and head nothing. */
const longEnoughToNarrate = 28

/** 一、今年来，我局对信号灯进行了多次排查。 is text, where 一、加强宣传，营造氛围。 is a heading. */
function narrates(sentence: string): boolean {
  if (sentence.length < longEnoughToNarrate || !sentence.includes(',')) return false
  if (tellsByDate.test(sentence)) return true
  const { opening, done, plan } = tallySentence(sentence)
  return opening !== null && 2 * (done + plan) > sentence.length && hasSubject.test(sentence)
}

/** 2020年项目实施过程中,我们…, 按照有关意见,2018年9月,…. */
const tellsByDate = /^20\d\d年[^,]*,[^,]*我[们局市县区镇]|,20\d\d年\d{1,2}月,/

const hasSubject = /我[局委厅部市县区镇乡办们]|高度重视|已(?:经)?(?:完成|建成|列入|纳入|安排)/

const ENDS_OR_NESTS = OPENING | CLOSING | STOP | COLON | BLANK

/** A first sentence this long may be text where other parts have no heading. */
const longEnoughForText = 22

/** Whether a heading may as well be the first sentence of the text. */
export function isDoubtful(plain: string, { start, end }: Span): boolean {
  if (end - start < longEnoughForText || !isSentence(plain, { start, end })) return false
  return !/^(?:关于|针对)/.test(plain.slice(start, start + 2))
}

/** Whether a heading ends in a stop, and no line does. */
export function isSentence(plain: string, { end }: Span): boolean {
  return '。!?;'.includes(plain.charAt(end))
}

/** Where the first sentence of the line ends, brackets and quotes passed over; a blank between Han characters
 *  ends it too, where it stands for a lost line break. Null when it is too long for a heading. */
function sentenceEnd(text: Scanned, line: Span, limit: number): number | null {
  const { plain } = text
  const end = Math.min(line.end, line.start + limit + 9)
  let depth = 0
  for (
    let at = seek(text, line.start, end, ENDS_OR_NESTS);
    at < end;
    at = seek(text, at + 1, end, ENDS_OR_NESTS)
  ) {
    if (isAt(text, at, OPENING)) depth += 1
    else if (isAt(text, at, CLOSING)) {
      depth = Math.max(0, depth - 1)
      if (depth === 0 && closesSentence(plain, at)) return at + 1
    } else if (depth === 0 && plain.charAt(at) === ';') return null
    else if (depth === 0 && endsHeading(plain, line, at)) return plain.charAt(at) === ' ' ? at : at + 1
  }
  return end === line.end ? end : null
}

/** “…。”区教委…: the quotation ends its sentence itself. */
function closesSentence(plain: string, at: number): boolean {
  return plain.charAt(at) === '”' && plain.charAt(at - 1) === '。'
}

function endsHeading(plain: string, line: Span, at: number): boolean {
  const char = plain.charAt(at)
  if (char === '。' || char === '!' || char === '?') return true
  // 投入方面:2020年…, but 6:30.
  if (char === ':')
    return at - line.start >= 2 && !(isDigit(plain.charAt(at - 1)) && isDigit(plain.charAt(at + 1)))
  return char === ' ' && isLostBreak(plain, line, at)
}

/** A heading of two halves set apart by a blank has no sentence behind it on its line, nor one that leads to points. */
function isLostBreak(plain: string, line: Span, at: number): boolean {
  const before = plain.slice(line.start, at).trim()
  if (!/[\u4e00-\u9fff”》)]$/.test(before) || (before.length < 4 && !shortHeading.test(before))) return false
  return /[\u4e00-\u9fff“《(\d]/.test(plain.charAt(at + 1)) && /。|[:,] *$/.test(plain.slice(at, line.end))
}

const shortHeading = /^(?:现状|概况|背景|做法|成效|问题|措施|打算|计划|下一?步)$/

function withoutStop(plain: string, end: number): number {
  return '。!?:;,*#'.includes(plain.charAt(end - 1)) ? withoutStop(plain, end - 1) : end
}
