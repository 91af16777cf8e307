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
  const blocks = splitBlocks(text, span)
  const headings = findLineHeadings(text, blocks)
  for (const block of blocks) {
    const style = styleOf(text, block, headings)
    if (style === null) continue
    const at = { start: block.start, end: block.start }
    found.push({ style, level: 1, number: 0, boundary: 'line', span: at })
  }
  return [...found, ...turnsWithin(text.plain, span)]
}

function styleOf(text: Scanned, block: Line, headings: ReadonlySet<Line>): MarkerStyle | null {
  if (isBareHeading(block)) return 'bare-heading'
  if (headings.has(block)) return 'line-heading'
  if (looksAhead(block.text.slice(0, 60))) return 'turn'
  if (!followsSentence(text, block.start)) return null
  if (leadsOn.test(block.text)) return 'lead'
  return summary.test(block.text) ? 'summary' : 'paragraph'
}

/** …采取了以下措施: and …重点做好以下工作。 */
const leadsOn = /:$|[以如]下[^。]{0,16}。$/

/** 通过以上措施,…; 以上站点…; 总之,…: what all points above have in common. */
const summary = /^(?:(?:通过|经过)?(?:以上|上述)|总之,|综上(?:所述)?,)/

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
    const boundary = leadsToList.test(text.slice(at, at + longestLead)) ? 'line' : 'clause'
    return [{ style: 'turn', level: 1, number: 0, boundary, span: { start, end: start } }]
  })
}

/** A sentence that leads to a list is no longer than this, in characters. */
const longestLead = 120

/** 下一步，我局将做好以下工作：1.…: a paragraph of its own, though its line break was lost. */
const leadsToList = /^[^。;!?\n]*: ?(?:[\n(]|一是|一要|1[.、)]|①|第一|首先)/

function isBareHeading({ text }: Line): boolean {
  if (text.length < 2 || text.length > longestHeading) return false
  if (/[。;:,!?|]|[以如]下|^[*#• ]*[(\d一二三四五六七八九十①-⑳第]/.test(text)) return false
  return headingRole(text) !== null
}

/** A paragraph of this length is none of the lines that a longer one was broken into. */
const shortestParagraph = 30

/** 关于停车位的建议。我局已…: a heading that its paragraph has run into. */
const runIn = /^(?:关于|针对)[^。;:,!?\n]{2,60}(?:方面|问题|建议|意见)[。:] ?[^ ]/

/** Lines without a stop, each between two paragraphs, and what paragraphs begin with alike: where there are several, they are
 *  headings, whatever they say. */
function findLineHeadings(text: Scanned, blocks: readonly Line[]): ReadonlySet<Line> {
  const found = new Set<Line>()
  let sure = 0
  for (const [at, block] of blocks.entries()) {
    const below = blocks[at + 1]
    const between = below !== undefined && standsBetween(text, block, at === 0, below)
    if (!between && !runIn.test(block.text)) continue
    found.add(block)
    if (!between || below.text.length >= shortestParagraph) sure += 1
  }
  return sure > 1 ? found : new Set()
}

/** Whether `block` is a line without a stop, first of all or below the end of a sentence, and longer text that ends in a
 *  stop stands on the line below. */
function standsBetween(text: Scanned, block: Line, isFirst: boolean, below: Line): boolean {
  const { length } = block.text
  if (length < 4 || length > longestHeading || below.text.length <= length) return false
  if (notHeading.test(block.text) || !/[。;:]$/.test(below.text)) return false
  return (
    (isFirst || followsSentence(text, block.start)) &&
    seek(text, block.end, below.start, LINE_END) < below.start
  )
}

/** What no heading without a number holds, begins or ends with. */
const notHeading = /[。;:,!?|]|^[*#•([\d]|^第?[一二三四五六七八九十①-⑳]|[、)\]]$/
