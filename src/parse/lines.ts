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
  return lines
}

const lostBreak = /[。!?;:][”’")\]》]* +/g

/** The paragraphs within `span`: its lines, cut also where a blank behind the end of a sentence shows that a
 *  line break was lost. */
export function splitBlocks(plain: string, span: Span): Line[] {
  const blocks: Line[] = []
  for (let start = span.start; start < span.end; ) {
    const newline = plain.indexOf('\n', start)
    const end = newline === -1 ? span.end : Math.min(newline, span.end)
    let from = start
    for (const gap of plain.slice(start, end).matchAll(lostBreak)) {
      const at = start + gap.index + gap[0].length
      pushLine(blocks, plain, from, at)
      from = at
    }
    pushLine(blocks, plain, from, end)
    start = end + 1
  }
  return blocks
}

/** Whether `char` is only layout: a blank, a table bar, a line end. */
export function isLayout(char: string | undefined): boolean {
  return char === ' ' || char === '|' || char === '\n'
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
