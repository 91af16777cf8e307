import type { Span } from '../text/span.ts'
import { trimSpan } from '../text/span.ts'
import { beginsLabel, endsLabel, firstWordAt, type LabelName, labelName, longestLabel } from './labels.ts'
import type { Line } from './lines.ts'
import { findRowLabels, gluedLabel, labelAlone, type Mark } from './row-labels.ts'

/** One labelled value of a page's head or foot. */
export interface Labelled {
  readonly name: LabelName
  readonly label: string
  /** Plain, without blanks at its ends; never empty. */
  readonly value: string
  readonly span: Span
}

/** The labelled values of `lines`, in order: table cells, rows of cells that lost their bars, bullet boxes with the
 *  value on a following line, and labels run together on one line. A label without a value is left out. */
export function readColumn(plain: string, lines: readonly Line[]): Labelled[] {
  const stacked = lines.filter(({ text }) => labelAlone(text)).length >= 3
  const glued = lines.filter(({ text }) => gluedLabel(text)).length >= 3
  const rows = lines.map(({ text }) => findRowLabels(text))
  const inRows = areRows(rows)
  return lines.flatMap((line, at) => {
    if (line.text.length > longestLine) return []
    const below = lines[at + 1]
    if (below && line.text.includes('|')) {
      const table = belowHead(line, below)
      if (table.length > 0) return table
    }
    const own = (stacked ? labelAlone(line.text) : null) ?? (glued ? gluedLabel(line.text) : null)
    const marks = own ? [own] : inRows[at] ? (rows[at] ?? []) : findLabels(line.text)
    return marks.flatMap(({ name, label, end, colon }, nth) => {
      const next = marks[nth + 1]?.start ?? line.text.length
      const beside = trimValue(plain, { start: line.start + end, end: line.start + next })
      const announces = nth === marks.length - 1 && (colon || stacked)
      const span = beside ?? (announces ? valueBelow(plain, line, lines[at + 1], stacked) : null)
      return span ? [{ name, label, value: plain.slice(span.start, span.end), span }] : []
    })
  })
}

/** The values of a row below the labels at the head of its columns: 届次 | 编号 over 十届三次会议 | 31. Empty for any other two
 *  lines. */
function belowHead(head: Line, row: Line): Labelled[] {
  const labels = cellsOfRow(head)
  const values = cellsOfRow(row)
  if (labels.length < 2 || labels.length !== values.length) return []
  const names = labels.map(({ value }) => labelOfColumn(value.replaceAll(' ', '')))
  // A box has its values beside the labels, and here and there none.
  if (names.includes(null) || values.some(({ value }) => labelName(value) !== null)) return []
  return values.flatMap(({ value, span }, at) => {
    const name = names[at]
    return name && value !== '' ? [{ name, label: labels[at]?.value ?? '', value, span }] : []
  })
}

/** At the head of a column these are a proposal's; beside a value they may be anything's. */
function labelOfColumn(label: string): LabelName | null {
  return label === '编号' || label === '序号' ? 'proposalNumber' : labelName(label)
}

function cellsOfRow({ text, start }: Line): { value: string; span: Span }[] {
  const from = text.startsWith('|') ? 1 : 0
  const inner = text.slice(from, text.endsWith('|') ? -1 : undefined)
  let at = start + from
  return inner.split('|').map((cell) => {
    const begin = at + cell.length - cell.trimStart().length
    at += cell.length + 1
    return { value: cell.trim(), span: { start: begin, end: begin + cell.trim().length } }
  })
}

/** Which lines are rows of cells: those with several labels, and those with one beside them or among others of one. */
function areRows(rows: readonly (readonly Mark[])[]): boolean[] {
  const single = rows.filter(({ length }) => length === 1).length >= 3
  let before = false
  return rows.map(({ length }, at) => {
    before = length > 1 || (length === 1 && (before || single || (rows[at + 1]?.length ?? 0) > 1))
    return before
  })
}

/** The lines that hold no label with its value. What an empty label has below it may be the title. */
export function linesBeside(lines: readonly Line[], column: readonly Labelled[]): readonly Line[] {
  const values = column.map(({ span }) => span.start)
  return lines.filter(({ start, end }) => !values.some((at) => at > start && at < end))
}

/** A longer line is text, whatever labels it holds, in characters. */
const longestLine = 2000

/** Whether the line begins with a label. */
export function startsWithLabel(text: string): boolean {
  if (!beginsLabel(text.charAt(firstWordAt(text)))) return false
  const head = text.slice(0, 2 * longestLabel + 6)
  return (findLabels(head)[0]?.atStart ?? false) || findRowLabels(text.slice(0, 200)).length > 1
}

function findLabels(text: string): Mark[] {
  const marks: Mark[] = []
  for (let at = 0; at < text.length; at += 1) {
    const previous = marks.at(-1)
    const mark = labelEndingAt(text, at, previous?.colon ?? false)
    if (mark && (!previous || mark.start >= previous.end)) marks.push(mark)
  }
  return marks
}

