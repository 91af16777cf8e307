import type { Reply } from '../reply/reply.ts'
import { foldText } from '../text/fold.ts'
import { headerLine } from './index-entry.ts'

/** What of a reply is searched, folded, a line each: the header line, then the passages. Folding leaves no line end
 *  within them. */
export function foldedLines(reply: Reply): string {
  return [headerLine(reply), ...reply.passages.map((passage) => passage.text)].map(foldText).join('\n')
}

/** The lines as they are stored: two bytes a code unit, which become a string without decoding. */
export function encodeLines(lines: string): Buffer {
  return Buffer.from(lines, 'utf16le')
}

export function decodeLines(bytes: Buffer): string {
  return bytes.toString('utf16le', 0, bytes.length)
}
