import type { SectionLevel } from '../reply/section.ts'
import { parseNumeral } from '../text/numerals.ts'
import type { Span } from '../text/span.ts'

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

/** A place that may begin a numbered part. */
export interface Marker {
  readonly style: MarkerStyle
  readonly level: SectionLevel
  /** From 1; 0 for an unnumbered part. */
  readonly number: number
  /** The marker itself, such as 一、 or （二） or 一是. */
  readonly span: Span
  /** What stands before it: the beginning of a line (or of a lost one), the end of a sentence or a clause, a
   *  comma. */
  readonly boundary: 'line' | 'clause' | 'comma'
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
}

const han = '[一二三四五六七八九十]{1,3}'
const forms = new RegExp(
  [
    `${han}(?: ?[、.]|是|要)`,
    `\\( ?(?:${han}|\\d{1,2}) ?\\)、?`,
    `\\d{1,2}(?: ?[.、](?!\\d)|\\))`,
    `第${han}(?:[,、:]|是)`,
    `其[一二三四五六七八九](?:[,、:]|是)`,
    '(?:首先|其次|再次|最后)(?:,|是)',
    '[①-⑳㈠-㈩⑴-⒇⒈-⒛][、.]?',
  ].join('|'),
  'g',
)

/** Every place in `span` that is written like the beginning of a numbered part, in order. Whether it is one,
 *  its neighbours tell. */
export function findMarkers(plain: string, span: Span): Marker[] {
  const markers: Marker[] = []
  const text = plain.slice(span.start, span.end)
  for (const match of text.matchAll(forms)) {
    const boundary = boundaryBefore(text, match.index)
    const form = boundary && readForm(match[0])
    if (!form || isFalseFriend(text, match.index, match[0])) continue
    const level = levels[form.style]
    // Only the points of a sentence are set apart by commas.
    if (boundary === 'comma' && level !== 5) continue
    const start = span.start + match.index
    markers.push({ ...form, level, boundary, span: { start, end: start + match[0].length } })
  }
  return markers
}

const words = new Map([
  ['首先', 1],
  ['其次', 2],
  ['再次', 3],
  ['最后', 4],
])

function readForm(text: string): Pick<Marker, 'style' | 'number'> | null {
  const word = words.get(text.slice(0, 2))
  if (word !== undefined) return { style: 'first-next', number: word }
  const digits = text.replace(/[^\d一二三四五六七八九十]/g, '')
  const number = parseNumeral(digits)
  if (number === null || number === 0) return readSingle(text.charAt(0))
  return { style: numberedStyle(text, digits.charCodeAt(0) < 0x80), number }
}

function numberedStyle(text: string, arabic: boolean): MarkerStyle {
  if (text.startsWith('(')) return arabic ? 'digit-paren' : 'han-paren'
  if (text.startsWith('第')) return 'ordinal'
  if (text.startsWith('其')) return 'thing'
  if (arabic) return text.endsWith(')') ? 'digit-half-paren' : 'digit-dot'
  if (text.endsWith('是')) return 'han-is'
  return text.endsWith('要') ? 'han-must' : 'han-comma'
}

const singles: readonly [string, string, MarkerStyle][] = [
  ['①', '⑳', 'circle'],
  ['㈠', '㈩', 'han-paren'],
  ['⑴', '⒇', 'digit-paren'],
  ['⒈', '⒛', 'digit-dot'],
]

function readSingle(char: string): Pick<Marker, 'style' | 'number'> | null {
  for (const [first, last, style] of singles) {
    if (char >= first && char <= last) {
      return { style, number: char.charCodeAt(0) - first.charCodeAt(0) + 1 }
    }
  }
  return null
}

/** 一、二、三产业 and 二、三期 count things; 1.html does too. */
function isFalseFriend(text: string, at: number, marker: string): boolean {
  const behind = text.slice(at + marker.length, at + marker.length + 4)
  if (/\d[、.]$/.test(marker)) return /^[\d%a-z]/.test(behind)
  const next = /^([一二三四五六七八九十]{1,2})[、,类期产级批季]/.exec(behind)?.[1]
  const own = /^([一二三四五六七八九十]{1,3}) ?[、.]$/.exec(marker)?.[1]
  return next !== undefined && own !== undefined && parseNumeral(next) === (parseNumeral(own) ?? 0) + 1
}

function boundaryBefore(text: string, at: number): Marker['boundary'] | null {
  let before = at - 1
  while (before >= 0 && ' |*#•'.includes(text.charAt(before))) before -= 1
  const blank = before < at - 1
  const char = text.charAt(before)
  if (before < 0 || char === '\n') return 'line'
  if (endsSentence(text, before)) return blank ? 'line' : 'clause'
  if (char === ',') return 'comma'
  // 一、工作开展情况 一是…: where a line break became a blank, nothing else ends the heading.
  return blank && !'“‘(《[、'.includes(char) ? 'clause' : null
}

function endsSentence(text: string, at: number): boolean {
  const char = text.charAt(at)
  return '。!?;:'.includes(char) || ('”’")》]'.includes(char) && '。!?;'.includes(text.charAt(at - 1)))
}
