import type { Offsets } from '../../search/answer.ts'

/** A stretch of a quoted text, all of one kind. */
export interface Piece {
  readonly text: string
  /** Part of a programme's name. */
  readonly isName: boolean
  /** A number with what it counts. */
  readonly isFigure: boolean
  /** Stands in another text beside it, too. */
  readonly isShared: boolean
}

/** What stands out in a text; code units of it, in any order. */
export interface Marked {
  readonly text: string
  readonly highlights: readonly Offsets[]
  readonly figures: readonly Offsets[]
  readonly shared?: readonly Offsets[]
}

/** `text` cut wherever a mark begins or ends; the pieces join to the text. */
export function pieces({ text, highlights, figures, shared = [] }: Marked): Piece[] {
  const marks = [...highlights, ...figures, ...shared]
  const cuts = new Set([0, text.length, ...marks.flat().filter((at) => at > 0 && at < text.length)])
  const sorted = [...cuts].sort((a, b) => a - b)
  return sorted.slice(0, -1).map((start, at) => ({
    text: text.slice(start, sorted[at + 1]),
    isName: holds(highlights, start),
    isFigure: holds(figures, start),
    isShared: holds(shared, start),
  }))
}

/** `quote` cut to about `length` code units around its first name, at commas where there are any. */
export function clipAround(
  quote: Marked,
  length: number,
): { readonly quote: Marked; readonly cutBefore: boolean; readonly cutAfter: boolean } {
  const { text, highlights } = quote
  if (text.length <= length * 1.25) return { quote, cutBefore: false, cutAfter: false }
  const [from, to] = highlights[0] ?? [0, 0]
  const start = behindComma(text, Math.max(0, Math.min(from, Math.floor((from + to - length) / 2))), from)
  const end = behindComma(text, Math.min(text.length, Math.max(to, start + length)), text.length)
  const within = (marks: readonly Offsets[] = []): Offsets[] =>
    marks
      .filter(([first, last]) => first >= start && last <= end)
      .map(([first, last]): Offsets => [first - start, last - start])
  return {
    quote: {
      text: text.slice(start, end),
      highlights: within(highlights),
      figures: within(quote.figures),
      shared: within(quote.shared),
    },
    cutBefore: start > 0,
    cutAfter: end < text.length,
  }
}

/** How far to look for a comma. */
const REACH = 30

/** The place behind the first comma at or after `at`; where there is none near, or only behind `most`, `at` itself,
 *  moved out of a surrogate pair. */
function behindComma(text: string, at: number, most: number): number {
  if (at === 0 || at >= text.length) return at
  const comma = text.slice(at, at + REACH).search(/[,，、；;]/)
  if (comma !== -1 && at + comma + 1 <= most) return at + comma + 1
  return /[\udc00-\udfff]/.test(text.charAt(at)) ? at + 1 : at
}

function holds(marks: readonly Offsets[], at: number): boolean {
  return marks.some(([start, end]) => start <= at && at < end)
}
