import type { Span } from '../text/span.ts'
import {
  ANY_CLOSING,
  BLANK,
  COLON,
  DIGIT,
  GAP,
  isAt,
  LAYOUT,
  LINE_END,
  type Scanned,
  STOP,
  seek,
  skip,
  skipBack,
} from './scan.ts'

/** A stretch of plain text without blanks and table bars at its ends; never empty. */
export interface Line extends Span {
  readonly text: string
}

/** The lines of a text that hold more than blanks, table bars and picture debris, in order. */
export function splitLines(text: Scanned): Line[] {
  const { plain } = text
  const lines: Line[] = []
  for (let start = 0; start <= plain.length; ) {
    const newline = plain.indexOf('\n', start)
    const end = newline === -1 ? plain.length : newline
    pushLine(lines, text, start, end)
    start = end + 1
  }
  return lines.some(mayHoldHead) ? lines.flatMap(cutRunOnHead) : lines
}

/** The line in pieces where head and letter have run together on it. */
export function cutRunOnHead(line: Line): Line | Line[] {
  return mayHoldHead(line) ? cutHead(line) : line
}

/** A line on which head and letter have run together is no shorter, in characters. */
const shortestGlued = 80
/** The longest head that a site may have run together with the letter, in characters. */
const longestHead = 400
const greetingBehindHead =
  / (?=(?:尊敬的)?[^ :。;,]{2,60}(?:委员|代表|委员会|支部|总支|支社|市委会|省委会|县委会|区委会)(?:\([^()]{1,20}\))?: *[^ ])/

/** A title with the greeting right behind it: 对…第75号提案的答复王某某委员:, [对…的答复]王某某委员:. */
const gluedTitle =
  /^\[?(?:关于|对)[^。;:,]{8,80}?(?:答复|复函|的函)\]?(?=[^。;:,关于]{2,40}(?:委员|代表)(?:们|\([^()]{1,12}\))?:)/

function cutAt({ start, end, text }: Line, length: number): Line[] {
  return [
    { start, end: start + length, text: text.slice(0, length) },
    { start: start + length, end, text: text.slice(length) },
  ]
}

/** 对…第5号建议的答复发文机关某某部: the label of a box that has run into the title. */
const labelBehindTitle = /(?:答复|复函|的函)(?=(?:发[文布]|索引|成文)[\u4e00-\u9fff]{1,2}[^。]{2,40}$)/

/** A line of the head, in two where a box follows the title without a break; a title without the brackets around it. */
export function cutBehindTitle(line: Line): Line | Line[] {
  if (line.text.length > 200 || line.text.length < 20) return line
  if (isBracketedTitle(line.text)) return { ...line, ...inBrackets(line), text: line.text.slice(1, -1) }
  const match = labelBehindTitle.exec(line.text)
  return match ? cutAt(line, match.index + match[0].length) : line
}

/** Whether `text` (plain) is 【对…第26号提案的答复】, and what is in brackets reads from its first word. */
export function isBracketedTitle(text: string): boolean {
  return text.startsWith('[') && /^\[(?:关于|对)[^[\]]{8,160}(?:答复|复函|的函)\]$/.test(text)
}

/** `span` without the bracket at each end. */
export function inBrackets({ start, end }: Span): Span {
  return { start: start + 1, end: end - 1 }
}

/** Whether a line is long enough, and begins with a title or has a greeting behind a blank. */
function mayHoldHead({ text }: Line): boolean {
  return text.length >= shortestGlued && (text.includes(' ') || beginsTitle(text))
}

function beginsTitle(text: string): boolean {
  return '关对['.includes(text.charAt(0))
}

/** A line on which head and letter run together, cut at its blanks up to the greeting. */
function cutHead(line: Line): Line[] {
  const titled = beginsTitle(line.text) ? gluedTitle.exec(line.text) : null
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

/** The paragraphs within `span`: its lines, cut also where a blank behind the end of a sentence shows that a
 *  line break was lost. */
export function splitBlocks(text: Scanned, span: Span): Line[] {
  const blocks: Line[] = []
  let from = span.start
  let at = from
  while (at < span.end) {
    at = seek(text, at, span.end, LINE_END | BLANK)
    const gap = at
    if (isAt(text, gap, LINE_END)) {
      pushLastOfLine(blocks, text, from, gap)
      from = at = gap + 1
      continue
    }
    at = skip(text, gap, span.end, BLANK)
    const last = skipBack(text, gap, from, ANY_CLOSING) - 1
    if (at === gap || last < from || !isAt(text, last, STOP | COLON)) continue
    pushLine(blocks, text, from, at)
    from = at
  }
  pushLastOfLine(blocks, text, from, span.end)
  return blocks
}

/** The end of a line, in two where a lost line break has glued the signature to the last sentence. */
function pushLastOfLine(blocks: Line[], text: Scanned, from: number, end: number): void {
  const signature = signatureStart(text, from, end)
  pushLine(blocks, text, from, signature)
  if (signature < end) pushLine(blocks, text, signature, end)
}

const gluedSignature = /[。!;](?=[\u4e00-\u9fff()]{3,40} ?[12一二][^。,;:]{7,14}日?[ |]*$)/

/** Where on a line the signature begins that a lost line break has glued to the last sentence; else its end. */
function signatureStart(text: Scanned, from: number, end: number): number {
  const { plain } = text
  if (!isAt(text, end - 1, DIGIT | GAP) && plain.charAt(end - 1) !== '日') return end
  const tail = Math.max(from, end - 90)
  const found = gluedSignature.exec(plain.slice(tail, end))
  return found ? tail + found.index + 1 : end
}

/** Whether `span` holds only layout. */
export function isBlank(text: Scanned, span: Span): boolean {
  return skip(text, span.start, span.end, LAYOUT) >= span.end
}

const debris = /^[\s|!()[\]•]*$/
const firstHan = '\u3400'

function pushLine(lines: Line[], scanned: Scanned, from: number, to: number): void {
  const start = skip(scanned, from, to, LAYOUT)
  const end = skipBack(scanned, to, start, LAYOUT)
  if (start >= end) return
  const text = scanned.plain.slice(start, end)
  if (text.length < 40 && text < firstHan && debris.test(text)) return
  lines.push({ start, end, text })
}
