import { matchesOf, type Span } from '../text/span.ts'
import { type Line, splitBlocks } from './lines.ts'
import type { Marker } from './markers.ts'
import type { MarkerStyle } from './number-forms.ts'
import { headingRole, looksAhead } from './roles.ts'
import { ANY_CLOSING, isAt, LAYOUT, LINE_END, type Scanned, STOP, seek, skipBack } from './scan.ts'

/** A heading without a number is no longer than this. */
const longestHeading = 30

/** The places in `span` where a part may begin without a number: a line that is a heading (下一步工作打算), and a
 *  paragraph or sentence that turns to what will be done (下一步，…). Their neighbours tell whether they do. */
export function findUnnumbered(text: Scanned, span: Span): Marker[] {
  const found: Marker[] = []
  for (const block of splitBlocks(text, span)) {
    const style = styleOf(text, block)
    if (style === null) continue
    const at = { start: block.start, end: block.start }
    found.push({ style, level: 1, number: 0, boundary: 'line', span: at })
  }
  return [...found, ...turnsWithin(text.plain, span)]
}

function styleOf(text: Scanned, block: Line): MarkerStyle | null {
  if (isBareHeading(block)) return 'bare-heading'
  if (looksAhead(block.text.slice(0, 60))) return 'turn'
  if (!followsSentence(text, block.start)) return null
  return summary.test(block.text) ? 'summary' : 'paragraph'
}

/** 通过以上措施,…; 以上站点…: what all points above have in common. */
const summary = /^(?:通过|经过)?(?:以上|上述)/

/** Whether a paragraph begins at `start`, and no line that goes on with the sentence above. */
function followsSentence(text: Scanned, start: number): boolean {
  const above = skipBack(text, start, 0, LAYOUT)
  return seek(text, above, start, LINE_END) < start && isAt(text, above - 1, STOP | ANY_CLOSING)
}

const sentenceAhead = /[。!](?=(?:下一?步|下一?阶段|接下来|今后|下半年|明年))/g

/** Sentences within a paragraph that turn to what will be done: …签订协议56份。下一步，…. */
function turnsWithin(plain: string, span: Span): Marker[] {
  const text = plain.slice(span.start, span.end)
  return matchesOf(text, sentenceAhead).flatMap((match) => {
    const at = match.index + 1
    if (!looksAhead(text.slice(at, at + 60))) return []
    const start = span.start + at
    return [{ style: 'turn', level: 1, number: 0, boundary: 'clause', span: { start, end: start } }]
  })
}

function isBareHeading({ text }: Line): boolean {
  if (text.length < 2 || text.length > longestHeading) return false
  if (/[。;:,!?|]|[以如]下|^[*#• ]*[(\d一二三四五六七八九十①-⑳第]/.test(text)) return false
  return headingRole(text) !== null
}
