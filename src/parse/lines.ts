import type { Span } from '../text/span.ts'
import { DIGIT, GAP, isAt, LAYOUT, skip, skipBack } from './scan.ts'

/** A stretch of plain text without blanks and table bars at its ends; never empty. */
export interface Line extends Span {
  readonly text: string
}

/** The lines of `plain` that hold more than blanks, table bars and picture debris, in order. */
export function splitLines(plain: string): Line[] {
  const lines: Line[] = []
  for (let start = 0; start <= plain.length; ) {
    const newline = plain.indexOf('\n', start)
    const end = newline === -1 ? plain.length : newline
    pushLine(lines, plain, start, end)
    start = end + 1
  }
  return lines.some(({ text }) => text.length >= shortestGlued) ? lines.flatMap(cutHead) : lines
}

/** A line on which head and letter have run together is no shorter, in characters. */
const shortestGlued = 80
/** The longest head that a site may have run together with the letter, in characters. */
const longestHead = 400
const greetingBehindHead =
  / (?=(?:尊敬的)?[^ :。;,]{2,60}(?:委员|代表|委员会|支部|总支|支社|市委会|省委会|县委会|区委会)(?:\([^()]{1,20}\))?: ?[^ ])/

/** A title with the greeting right behind it: 对…第75号提案的答复王某某委员:. */
const gluedTitle =
  /^(?:关于|对)[^。;:,]{8,80}?(?:答复|复函|的函)(?=[^。;:,关于]{2,40}(?:委员|代表)(?:们|\([^()]{1,12}\))?:)/

function cutAt({ start, end, text }: Line, length: number): Line[] {
  return [
    { start, end: start + length, text: text.slice(0, length) },
    { start: start + length, end, text: text.slice(length) },
  ]
}

/** A line on which head and letter run together, cut at its blanks up to the greeting. */
function cutHead(line: Line): Line[] {
  if (line.text.length < shortestGlued) return [line]
  const titled = gluedTitle.exec(line.text)
  if (titled) return cutAt(line, titled[0].length)
  const head = greetingBehindHead.exec(line.text.slice(0, longestHead))
  if (!head || /[。;]/.test(line.text.slice(0, head.index))) return [line]
  const letter = line.start + head.index + 1
  const lines: Line[] = []
  for (const word of line.text.slice(0, head.index).matchAll(/[^ |]+/g)) {
    const start = line.start + word.index
    lines.push({ start, end: start + word[0].length, text: word[0] })
  }
  return [...lines, { start: letter, end: line.end, text: line.text.slice(letter - line.start) }]
}

/** Where a paragraph ends: with its line, or where a blank behind the end of a sentence stands for a lost break. */
const paragraphEnd = /\n|[。!?;:][”’")\]》]* +/g

/** The paragraphs within `span`: its lines, cut also where a blank behind the end of a sentence shows that a
 *  line break was lost. */
export function splitBlocks(plain: string, span: Span): Line[] {
  const blocks: Line[] = []
  const text = plain.slice(span.start, span.end)
  let from = span.start
  paragraphEnd.lastIndex = 0
  for (let gap = paragraphEnd.exec(text); gap; gap = paragraphEnd.exec(text)) {
    const end = span.start + paragraphEnd.lastIndex
    if (gap[0] === '\n') pushLastOfLine(blocks, plain, from, end - 1)
    else pushLine(blocks, plain, from, end)
    from = end
  }
  pushLastOfLine(blocks, plain, from, span.end)
  return blocks
}

/** The end of a line, in two where a lost line break has glued the signature to the last sentence. */
function pushLastOfLine(blocks: Line[], plain: string, from: number, end: number): void {
  const signature = signatureStart(plain, from, end)
  pushLine(blocks, plain, from, signature)
  if (signature < end) pushLine(blocks, plain, signature, end)
}

const gluedSignature = /[。!;](?=[\u4e00-\u9fff()]{3,40} ?[12一二][^。,;:]{7,14}日?[ |]*$)/

/** Where on a line the signature begins that a lost line break has glued to the last sentence; else its end. */
function signatureStart(plain: string, from: number, end: number): number {
  if (!isAt(plain, end - 1, DIGIT | GAP) && plain.charAt(end - 1) !== '日') return end
  const tail = Math.max(from, end - 90)
  const found = gluedSignature.exec(plain.slice(tail, end))
  return found ? tail + found.index + 1 : end
}

/** Whether `span` holds only layout. */
export function isBlank(plain: string, span: Span): boolean {
  return skip(plain, span.start, span.end, LAYOUT) >= span.end
}

const debris = /^[\s|!()[\]•]*$/
const firstHan = '\u3400'

function pushLine(lines: Line[], plain: string, from: number, to: number): void {
  const start = skip(plain, from, to, LAYOUT)
  const end = skipBack(plain, to, start, LAYOUT)
  if (start >= end) return
  const text = plain.slice(start, end)
  if (text.length < 40 && text < firstHan && debris.test(text)) return
  lines.push({ start, end, text })
}
