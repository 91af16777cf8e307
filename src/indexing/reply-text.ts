import type { Reply } from '../reply/reply.ts'
import { foldText } from '../text/fold.ts'
import { headerLine } from './index-entry.ts'

/** What of a reply is searched, folded, a line each: the header line, then the passages. Folding leaves no line end
 *  within them. */
export function foldedLines(reply: Reply): string {
  return [headerLine(reply), ...reply.passages.map((passage) => passage.text)].map(foldText).join('\n')
}
