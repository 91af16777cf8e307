/** A half-open range of UTF-16 code units in a named text: `text.slice(start, end)` is what it covers. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** The part of `text` that `span` covers. */
export function slice(text: string, span: Span): string {
  return text.slice(span.start, span.end)
}

/** Where a pattern, which is global, matches in `text`: left to right and disjoint. */
export function spansOf(text: string, pattern: RegExp): Span[] {
  return matchesOf(text, pattern).map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/** The matches of a pattern, which is global, in `text`. `matchAll` gives the same in four times the time: it copies the pattern
 *  for each text. */
export function matchesOf(text: string, pattern: RegExp): RegExpExecArray[] {
  const matches: RegExpExecArray[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    matches.push(match)
    // An empty match would be found for ever.
    if (match[0] === '') pattern.lastIndex = behind(text, match.index, pattern)
  }
  return matches
}

/** The place behind one character; with the flag u a pair of surrogates is one. */
function behind(text: string, at: number, { unicode }: RegExp): number {
  return at + (unicode && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)
}

/** The same ground as `spans`, sorted and disjoint; touching spans become one, empty ones vanish. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const sorted = spans.filter((span) => span.end > span.start).sort((a, b) => a.start - b.start)
  const merged: Span[] = []
  for (const span of sorted) {
    const last = merged.at(-1)
    if (last && span.start <= last.end) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) }
    } else {
      merged.push(span)
    }
  }
  return merged
}

/** Whether `inner` lies wholly within `outer`. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

/** Whether both cover some unit. */
export function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

/** `span` without the white space at its ends; empty (at its start) when it holds nothing else. */
export function trimSpan(text: string, span: Span): Span {
  let { start, end } = span
  while (start < end && text.charAt(start).trim() === '') start += 1
  while (end > start && text.charAt(end - 1).trim() === '') end -= 1
  return end > start ? { start, end } : { start: span.start, end: span.start }
}
