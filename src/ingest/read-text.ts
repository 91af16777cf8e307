import { decodeText } from './decode-text.ts'
import type { Extracted, ExtractFault } from './extracted.ts'
import { readHtml } from './read-html.ts'

/** The text of a `.txt` or `.md` file. Markdown is left as it stands: its marks are few, and a parser that
 *  reads `一、` and `1.` reads `# 一、` as well. A web page that was saved under such a name is read as what it is. */
export function readText(bytes: Uint8Array): Extracted | ExtractFault {
  if (isPage(bytes)) return readHtml(bytes)
  const decoded = decodeText(bytes)
  if (decoded === 'binary') return 'binary'
  if (decoded === 'garbled') return 'encoding'
  return { text: decoded.text, carrier: {}, problems: decoded.problems }
}

function isPage(bytes: Uint8Array): boolean {
  const beginning = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1_024))
  return pageStart.test(beginning.toString('latin1'))
}

/** In every encoding that has ASCII's letters, behind a byte order mark or not. */
const pageStart = /^[\s\u00ef\u00bb\u00bf]*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)[\s>]/i
