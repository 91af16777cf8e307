import { findFigures } from '../text/figures.ts'
import { type Span, slice } from '../text/span.ts'
import { beginsWithLead } from './counting-patterns.ts'

/** The words of a clause around one of its figures. */
export interface Clause {
  /** From the beginning of the clause to the figure. */
  readonly before: string
  /** From the figure to the end of the clause. */
  readonly behind: string
}

/** How far back a bracket may have been opened. */
const LONGEST_BRACKET = 30

/** A clause ends here; a list of counted things is parted by 、. */
const clauseEnd = /[,，。；;：:！!？?\n(（]/

/** An item of a list ends here: 800吨大豆和300吨玉米; and at a bracket that closes the list. */
const itemEnd = /^(?:、|[和及与][0-9]|[)）])/

/** The clause around `figure`, which is one of the figures of `text`. Items before it that have no figure of their own
 *  belong to it: 签订产学研合作、成果拍卖47项. */
export function clauseAround(text: string, figure: Span): Clause {
  const start = clauseStart(text, figure.start)
  let end = figure.end
  const isFor = /^(?:作为|用于)/.test(text.slice(end, end + 2))
  while (
    end < text.length &&
    !clauseEnd.test(text.charAt(end)) &&
    (isFor || !itemEnd.test(text.slice(end, end + 2)))
  )
    end = bracketEnd(text, end + 1)
  return { before: ownItems(slice(text, { start, end: figure.start })), behind: text.slice(figure.end, end) }
}

/** A bracket closed before the figure is part of the words: 专家(团队)8个. */
function clauseStart(text: string, from: number): number {
  let at = from
  while (at > 0) {
    const char = text.charAt(at - 1)
    const opened = char === ')' || char === '）' ? openedBefore(text, at - 1) : -1
    if (opened === -1 && clauseEnd.test(char)) break
    at = opened === -1 ? at - 1 : opened
  }
  return at
}

/** Behind a short bracket that opens at `at`, 首台(套)产品; `at` where none does. */
function bracketEnd(text: string, at: number): number {
  const [bracket = ''] = /^[(（]\p{sc=Han}{1,4}[)）](?=\p{sc=Han})/u.exec(text.slice(at, at + 7)) ?? []
  return at + bracket.length
}

/** Where the bracket that closes at `at` was opened; -1 when that is far away. */
function openedBefore(text: string, at: number): number {
  const near = Math.max(0, at - LONGEST_BRACKET)
  const opened = Math.max(text.lastIndexOf('(', at), text.lastIndexOf('（', at))
  return opened >= near ? opened : -1
}

function ownItems(before: string): string {
  const items = before.split('、')
  let from = items.length - 1
  while (from > 0 && !beginsWithLead(items[from] ?? '') && findFigures(items[from - 1] ?? '').length === 0)
    from -= 1
  return items.slice(from).join('、')
}
