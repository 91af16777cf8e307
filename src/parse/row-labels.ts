import type { Span } from '../text/span.ts'
import { beginsLabel, type LabelName, labelName, longestLabel } from './labels.ts'

/** A label on a line, in code units of the line. */
export interface Mark extends Span {
  readonly name: LabelName
  readonly label: string
  /** Whether it begins the line. */
  readonly atStart: boolean
  /** Written with a colon; otherwise as a table cell. */
  readonly colon: boolean
}

/** The labels of a row of cells that lost their bars: 索 引 号 0012/2024-5 公开方式 主动公开. The row begins with a
 *  label, behind a bullet or not, and each other one stands behind a blank. Empty for a line that has colons, bars or sentences. */
export function findRowLabels(text: string): Mark[] {
  const first = labelAt(text, behindBullet(text))
  if (!first || text.length > longestRow || noRow.test(text)) return []
  const marks = [first]
  for (let start = nextWord(text, first.end, 0); start >= 0; ) {
    const mark = labelAt(text, start)
    if (mark) marks.push(mark)
    start = nextWord(text, marks.at(-1)?.end ?? 0, start)
  }
  return marks
}

const longestRow = 200
/** A colon is of a label, except in the time of a day. */
const noRow = /[|。;]|:(?!\d\d)|(?<!\d):/

function behindBullet(text: string): number {
  let start = text.startsWith('•') || text.startsWith('-') ? 1 : 0
  while (text.charAt(start) === ' ') start += 1
  return start
}

/** The label that a line consists of, behind a bullet or not; null for any other line. */
export function labelAlone(text: string): Mark | null {
  const start = behindBullet(text)
  if (text.length - start > longestLabel + 8 || !beginsLabel(text.charAt(start))) return null
  const label = text.slice(start)
  const name = labelName(label.replaceAll(' ', ''))
  return name && { name, label, start, end: text.length, atStart: true, colon: false }
}

/** The label that begins a line and runs into its value: 发文字号医保函[2022]155号. Null for any other line, and for a
 *  label alone. */
export function gluedLabel(text: string): Mark | null {
  if (text.length > longestGlued) return null
  const start = behindBullet(text)
  if (!beginsLabel(text.charAt(start))) return null
  let best: Mark | null = null
  for (let end = start + 2; end <= Math.min(start + longestLabel, text.length - 2); end += 1) {
    const label = text.slice(start, end)
    const name = label.includes(' ') ? null : labelName(label)
    // 文号 is one, but short words may begin any line.
    if (name && (end > start + 2 || start > 0))
      best = { name, label, start, end, atStart: true, colon: false }
  }
  return best && /[ :|]/.test(text.charAt(best.end)) ? null : best
}

const longestGlued = 70

/** Where the first word behind `reached` and `from` begins; -1 when there is none. */
function nextWord(text: string, reached: number, from: number): number {
  const blank = text.indexOf(' ', Math.max(reached - 1, from))
  if (blank === -1) return -1
  const rest = text.slice(blank)
  return rest.trim() === '' ? -1 : blank + rest.length - rest.trimStart().length
}

/** A label among cells; behind a colon it is what a title says of itself. */
const ofRowsAlone = '编号'

/** The longest label that begins at `start`, with a blank, a figure, a Latin letter or a body's name behind it. */
function labelAt(text: string, start: number): Mark | null {
  if (!beginsLabel(text.charAt(start))) return null
  let best: Mark | null = null
  let label = ''
  for (let at = start; at < text.length && label.length < longestLabel; at += 1) {
    const char = text.charAt(at)
    if (char === ' ') continue
    if (char < '\u4e00') break
    label += char
    const name = labelName(label) ?? (label === ofRowsAlone ? 'other' : null)
    const end = at + 1
    const glued = name === 'authority' && label.length >= 4
    if (name && (glued || !/[\u4e00-\u9fff]/.test(text.charAt(end)))) {
      best = { name, label, start, end, atStart: start === 0, colon: false }
    }
  }
  return best
}
