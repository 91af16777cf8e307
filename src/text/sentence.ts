import type { Span } from './span.ts'

const stop = /[。！？；!?;\n]/
const behindStop = /[。！？；!?;”’」』）)]/

/** The sentence of `text` that holds the code unit at `at`, with its stop and the quotation marks and brackets behind
 *  it, without blanks at its ends. Empty only for an empty text or a blank line. */
export function sentenceAround(text: string, at: number): Span {
  let start = Math.min(at, text.length)
  while (start > 0 && !stop.test(text.charAt(start - 1))) start -= 1
  let end = Math.min(at, text.length)
  while (end < text.length && !stop.test(text.charAt(end))) end += 1
  while (end < text.length && text.charAt(end) !== '\n' && behindStop.test(text.charAt(end))) end += 1
  while (start < at && /[\s”’」』）)]/.test(text.charAt(start))) start += 1
  while (end > start && /\s/.test(text.charAt(end - 1))) end -= 1
  return { start, end }
}

/** The sentences of `text`, left to right, as `sentenceAround` bounds them. */
export function* sentencesOf(text: string): Generator<Span> {
  for (let at = 0; at < text.length; ) {
    const span = sentenceAround(text, at)
    if (span.end > span.start) yield span
    at = Math.max(span.end, at + 1)
  }
}
