import type { Span } from '../text/span.ts'
import { startsWithLabel } from './column.ts'
import type { Line } from './lines.ts'

/** Words by which a reply acknowledges what it answers, wherever they stand. */
const sure =
  /收悉|收阅|敬悉|悉知|(?:答复|回复|函复|复函|函告|办复|答覆|回覆)[^。,;:]{0,14}如下|如下(?:书面)?(?:答复|回复|函复|会办|协办|办理意见)|(?:会办|协办|办理)意见[^。,;:]{0,12}如下|(?:会办|协办)意见(?:送上|函送|函告|报送|反馈)|供[贵你][^。;:]{0,12}参考|(?:提出|作出|做出)以下(?:会办|协办|答复|办理)|现(?:答复|回复|函复)/

/** Words that count only where a letter begins. */
const likely =
  /(?:您|你|贵[^。]{1,4}|委员|代表)[^。]{0,80}(?:提出|所提|反映|提交)[^。]{0,120}(?:提案|建议|议案|意见|问题)|感谢(?:您|你|贵)[^。]{0,60}(?:提案|建议|关心|关注)|情况[^。,;:]{0,8}如下/

/** 1.建议情况。某某代表提出…, 2023年,我局共办理…: a part of an answer or a report, not the beginning of a letter. */
const noOpening =
  /^(?:20\d\d年,(?!.*如下)|\d{1,2}[.、]|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\))/

/** 一、关于…问题: behind it the answer is under way, whatever it says of 您所提建议. */
const beginsPart = /^一、/

/** The line on which the receipt (…收悉，现答复如下) stands; -1 when no line acknowledges anything. */
export function findReceiptLine(lines: readonly Line[]): number {
  let prose = 0
  let inParts = false
  for (const [at, line] of lines.entries()) {
    inParts ||= beginsPart.test(line.text)
    if (!isProse(line.text) && !sure.test(line.text.slice(0, 600))) continue
    if (startsWithLabel(line.text) || isTitleLike(line.text)) continue
    const opening = line.text.slice(0, 2500)
    if (
      sure.test(opening) ||
      (prose < 2 && !inParts && !noOpening.test(opening) && likely.test(opening.slice(0, 300)))
    )
      return at
    prose += 1
  }
  return -1
}

/** Whether a line reads as running text and not as a heading, a label or a table. */
export function isProse(text: string): boolean {
  if (text.length < 20) return false
  return (
    /[。;]/.test(text) ||
    (text.includes(',') && /[,:]$/.test(text)) ||
    (text.length > 60 && text.split(',', 3).length > 2)
  )
}

function isTitleLike(text: string): boolean {
  return text.length < 120 && !/[。,;:]/.test(text)
}

const answerFollows =
  /(?:如下(?:书面)?(?:答复|回复|函复|会办|协办|办理)?(?:意见)?|以下(?:会办|协办|答复|办理)(?:意见)?|现(?:答复|回复|函复)如?下(?!列)|现(?:将[^。:]{0,40})?(?:答复|回复|函复|函告)(?=[:。]))(?:[^\s\d。:;,]{0,6} ?[:。;,]+)?(?:[请供][^。:;\n]{1,30}[。:])?/g
const acknowledged = /(?:收悉|收阅|敬悉|悉知|收到(?![^。;]{0,12}\d+ ?件))[^。;:]*[。;:]?/g

/** The receipt within the opening block or blocks: up to …答复如下：, else to the end of the sentence that
 *  acknowledges. `from` is where the receipt begins; looks no further than `limit`. */
export function receiptSpan(plain: string, from: number, limit: number): Span {
  const opening = plain.slice(from, Math.min(limit, from + 2500))
  const answer = matchFrom(answerFollows, opening, 0)
  const found = matchFrom(acknowledged, opening, 0)
  // Behind …答复如下 the text may speak of what else was received.
  const received = found && answer && answer.start < found.start && opening.startsWith('收到', found.start)
  if (!found || received) return { start: from, end: from + (answer?.end ?? namingEnd(opening)) }
  let behind = answer
  while (behind && behind.start < found.start) behind = matchFrom(answerFollows, opening, behind.end)
  return { start: from, end: from + (behind ?? found).end }
}

/** The first match of `pattern` (global) at `at` or behind. */
function matchFrom(pattern: RegExp, text: string, at: number): Span | null {
  pattern.lastIndex = at
  const match = pattern.exec(text)
  return match && { start: match.index, end: match.index + match[0].length }
}

/** Where the sentence ends that says what was asked, if a letter goes on behind it on the same line; else the line. */
function namingEnd(text: string): number {
  const end = lineEnd(text)
  const named = likely.exec(text.slice(0, Math.min(end, 300)))
  const stop = named ? text.indexOf('。', named.index + named[0].length) + 1 : 0
  return stop > 0 && end - stop >= leastBehind ? stop : end
}

/** Less behind it, in characters, is still of the receipt. */
const leastBehind = 60

function lineEnd(text: string): number {
  const newline = text.indexOf('\n')
  return newline === -1 ? text.length : newline
}
