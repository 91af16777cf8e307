import { isDigit } from '../text/chars.ts'
import { parseNumeral } from '../text/numerals.ts'
import type { Span } from '../text/span.ts'
import { BLANK, DIGIT, HAN_NUMERAL, isAt, LABEL_END, type Scanned, skip } from './scan.ts'

/** Writings of a number; two points of one sequence have the same. */
export type MarkerStyle =
  /** 第一部分 */
  | 'part'
  | 'han-comma'
  | 'han-paren'
  | 'digit-dot'
  /** 建议一: the number of an ask that is answered. */
  | 'labelled'
  /** A. B. C. */
  | 'letter'
  /** Ⅰ、 II. */
  | 'roman'
  /** 1.2 and 1.2.3: the last figure counts. */
  | 'decimal'
  | 'deep-decimal'
  | 'digit-paren'
  | 'digit-half-paren'
  | 'circle'
  | 'han-is'
  | 'han-must'
  | 'han-verb'
  | 'ordinal'
  | 'thing'
  | 'first-next'
  /** Without a number: a heading on a line of its own. */
  | 'bare-heading'
  /** Without a number: one of several lines between paragraphs, which head what is below them. */
  | 'line-heading'
  /** Without a number: a paragraph that turns to what will be done. */
  | 'turn'
  /** The only one of these, behind the last numbered part: it ends the letter, not that part. */
  | 'closing-turn'
  | 'closing-heading'
  /** Without a number: a paragraph behind one that holds the points of a sentence. */
  | 'paragraph'
  /** Without a number: such a paragraph that leads to what is below it: …采取了以下措施: */
  | 'lead'
  /** Without a number: a paragraph that speaks of all points above it (上述措施…). */
  | 'summary'

/** A number as it is written. */
export interface Form {
  readonly style: MarkerStyle
  readonly number: number
  /** Where it ends. */
  readonly end: number
  /** Whether it counts only at the beginning of a line. */
  readonly ownsLine?: true
}

