import type { Offsets } from '../search/answer.ts'
import { mergeSpans } from '../text/span.ts'

declare const checked: unique symbol

/** HTML that a page may print as it is. Only `markedHtml` makes it, so all of it is escaped. */
export type MarkedHtml = string & { readonly [checked]: true }

/** `text` escaped for HTML, with `<mark>` around `marks` (UTF-16 code units; any order, overlaps become one,
 *  what lies outside the text is dropped). The words of the result are exactly those of `text`. */
export function markedHtml(text: string, marks: readonly Offsets[] = []): MarkedHtml {
  const pieces: string[] = []
  let end = 0
  for (const span of mergeSpans(marks.map((mark) => clip(mark, text.length)))) {
    pieces.push(escapeHtml(text.slice(end, span.start)))
    pieces.push('<mark>', escapeHtml(text.slice(span.start, span.end)), '</mark>')
    end = span.end
  }
  pieces.push(escapeHtml(text.slice(end)))
  return pieces.join('') as MarkedHtml
}

function clip([start, end]: Offsets, length: number): { start: number; end: number } {
  return { start: Math.max(0, start), end: Math.min(length, end) }
}

const entities = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
])

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => entities.get(char) ?? char)
}
