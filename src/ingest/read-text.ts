import { decodeText } from './decode-text.ts'
import type { Extracted, ExtractFault } from './extracted.ts'

/** The text of a `.txt` or `.md` file. Markdown is left as it stands: its marks are few, and a parser that
 *  reads `一、` and `1.` reads `# 一、` as well. */
export function readText(bytes: Uint8Array): Extracted | ExtractFault {
  const decoded = decodeText(bytes)
  if (decoded === 'binary') return 'binary'
  if (decoded === 'garbled') return 'encoding'
  return { text: decoded.text, carrier: {}, problems: decoded.problems }
}
