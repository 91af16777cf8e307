import type { Span } from '../text/span.ts'

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
  return lines.flatMap(cutHead)
}

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
  if (line.text.length < 80) return [line]
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

const lostBreak = /[。!?;:][”’")\]》]* +/g

/** The paragraphs within `span`: its lines, cut also where a blank behind the end of a sentence shows that a
 *  line break was lost. */
export function splitBlocks(plain: string, span: Span): Line[] {
  const blocks: Line[] = []
  for (let start = span.start; start < span.end; ) {
    const newline = plain.slice(start, span.end).indexOf('\n')
    const end = newline === -1 ? span.end : start + newline
    let from = start
    for (const gap of plain.slice(start, end).matchAll(lostBreak)) {
      const at = start + gap.index + gap[0].length
      pushLine(blocks, plain, from, at)
      from = at
    }
    const signature = signatureStart(plain, from, end)
    pushLine(blocks, plain, from, signature)
    pushLine(blocks, plain, signature, end)
    start = end + 1
  }
  return blocks
}

const gluedSignature = /[。!;](?=[\u4e00-\u9fff()]{3,40} ?[12一二][^。,;:]{7,14}日?[ |]*$)/

/** Where on a line the signature begins that a lost line break has glued to the last sentence; else its end. */
function signatureStart(plain: string, from: number, end: number): number {
  if (!/[\d日 |]/.test(plain.charAt(end - 1))) return end
  const tail = Math.max(from, end - 90)
  const found = gluedSignature.exec(plain.slice(tail, end))
  return found ? tail + found.index + 1 : end
}

/** Whether `char` is only layout: a blank, a table bar, a line end. */
export function isLayout(char: string | undefined): boolean {
  return char === ' ' || char === '|' || char === '\n'
}

/** Whether `span` holds only layout. */
export function isBlank(plain: string, span: Span): boolean {
  for (let at = span.start; at < span.end; at += 1) {
    if (!isLayout(plain[at])) return false
  }
  return true
}

const debris = /^[\s|!()[\]•]*$/

function pushLine(lines: Line[], plain: string, from: number, to: number): void {
  let start = from
  let end = to
  while (start < end && isLayout(plain[start])) start += 1
  while (end > start && isLayout(plain[end - 1])) end -= 1
  if (start === end) return
  const text = plain.slice(start, end)
  if (text.length < 40 && debris.test(text)) return
  lines.push({ start, end, text })
}