/** The number of a part that is written at `at`; null where there is none. */
export function numberAt(text: Scanned, at: number): Form | null {
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
      return isAt(text, at, HAN_NUMERAL | DIGIT)
        ? bare(text, at)
        : (single(text, at) ?? lettered(text.plain, at))
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

/** 第一， 第二是 第三个方面， 其三， 第一部分 */
function led(text: Scanned, at: number, style: 'ordinal' | 'thing'): Form | null {
  const to = skip(text, at + 1, at + (style === 'ordinal' ? 4 : 2), HAN_NUMERAL)
  const numeral = text.plain.slice(at + 1, to)
  if (text.plain.startsWith(partName, to)) return part(text.plain, numeral, to + partName.length)
  if (style === 'thing' && numeral === '十') return null
  const named = style === 'ordinal' ? ordinalNames.find((name) => text.plain.startsWith(name, to)) : undefined
  const end = to + (named?.length ?? 0)
  return isOneOf(',、:是', text.plain.charAt(end)) ? form(style, numeral, end + 1) : null
}

const partName = '部分'

function part(plain: string, numeral: string, to: number): Form | null {
  if (isOneOf(':、,', plain.charAt(to))) return ownLine('part', numeral, to + 1)
  return isOneOf(' \n', plain.charAt(to)) ? ownLine('part', numeral, to) : null
}

const ordinalNames = ['个方面', '方面', '点']

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

/** What makes a point of a numeral before it: 一是 一要 一抓 */
const pointWords = new Map<string, MarkerStyle>([
  ['是', 'han-is'],
  ['要', 'han-must'],
  ['抓', 'han-verb'],
  ['促', 'han-verb'],
  ['靠', 'han-verb'],
])

/** 一、 一是 一要 1. 1、 1） */
function bare(text: Scanned, at: number): Form | null {
  const { plain } = text
  const arabic = isAt(text, at, DIGIT)
  const to = numeralEnd(text, at, 3)
  const numeral = plain.slice(at, to)
  if (arabic && plain.charAt(to) === ')') return form('digit-half-paren', numeral, to + 1)
  const end = skip(text, to, to + 1, BLANK) + 1
  const tail = plain.charAt(end - 1)
  const word = arabic ? undefined : pointWords.get(tail)
  if (word) return repeats(plain, numeral, end) ? null : form(word, numeral, end)
  if (!isOneOf('、.,:', tail)) return null
  if (isFalseFriend(text, end, numeral)) return arabic && tail === '.' ? decimal(plain, at) : null
  const style = arabic ? 'digit-dot' : 'han-comma'
  return isOneOf(',:', tail) ? ownLine(style, numeral, end) : form(style, numeral, end)
}

/** 一， and 1： end a number at the beginning of a line, and belong to the sentence elsewhere. */
function ownLine(style: MarkerStyle, numeral: string, end: number): Form | null {
  const written = form(style, numeral, end)
  return written && { ...written, ownsLine: true }
}

const labels = new Set(['建议', '问题', '意见', '诉求'])
const labelLength = 2

/** Where the label begins that belongs to the numeral at `at` (建议一：); `at` without one. */
export function labelStart(text: Scanned, at: number): number {
  if (!isAt(text, at - 1, LABEL_END)) return at
  return labels.has(text.plain.slice(at - labelLength, at)) ? at - labelLength : at
}

/** Whether the number in `marker` has a label: 建议一 */
export function isLabelled(plain: string, marker: Span): boolean {
  return labels.has(plain.slice(marker.start, marker.start + labelLength))
}

/** The number behind a label: 建议一： 问题1. */
export function labelledNumberAt(text: Scanned, at: number): Form | null {
  const to = numeralEnd(text, at, 3)
  return isOneOf(':、.,', text.plain.charAt(to))
    ? ownLine('labelled', text.plain.slice(at, to), to + 1)
    : null
}

/** 一是一，二是二 */
function repeats(plain: string, numeral: string, at: number): boolean {
  return plain.startsWith(numeral, at) && isOneOf('、,。', plain.charAt(at + numeral.length))
}

/** 一、二、三产业 and 二、三期 count things; 2.5% and 1.html are no points either. */
function isFalseFriend(text: Scanned, at: number, numeral: string): boolean {
  // 1.2019年8月,…, 1.2017-2021年… and 3.10月底… begin with a date.
  if (isDigit(numeral[0]))
    return /[\d%a-z]/.test(text.plain.charAt(at)) && !beginsWithDate.test(text.plain.slice(at, at + 12))
  if (!isAt(text, at, HAN_NUMERAL)) return false
  const to = numeralEnd(text, at, 2)
  const follows = parseNumeral(text.plain.slice(at, to)) === (parseNumeral(numeral) ?? 0) + 1
  return follows && isOneOf('、,类期产级批季', text.plain.charAt(to))
}

const decimalForm =
  /^\d{1,2}\.(\d{1,2})(?:\.(\d{1,2}))?(?![\d.%]|[亿万千百元米公里倍个吨人家亩平立度级件次条分岁])[、.]? */

/** 1.2 and 1.2.3 at the beginning of a line, where they are no amounts. */
function decimal(plain: string, at: number): Form | null {
  const [marker, second, third] = decimalForm.exec(plain.slice(at, at + 12)) ?? []
  if (marker === undefined || second === undefined) return null
  const style = third === undefined ? 'decimal' : 'deep-decimal'
  return ownLine(style, third ?? second, at + marker.trimEnd().length)
}

const beginsWithDate = /^(?:20\d\d ?(?:[-—~至] ?(?:20)?\d\d ?)?年|\d{1,2} ?月)/

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

const firstRoman = 'Ⅰ'
const lastRoman = 'Ⅹ'
const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X']
const letters = 'ABCDEFGH'
const behindLetters = /^(?:[IVX]{1,4}|[A-HⅠ-Ⅹ])[、.,:](?![A-Za-z\d])/

/** A. Ⅰ、 II. at the beginning of a line; A类, A、B两类 and 5G are none. */
function lettered(plain: string, at: number): Form | null {
  const marker = behindLetters.exec(plain.slice(at, at + 6))?.[0]
  if (marker === undefined) return null
  const sign = marker.slice(0, -1)
  const roman =
    sign >= firstRoman && sign <= lastRoman
      ? sign.charCodeAt(0) - firstRoman.charCodeAt(0)
      : romans.indexOf(sign)
  const [style, number] =
    roman === -1 ? (['letter', letters.indexOf(sign)] as const) : (['roman', roman] as const)
  return number === -1 ? null : { style, number: number + 1, end: at + marker.length, ownsLine: true }
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
