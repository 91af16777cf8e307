import type { SectionLevel } from '../reply/section.ts'
import type { Span } from '../text/span.ts'
import { type Form, labelledNumberAt, labelStart, type MarkerStyle, numberAt } from './number-forms.ts'
import {
  ANY_CLOSING,
  BEFORE_NUMBER,
  bitAt,
  COLON,
  COMMA,
  cutOut,
  DIGIT,
  isAt,
  LINE_END,
  NUMBER_START,
  type Scanned,
  STOP,
  seek,
  skipBack,
} from './scan.ts'

/** A place that may begin a numbered part. */
export interface Marker {
  readonly style: MarkerStyle
  readonly level: SectionLevel
  /** From 1; 0 for an unnumbered part. */
  readonly number: number
  /** The marker itself, such as 一、 or （二） or 一是. */
  readonly span: Span
  /** What stands before it: the beginning of a line (or of a lost one), the end of a sentence or a clause (or
   *  another number), a comma, a word that the end of the sentence was lost behind, or a heading that has run into it. */
  readonly boundary: 'line' | 'clause' | 'comma' | 'word' | 'heading'
}

const levels: Readonly<Record<MarkerStyle, SectionLevel>> = {
  part: 1,
  'han-comma': 1,
  'han-paren': 2,
  labelled: 2,
  'digit-dot': 3,
  letter: 3,
  roman: 3,
  decimal: 4,
  'deep-decimal': 5,
  'digit-paren': 4,
  'digit-half-paren': 4,
  circle: 4,
  'han-is': 5,
  'han-must': 5,
  'han-verb': 5,
  ordinal: 5,
  thing: 5,
  'first-next': 5,
  'bare-heading': 1,
  'line-heading': 1,
  turn: 1,
  'closing-turn': 1,
  'closing-heading': 1,
  paragraph: 1,
  lead: 1,
  summary: 1,
}

/** Whether it is a line that heads what is below it, without a number. */
export function isHeading({ style }: Marker): boolean {
  return style === 'bare-heading' || style === 'line-heading'
}

/** Every place in `span` that is written like the beginning of a numbered part, in order. Whether it is one,
 *  its neighbours tell. */
export function findMarkers(scanned: Scanned, span: Span): Marker[] {
  const markers: Marker[] = []
  const text = cutOut(scanned, span)
  const { length } = text.plain
  let last: Found | null = null
  const isQuoted = quotations(text.plain)
  for (
    let at = seek(text, 0, length, NUMBER_START);
    at < length;
    at = seek(text, at + 1, length, NUMBER_START)
  ) {
    const found = findMarker(text, at, last)
    if (!found || isQuoted(found.start)) continue
    const { style, level, number, boundary, start, end } = found
    markers.push({
      style,
      level,
      number,
      boundary,
      span: { start: span.start + start, end: span.start + end },
    })
    last = found
  }
  return markers
}

/** The longest quotation, in characters: behind it a mark was never closed. */
const longestQuotation = 400

/** Tells of places of `plain`, asked for in order, whether they stand in “…” on one line: what is asked, and what a law says,
 *  has numbers of its own. */
function quotations(plain: string): (at: number) => boolean {
  let open = plain.indexOf('“')
  let close = open
  return (at) => {
    while (open !== -1 && open < at) {
      if (close <= open) close = plain.indexOf('”', open)
      if (close === -1) return false
      if (close > at) return close - open <= longestQuotation && !plain.slice(open, close).includes('\n')
      open = plain.indexOf('“', open + 1)
    }
    return false
  }
}

interface Found extends Omit<Marker, 'span'> {
  readonly start: number
  readonly end: number
}

function findMarker(text: Scanned, at: number, last: Found | null): Found | null {
  const start = labelStart(text, at)
  const boundary = boundaryAt(text, start, last)
  if (boundary === null) return null
  const form = start < at ? labelledNumberAt(text, at) : numberAt(text, at)
  if (!form || !fits(form, boundary, last)) return null
  const { style, number, end } = form
  return { style, level: levels[style], number, boundary, start, end }
}

function fits({ style, number, ownsLine }: Form, boundary: Marker['boundary'], last: Found | null): boolean {
  const level = levels[style]
  switch (boundary) {
    case 'line':
      return true
    case 'heading':
      return !ownsLine && number === 1 && last !== null && level > last.level
    case 'word':
      return !ownsLine && style === 'digit-dot'
    case 'comma':
      // Only the points of a sentence are set apart by commas.
      return !ownsLine && level >= 3
    case 'clause':
      return !ownsLine
  }
}

function boundaryAt(text: Scanned, at: number, last: Found | null): Marker['boundary'] | null {
  if (last?.end === at) return 'clause'
  const boundary = boundaryBefore(text, at)
  if (boundary !== null && boundary !== 'word') return boundary
  return endsHeading(text, last, at) && isFirst(text, at) ? 'heading' : boundary
}

/** Whether the number one may stand at `at`: (一) 一是 1. */
function isFirst({ plain }: Scanned, at: number): boolean {
  return isOne(plain.charCodeAt(at)) || (isOne(plain.charCodeAt(at + 1)) && plain.charAt(at) === '(')
}

function isOne(unit: number): boolean {
  return unit === hanOne || unit === digitOne
}

const hanOne = '一'.charCodeAt(0)
const digitOne = '1'.charCodeAt(0)

/** A heading that has run into the list below it is no longer than this. */
const longestGlued = 24

/** Whether nothing but a few words stands between the last number and `at`: 一、工作开展情况(一)…. */
function endsHeading(text: Scanned, last: Found | null, at: number): boolean {
  if (!last || at - last.end > longestGlued || at - last.end < 2 || last.level > 3) return false
  return seek(text, last.end, at, STOP | COLON | COMMA | LINE_END) === at
}

function boundaryBefore(text: Scanned, at: number): Marker['boundary'] | null {
  const before = skipBack(text, at, 0, BEFORE_NUMBER) - 1
  const bit = bitAt(text, before)
  const apart = before < at - 1
  if (before < 0 || bit & LINE_END) return 'line'
  if (bit & (STOP | COLON) || closesSentence(text, before)) return apart ? 'line' : 'clause'
  if (bit & COMMA) return 'comma'
  // 一、工作开展情况 一是…: where a line break became a blank, nothing else ends the heading.
  if (apart) return '“‘(《[、'.includes(text.plain.charAt(before)) ? null : 'clause'
  return isAt(text, at, DIGIT) && isHanUnit(text.plain.charCodeAt(before)) ? 'word' : null
}

/** Most numerals stand within words: no string is made of what is before them. */
function isHanUnit(unit: number): boolean {
  return unit >= 0x4e00 && unit <= 0x9fff
}

/** Whether a mark closes here what a sentence ended in, or, first of all, what stands before the text. */
function closesSentence(text: Scanned, at: number): boolean {
  return isAt(text, at, ANY_CLOSING) && (at === 0 || isAt(text, at - 1, STOP))
}
