import type { Span } from '../text/span.ts'
import { trimSpan } from '../text/span.ts'

/** A bracket or quotation that stays open longer than this was never closed. */
const longestBracket = 200

/** A sentence longer than this has no usable end: it is cut at a comma, or anywhere. */
export const longestSentence = 600

/** The sentences of `span`, without blanks at their ends: up to 。！？； outside quotes and brackets. */
export function splitSentences(plain: string, span: Span): Span[] {
  const sentences: Span[] = []
  let start = span.start
  for (let at = span.start; at < span.end; ) {
    const end = sentenceEnd(plain, at, span.end)
    for (const part of cutLong(plain, { start, end })) {
      const trimmed = trimSpan(plain, part)
      if (trimmed.end > trimmed.start) sentences.push(trimmed)
    }
    start = end
    at = end
  }
  return sentences
}

function sentenceEnd(plain: string, from: number, limit: number): number {
  let depth = 0
  let opened = from
  for (let at = from; at < limit; at += 1) {
    const char = plain.charAt(at)
    if (isOpening(char)) {
      depth += 1
      opened = at
    } else if (isClosing(char)) {
      depth = Math.max(0, depth - 1)
    } else if (isStop(char) && (depth === 0 || at - opened > longestBracket)) {
      let end = at + 1
      while (end < limit && (isClosing(plain.charAt(end)) || isStop(plain.charAt(end)))) end += 1
      return end
    } else if (char === '\n') {
      depth = 0
    }
  }
  return limit
}

function isStop(char: string): boolean {
  return char === '。' || char === '!' || char === '?' || char === ';'
}

function isOpening(char: string): boolean {
  return char === '“' || char === '《' || char === '('
}

function isClosing(char: string): boolean {
  return char === '”' || char === '》' || char === ')' || char === '’'
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
