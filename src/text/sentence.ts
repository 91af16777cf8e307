import type { Span } from './span.ts'

// Asked of each character: a short string is searched in a third of the time of a pattern.
const stops = '。！？；!?;\n'
const behindStops = '。！？；!?;”’」』）)'
const isStop = (text: string, at: number): boolean => stops.includes(text.charAt(at))
const isBehindStop = (text: string, at: number): boolean => behindStops.includes(text.charAt(at))

/** The sentence of `text` that holds the code unit at `at`, with its stop and the quotation marks and brackets behind
 *  it, without blanks at its ends. Empty only for an empty text or a blank line. */
export function sentenceAround(text: string, at: number): Span {
  const start = sentenceStart(text, at)
  let end = Math.min(at, text.length)
  while (end < text.length && !isStop(text, end)) end += 1
  while (end < text.length && isBehindStop(text, end)) end += 1
  while (end > start && /\s/.test(text.charAt(end - 1))) end -= 1
  return { start, end }
}

/** Where the sentence of `text` begins that holds the code unit at `at`. */
export function sentenceStart(text: string, at: number): number {
  let start = Math.min(at, text.length)
  while (start > 0 && !isStop(text, start - 1)) start -= 1
  while (start < at && /[\s”’」』）)]/.test(text.charAt(start))) start += 1
  return start
}

/** Whether a sentence ends within `span` of `text`. */
export function holdsStop(text: string, { start, end }: Span): boolean {
  for (let at = start; at < end; at += 1) if (isStop(text, at)) return true
  return false
}

/** The sentences of `text`, left to right, as `sentenceAround` bounds them. */
export function* sentencesOf(text: string): Generator<Span> {
  for (let at = 0; at < text.length; ) {
    const span = sentenceAround(text, at)
    // Around the line break behind a line without a stop stands that line once more.
    if (span.end > Math.max(span.start, at)) yield span
    at = Math.max(span.end, at + 1)
  }
}
