import type { SectionLevel } from '../reply/section.ts'
import { isDigit, isHan } from '../text/chars.ts'
import { parseNumeral } from '../text/numerals.ts'
import type { Span } from '../text/span.ts'
import {
  ANY_CLOSING,
  BEFORE_NUMBER,
  BLANK,
  bitAt,
  COLON,
  COMMA,
  cutOut,
  DIGIT,
  HAN_NUMERAL,
  isAt,
  LINE_END,
  NUMBER_START,
  type Scanned,
  STOP,
  seek,
  skip,
  skipBack,
} from './scan.ts'

/** Writings of a number; two points of one sequence have the same. */
export type MarkerStyle =
  | 'han-comma'
  | 'han-paren'
  | 'digit-dot'
  | 'digit-paren'
  | 'digit-half-paren'
  | 'circle'
  | 'han-is'
  | 'han-must'
  | 'ordinal'
  | 'thing'
  | 'first-next'
  /** Without a number: a heading on a line of its own. */
  | 'bare-heading'
  /** Without a number: a paragraph that turns to what will be done. */
  | 'turn'
  /** The only one of these, behind the last numbered part: it ends the letter, not that part. */
  | 'closing-turn'

/** A place that may begin a numbered part. */
export interface Marker {
  readonly style: MarkerStyle
  readonly level: SectionLevel
  /** From 1; 0 for an unnumbered part. */
  readonly number: number
  /** The marker itself, such as 一、 or （二） or 一是. */
  readonly span: Span
  /** What stands before it: the beginning of a line (or of a lost one), the end of a sentence or a clause (or
   *  another number), a comma, or a word that the end of the sentence was lost behind. */
  readonly boundary: 'line' | 'clause' | 'comma' | 'word'
}

const levels: Readonly<Record<MarkerStyle, SectionLevel>> = {
  'han-comma': 1,
  'han-paren': 2,
  'digit-dot': 3,
  'digit-paren': 4,
  'digit-half-paren': 4,
  circle: 4,
  'han-is': 5,
  'han-must': 5,
  ordinal: 5,
  thing: 5,
  'first-next': 5,
  'bare-heading': 1,
  turn: 1,
  'closing-turn': 1,
}

/** Every place in `span` that is written like the beginning of a numbered part, in order. Whether it is one,
 *  its neighbours tell. */
export function findMarkers(scanned: Scanned, span: Span): Marker[] {
  const markers: Marker[] = []
  const text = cutOut(scanned, span)
  const { length } = text.plain
  for (
    let at = seek(text, 0, length, NUMBER_START);
    at < length;
    at = seek(text, at + 1, length, NUMBER_START)
  ) {
    const last = markers.at(-1)
    const boundary = last && last.span.end === span.start + at ? 'clause' : boundaryBefore(text, at)
    const form = boundary && formAt(text, at)
    if (!form) continue
    const { style, number, end } = form
    const level = levels[style]
    if (boundary === 'word' && style !== 'digit-dot') continue
    // Only the points of a sentence are set apart by commas.
    if (boundary === 'comma' && level !== 5) continue
    markers.push({ style, level, number, boundary, span: { start: span.start + at, end: span.start + end } })
  }
  return markers
}

/** A number as it is written. */
interface Form {
  readonly style: MarkerStyle
  readonly number: number
  /** Where it ends. */
  readonly end: number
}

function formAt(text: Scanned, at: number): Form | null {
  switch (text.plain.charAt(at)) {
    case '(':
      return bracketed(text, at)
    case '第':
      return led(text, at, 'ordinal')
    case '其':
      return led(text, at, 'thing') ?? word(text, at)
    case '首':
    case '再':
    case '最':
      return word(text, at)
    default:
      return isAt(text, at, HAN_NUMERAL | DIGIT) ? bare(text, at) : single(text, at)
  }
}

/** （一） （1） （一）、 */
function bracketed(text: Scanned, at: number): Form | null {
  const from = skip(text, at + 1, at + 2, BLANK)
  const to = numeralEnd(text, from, 3)
  const close = skip(text, to, to + 1, BLANK)
  if (text.plain.charAt(close) !== ')') return null
  const end = text.plain.charAt(close + 1) === '、' ? close + 2 : close + 1
  return form(isAt(text, from, DIGIT) ? 'digit-paren' : 'han-paren', text.plain.slice(from, to), end)
}

