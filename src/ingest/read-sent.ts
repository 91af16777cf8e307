import { extractInChild } from './extract-in-child.ts'
import { describeIngestProblem } from './ingest-problem.ts'
import { limits } from './limits.ts'
import { toPlainText } from './plain-text.ts'
import { readText } from './read-text.ts'

/** The text of a file that was sent, or a Chinese sentence that says why there is none. */
export type SentText = { readonly text: string } | { readonly fault: string }

/** The text of the `.docx` or `.txt` in `bytes`, called `name`. Its personal data stay, for the writer to find them; nothing
 *  of it touches the disk. A `.docx` is opened in the limited process, like any other. */
export async function readSent(bytes: Buffer, name: string): Promise<SentText> {
  const source = name
  if (/\.(?:txt|md)$/i.test(name)) return finish(source, readText(bytes))
  if (!/\.docx$/i.test(name))
    return { fault: `${source}：这里只读 .docx 和 .txt 文件，其他格式请复制文字后粘贴` }
  const extracted = await extractInChild({ bytes: bytes.toString('base64'), format: '.docx' })
  if (extracted !== 'timeout') return finish(source, extracted)
  return { fault: describeIngestProblem({ kind: 'timeout', source, seconds: limits.extractMs / 1000 }) }
}

function finish(
  source: string,
  extracted: Exclude<Awaited<ReturnType<typeof extractInChild>>, 'timeout'>,
): SentText {
  if (typeof extracted === 'string') return { fault: describeIngestProblem({ kind: extracted, source }) }
  const text = toPlainText(extracted.text)
  return text.trim() === '' ? { fault: describeIngestProblem({ kind: 'empty', source }) } : { text }
}
