import { startsWithLabel } from './column.ts'
import type { Line } from './lines.ts'

/** Labels behind which pages give what is proposed and what is answered, not a fact of the box. */
const asked = '(?:提案|建议|议案)(?:内容|正文|原文)'
const answered = '(?:答复|回复|办理回复|复文|办理)(?:内容|正文|意见|情况|简述)'
const askedAlone = new RegExp(`^(?:${asked}:?|内容:)$`)
const answeredAlone = new RegExp(`^(?:${answered}:?|[答回]复:)$`)
/** The longest of them with its colon, in characters. */
const longestLabel = 7

/** A label and the blank behind it, within a line; 内容 and 答复 alone only at its beginning. */
const anyLabel = new RegExp(`(?:${asked}|${answered}|^(?:内容|[答回]复)): ?`, 'g')
/** What may stand before a label where no other label begins the line. */
const boundary = /[\s|。;!?)"]/
/** What is shorter is a remark: 建议内容:见附件. In characters. */
const shortestContent = 20

/** A line in pieces where such a label has its text beside it: the label, the text, and what stands before them. */
export function cutAtContent(line: Line): Line | Line[] {
  if (line.text.length < shortestContent || !line.text.includes(':')) return line
  const cuts = new Set([0])
  for (const { index, 0: label } of line.text.matchAll(anyLabel)) {
    const behind = index + label.length
    if (!isBounded(line.text, index) || line.text.length - behind < shortestContent) continue
    cuts.add(index).add(behind)
  }
  if (cuts.size === 1) return line
  const places = [...cuts, line.text.length]
  return places.slice(0, -1).map((from, at) => pieceOf(line, from, places[at + 1] ?? from))
}

function isBounded(text: string, at: number): boolean {
  return at === 0 || boundary.test(text.charAt(at - 1)) || startsWithLabel(text)
}

function pieceOf({ start, text }: Line, from: number, to: number): Line {
  const piece = text.slice(from, to).trimEnd()
  return { start: start + from, end: start + from + piece.length, text: piece }
}

/** What stands between the labels 提案内容 and 答复内容, down to the answer. Without an answer `end` is null. Null where nothing
 *  is labelled so. `letterStart` is where the letter begins, as far as that is known. */
export function askedAbove(
  lines: readonly Line[],
  letterStart: number | null,
): { start: number; end: number | null } | null {
  const at = lines.findIndex(({ text }) => text.length <= longestLabel && askedAlone.test(text))
  const start = at === -1 ? undefined : lines[at + 1]?.start
  if (start === undefined) return null
  const behind = lines.findIndex(({ text }, nth) => nth > at + 1 && answeredAlone.test(text))
  const answer = (behind === -1 ? undefined : lines[behind + 1])?.start ?? null
  if (letterStart === null) return { start, end: answer }
  return letterStart < (answer ?? start + 1) ? null : { start, end: letterStart }
}
