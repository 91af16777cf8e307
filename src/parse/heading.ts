import type { Span } from '../text/span.ts'
import { trimSpan } from '../text/span.ts'
import type { Marker } from './markers.ts'

/** The longest heading by level; a longer one is a sentence of the text. */
const longest = [0, 70, 60, 50, 40, 40]

/** The heading that follows `marker` in the part's own text `own`: its line, or its first sentence where text
 *  follows on the same line. Null for a point that is one sentence, or has no short beginning of its own. */
export function headingSpan(plain: string, marker: Marker, own: Span, hasChildren: boolean): Span | null {
  const limit = longest[marker.level] ?? 40
  const newline = plain.indexOf('\n', own.start)
  const lineEnd = newline === -1 || newline > own.end ? own.end : newline
  const line = { start: own.start, end: lineEnd }
  const end = headingEnd(plain, line, limit)
  if (end === null) return null
  const heading = trimSpan(plain, { start: own.start, end: withoutStop(plain, end) })
  const length = heading.end - heading.start
  if (length < 2 || length > limit) return null
  const textBehind = plain.slice(end, own.end).trim() !== '' || hasChildren
  const bareLine = end === lineEnd && newline !== -1 && !/[。;]$/.test(plain.slice(own.start, end).trimEnd())
  return textBehind || (bareLine && marker.level <= 3) ? heading : null
}

/** Where the first sentence of the line ends, brackets and quotes passed over; a blank between Han characters
 *  ends it too, where it stands for a lost line break. Null when it is too long for a heading. */
function headingEnd(plain: string, line: Span, limit: number): number | null {
  let depth = 0
  for (let at = line.start; at < line.end; at += 1) {
    if (at - line.start > limit + 8) return null
    const char = plain.charAt(at)
    if ('“《('.includes(char)) depth += 1
    else if ('”》)'.includes(char)) depth = Math.max(0, depth - 1)
    else if (depth === 0 && /[。!?]/.test(char)) return at + 1
    else if (depth === 0 && char === ';') return null
    else if (depth === 0 && char === ':' && at - line.start >= 2) return at + 1
    else if (depth === 0 && char === ' ' && isLostBreak(plain, line, at)) return at
  }
  return line.end
}

function isLostBreak(plain: string, line: Span, at: number): boolean {
  const before = plain.slice(line.start, at).trim()
  const behind = plain.slice(at + 1, at + 2)
  // A heading of two halves set apart by a blank has no text behind it on its line.
  return (
    before.length >= 4 &&
    /[\u4e00-\u9fff”》)]$/.test(before) &&
    /[\u4e00-\u9fff“《(\d]/.test(behind) &&
    line.end - at > 40
  )
}

function withoutStop(plain: string, end: number): number {
  return /[。!?:;,]/.test(plain.charAt(end - 1)) ? end - 1 : end
}
