import type { Span } from '../text/span.ts'
import { trimSpan } from '../text/span.ts'

/** A bracket or quotation that stays open longer than this was never closed. */
const longestBracket = 200

/** A sentence longer than this has no usable end: it is cut at a comma, or anywhere. */
export const longestSentence = 600

/** The sentences of `span`, without blanks at their ends: up to 。！？； outside quotes and brackets. */
export function splitSentences(plain: string, span: Span): Span[] {
  const text = plain.slice(span.start, span.end)
  const sentences: Span[] = []
  for (let start = 0; start < text.length; ) {
    const end = sentenceEnd(text, start)
    for (const part of cutLong(text, { start, end })) {
      const trimmed = trimSpan(text, part)
      if (trimmed.end === trimmed.start) continue
      sentences.push({ start: span.start + trimmed.start, end: span.start + trimmed.end })
    }
    start = end
  }
  return sentences
}

const opening = '“《('
const closing = '”》)’'
const stop = '。!?;'
const marks = /[“《(”》)。!?;\n]/g

function sentenceEnd(text: string, from: number): number {
  let depth = 0
  let opened = from
  marks.lastIndex = from
  for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
    const [char] = mark
    if (opening.includes(char)) {
      depth += 1
      opened = mark.index
    } else if (stop.includes(char)) {
      if (depth === 0 || mark.index - opened > longestBracket) return behindStops(text, mark.index + 1)
    } else {
      depth = char === '\n' ? 0 : Math.max(0, depth - 1)
    }
  }
  return text.length
}

/** Quotes, brackets and further stops behind a stop belong to its sentence. */
function behindStops(text: string, from: number): number {
  let end = from
  while (end < text.length && (closing + stop).includes(text.charAt(end))) end += 1
  return end
}

function cutLong(plain: string, span: Span): Span[] {
  const parts: Span[] = []
  let start = span.start
  while (span.end - start > longestSentence) {
    const middle = start + longestSentence / 2
    const comma = plain.slice(start + longestSentence / 4, middle).lastIndexOf(',')
    let end = comma === -1 ? middle : start + longestSentence / 4 + comma + 1
    if (/[\ud800-\udbff]/.test(plain.charAt(end - 1))) end += 1
    parts.push({ start, end })
    start = end
  }
  parts.push({ start, end: span.end })
  return parts
}