/** 第一， 第二是 其三， */
function led(text: Scanned, at: number, style: 'ordinal' | 'thing'): Form | null {
  const to = skip(text, at + 1, at + (style === 'ordinal' ? 4 : 2), HAN_NUMERAL)
  const numeral = text.plain.slice(at + 1, to)
  if (style === 'thing' && numeral === '十') return null
  return isOneOf(',、:是', text.plain.charAt(to)) ? form(style, numeral, to + 1) : null
}

const words = new Map([
  ['首先', '一'],
  ['其次', '二'],
  ['再次', '三'],
  ['最后', '四'],
])

/** 首先， 其次是 */
function word(text: Scanned, at: number): Form | null {
  if (!isOneOf(',是', text.plain.charAt(at + 2))) return null
  return form('first-next', words.get(text.plain.slice(at, at + 2)) ?? '', at + 3)
}

/** 一、 一是 一要 1. 1、 1） */
function bare(text: Scanned, at: number): Form | null {
  const arabic = isAt(text, at, DIGIT)
  const to = numeralEnd(text, at, 3)
  const numeral = text.plain.slice(at, to)
  const tail = text.plain.charAt(to)
  if (!arabic && tail === '是') return form('han-is', numeral, to + 1)
  if (!arabic && tail === '要') return form('han-must', numeral, to + 1)
  if (arabic && tail === ')') return form('digit-half-paren', numeral, to + 1)
  const end = skip(text, to, to + 1, BLANK) + 1
  if (!isOneOf('、.', text.plain.charAt(end - 1)) || isFalseFriend(text, end, numeral)) return null
  return form(arabic ? 'digit-dot' : 'han-comma', numeral, end)
}

/** 一、二、三产业 and 二、三期 count things; 2.5% and 1.html are no points either. */
function isFalseFriend(text: Scanned, at: number, numeral: string): boolean {
  // 1.2019年8月,… begins with a date.
  if (isDigit(numeral[0]))
    return /[\d%a-z]/.test(text.plain.charAt(at)) && !/^20\d\d ?年/.test(text.plain.slice(at, at + 6))
  if (!isAt(text, at, HAN_NUMERAL)) return false
  const to = numeralEnd(text, at, 2)
  const follows = parseNumeral(text.plain.slice(at, to)) === (parseNumeral(numeral) ?? 0) + 1
  return follows && isOneOf('、,类期产级批季', text.plain.charAt(to))
}

const singles: readonly [string, string, MarkerStyle][] = [
  ['①', '⑳', 'circle'],
  ['㈠', '㈩', 'han-paren'],
  ['⑴', '⒇', 'digit-paren'],
  ['⒈', '⒛', 'digit-dot'],
]

/** ① ⒈、 */
function single(text: Scanned, at: number): Form | null {
  const char = text.plain.charAt(at)
  const end = isOneOf('、.', text.plain.charAt(at + 1)) ? at + 2 : at + 1
  for (const [first, last, style] of singles) {
    if (char >= first && char <= last)
      return { style, number: char.charCodeAt(0) - first.charCodeAt(0) + 1, end }
  }
  return null
}

function form(style: MarkerStyle, numeral: string, end: number): Form | null {
  const number = parseNumeral(numeral)
  return number === null || number === 0 ? null : { style, number, end }
}

/** Where the numeral at `from` ends: two digits or `most` Han numerals at most. `from` where there is none. */
function numeralEnd(text: Scanned, from: number, most: number): number {
  return isAt(text, from, DIGIT)
    ? skip(text, from, from + 2, DIGIT)
    : skip(text, from, from + most, HAN_NUMERAL)
}

function isOneOf(chars: string, char: string): boolean {
  return char !== '' && chars.includes(char)
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
  return isAt(text, at, DIGIT) && isHanAt(text, before) ? 'word' : null
}

function isHanAt(text: Scanned, at: number): boolean {
  return isHan(text.plain.charAt(at))
}

/** Whether a mark closes here what a sentence ended in, or, first of all, what stands before the text. */
function closesSentence(text: Scanned, at: number): boolean {
  return isAt(text, at, ANY_CLOSING) && (at === 0 || isAt(text, at - 1, STOP))
}