/** A label with the colon at `at`, the bar behind a cell that holds a label and nothing else, or the bracket. */
function labelEndingAt(text: string, at: number, follows: boolean): Mark | null {
  const char = text.charAt(at)
  if (char === ':') return labelBefore(text, at, char, follows)
  if (char === '|') return labelBefore(text, at, char, false)
  const closes = char === ']' && text.charAt(at + 1) !== ':' && text.charAt(at + 1) !== '|'
  return closes ? labelBefore(text, at + 1, '', false) : null
}

/** Between a label and what stands before it: a bar, a blank, a bullet, a bracket, the end of a value. */
const boundary = /[\s|•[\](),;。0-9A-Za-z\-/号日>!'"]/

function labelBefore(text: string, end: number, sign: string, follows: boolean): Mark | null {
  let to = end
  while (to > 0 && ' ]'.includes(text.charAt(to - 1))) to -= 1
  // 主办单位(分办单位): what the bracket adds is another name of the same.
  if (text.charAt(to - 1) === ')') to -= bracketAtEnd.exec(text.slice(0, to))?.[0].length ?? 0
  const known = longestLabelEnding(text, to, follows)
  if (!known) return null
  const { start, label, name } = known
  const before = text.slice(0, start).trimEnd()
  if (sign === '|' && !/(?:^-?|[|•])$/.test(before)) return null
  if (sign === '' && !before.endsWith('[') && !text.startsWith('[')) return null
  const atStart = firstWordAt(before) === before.length
  return { name, label, start, end: end + sign.length, atStart, colon: sign === ':' }
}

const bracketAtEnd = /(?<=[\u4e00-\u9fff])\([\u4e00-\u9fff]{2,8}\)$/

function isBounded(text: string, start: number): boolean {
  return start === 0 || boundary.test(text.charAt(start - 1))
}

/** `follows`: a labelled value stands before it and may run into a long label: 作者:佚名发布时间:2021-08-30. */
function longestLabelEnding(
  text: string,
  to: number,
  follows: boolean,
): { start: number; label: string; name: LabelName } | null {
  if (!endsLabel(text.charAt(to - 1))) return null
  let best: { start: number; label: string; name: LabelName } | null = null
  let label = ''
  for (let start = to - 1; start >= 0 && label.length < longestLabel; start -= 1) {
    const char = text.charAt(start)
    if (char === ' ') {
      if (to - start > 3 * longestLabel) break
      continue
    }
    if (char < '\u4e00') break
    label = char + label
    const name = beginsLabel(char) ? labelName(label) : null
    if (name && (isBounded(text, start) || (follows && runsOn(label)))) best = { start, label, name }
  }
  return best
}

/** Whether a label is one where it follows a value without a blank: 作者:佚名发布时间, …的建议提案人. */
function runsOn(label: string): boolean {
  return label.length >= 4 || label.endsWith('人')
}

function trimValue(plain: string, span: Span): Span | null {
  let { start, end } = trimSpan(plain, span)
  while (start < end && /[\s|•\]]/.test(plain.charAt(start))) start += 1
  while (end > start && endsOutside(plain, start, end)) end -= 1
  const bar = plain.slice(start, end).indexOf('|')
  if (bar !== -1) ({ start, end } = trimSpan(plain, { start, end: start + bar }))
  return start < end ? { start, end } : null
}

/** Whether what stands before `end` is not of the value: layout, or a bracket that nothing in the value opens. */
function endsOutside(plain: string, start: number, end: number): boolean {
  const last = plain.charAt(end - 1)
  return /[\s|•[(]/.test(last) || (last === ')' && !plain.slice(start, end).includes('('))
}

const letterTitle = /(?:[答回函]复|复函|的函)$/

/** The value of a label that ends its line: the next line, unless that is a label or part of the letter. Among labels
 *  that stand alone (`stacked`) an empty line may part the two. */
function valueBelow(plain: string, line: Line, next: Line | undefined, stacked: boolean): Span | null {
  if (!next || next.start - line.end > 200 || !readsAsValue(next.text)) return null
  const gap = plain.slice(line.end, next.start)
  const boxed = line.text.startsWith('•')
  if (!boxed && next.text.startsWith('•')) return null
  const near = boxed || gap.split('\n').length <= (stacked && !letterTitle.test(next.text) ? 3 : 2)
  if (!near) return null
  const mark = line.text.startsWith('- ') && next.text.startsWith('- ') ? 2 : 0
  return trimValue(plain, { start: next.start + mark, end: next.end })
}

function readsAsValue(text: string): boolean {
  return text.length <= 60 && !/[:。]$/.test(text) && !startsWithLabel(text) && !labelAlone(text)
}
