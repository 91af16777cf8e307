import type { Span } from '../text/span.ts'
import {
  bitAt,
  CLOSING,
  INNER_CLOSING,
  LINE_END,
  OPENING,
  type Scanned,
  STOP,
  seek,
  skip,
  trim,
} from './scan.ts'

/** A bracket or quotation that stays open longer than this was never closed. */
const longestBracket = 200

/** A sentence longer than this has no usable end: it is cut at a comma, or anywhere. */
export const longestSentence = 600

/** The sentences of `span`, without blanks at their ends: up to 。！？； outside quotes and brackets. */
export function splitSentences(text: Scanned, span: Span): Span[] {
  const sentences: Span[] = []
  for (let start = span.start; start < span.end; ) {
    const end = sentenceEnd(text, start, span.end)
    if (end - start <= longestSentence) pushTrimmed(sentences, text, { start, end })
    else for (const part of cutLong(text.plain, { start, end })) pushTrimmed(sentences, text, part)
    start = end
  }
  return sentences
}

function pushTrimmed(sentences: Span[], text: Scanned, span: Span): void {
  const trimmed = trim(text, span)
  if (trimmed.end > trimmed.start) sentences.push(trimmed)
}

const ENDS_OR_NESTS = OPENING | CLOSING | STOP | LINE_END

function sentenceEnd(text: Scanned, from: number, limit: number): number {
  let depth = 0
  let opened = from
  for (
    let at = seek(text, from, limit, ENDS_OR_NESTS);
    at < limit;
    at = seek(text, at + 1, limit, ENDS_OR_NESTS)
  ) {
    const bit = bitAt(text, at)
    if (bit & OPENING) {
      depth += 1
      opened = at
    } else if (bit & STOP) {
      // Quotes, brackets and further stops behind a stop belong to its sentence.
      if (depth === 0 || at - opened > longestBracket)
        return skip(text, at + 1, limit, CLOSING | INNER_CLOSING | STOP)
    } else if (bit & CLOSING) {
      depth = Math.max(0, depth - 1)
    } else if (bit & LINE_END) {
      depth = 0
    }
  }
  return limit
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
