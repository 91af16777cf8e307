import type { Offsets } from '../search/answer.ts'

/** A stretch of a passage in whole sentences; `marks` are code units of this `text`. */
export interface Excerpt {
  readonly text: string
  readonly marks: readonly Offsets[]
  /** Whether sentences before, or after, were left out. */
  readonly cutBefore: boolean
  readonly cutAfter: boolean
}

/** Whole sentences of `text` around its first mark, about `length` code units: a passage within a quarter more
 *  stays whole, a single longer sentence too. */
export function excerpt(text: string, marks: readonly Offsets[], length: number): Excerpt {
  if (text.length <= length * 1.25) return { text, marks, cutBefore: false, cutAfter: false }
  const [start, end] = window(sentences(text), marks[0]?.[0] ?? 0, length)
  return {
    text: text.slice(start, end),
    marks: marks
      .filter(([from, to]) => from >= start && to <= end)
      .map(([from, to]): Offsets => [from - start, to - start]),
    cutBefore: start > 0,
    cutAfter: end < text.length,
  }
}

/** The sentence that holds `at`, with the following ones as far as they fit, then the preceding ones. */
function window(parts: readonly Offsets[], at: number, length: number): Offsets {
  const home = Math.max(
    0,
    parts.findIndex(([, end]) => at < end),
  )
  let [start, end] = parts[home] ?? [0, 0]
  for (const [, next] of parts.slice(home + 1)) {
    if (next - start > length) break
    end = next
  }
  for (const [previous] of parts.slice(0, home).reverse()) {
    if (end - previous > length) break
    start = previous
  }
  return [start, end]
}

/** Sentences with their closing mark and quotation marks; they join to the text. */
function sentences(text: string): Offsets[] {
  const found: Offsets[] = []
  let start = 0
  for (const match of text.matchAll(/[。！？；;\n][”’」』）)]*/g)) {
    const end = match.index + match[0].length
    found.push([start, end])
    start = end
  }
  if (start < text.length) found.push([start, text.length])
  return found
}
