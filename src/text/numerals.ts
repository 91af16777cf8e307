import { isDigit } from './chars.ts'
import type { Span } from './span.ts'

/** Whether no number of `text` is cut by `span`: 315 in 1315, 3150 or a telephone number is cut, in 415x it is
 *  not. `text` is folded, so that only ASCII digits occur. */
export function cutsNoNumber(text: string, span: Span): boolean {
  if (span.end <= span.start) return true
  const before = isDigit(text[span.start]) && isDigit(text[span.start - 1])
  const after = isDigit(text[span.end - 1]) && isDigit(text[span.end])
  return !before && !after
}

/** Every place where `part` occurs in `text` without cutting a number, left to right, overlapping ones too.
 *  Both are folded. Empty when `part` is empty. */
export function occurrences(text: string, part: string): Span[] {
  const found: Span[] = []
  if (part === '') return found
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) {
    const span = { start: at, end: at + part.length }
    if (cutsNoNumber(text, span)) found.push(span)
  }
  return found
}

const digits = new Map([...'〇零一二三四五六七八九'].map((char, at) => [char, Math.max(0, at - 1)]))
digits.set('○', 0).set('Ｏ', 0).set('两', 2)
const units = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
  ['廿', 20],
])

/** The number that Chinese numerals write, place by place (二〇二四 → 2024) or with units (一百二十三 → 123,
 *  十一 → 11); ASCII digits are read too. Null for anything else, and from 一万 up: no ordinal is as large. */
export function parseNumeral(text: string): number | null {
  if (text === '') return null
  if (consistsOf(text, isDigit)) return Number(text)
  if (!consistsOf(text, (char) => digits.has(char))) return parseWithUnits(text)
  let number = 0
  for (const char of text) number = 10 * number + (digits.get(char) ?? 0)
  return number
}

function consistsOf(text: string, belongs: (char: string) => boolean): boolean {
  for (let at = 0; at < text.length; at += 1) if (!belongs(text.charAt(at))) return false
  return true
}

function parseWithUnits(chars: string): number | null {
  let total = 0
  let digit: number | null = null
  for (const char of chars) {
    const value = digits.get(char)
    const unit = units.get(char)
    if (value !== undefined) {
      digit = value
    } else if (unit !== undefined) {
      total += unit === 20 ? 20 : (digit ?? 1) * unit
      digit = null
    } else {
      return null
    }
  }
  return total + (digit ?? 0)
}
