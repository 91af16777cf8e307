import { describeIngestProblem } from '../ingest/ingest-problem.ts'
import { listSources } from '../ingest/list-sources.ts'
import type { MaskPolicy } from '../ingest/masking/mask-policy.ts'
import { toPlainText } from '../ingest/plain-text.ts'
import { readSource } from '../ingest/read-source.ts'
import { readText } from '../ingest/read-text.ts'
import type { Io } from './io.ts'

/** The text of one file of any readable format, or of standard input for `-`; or why there is none (Chinese). */
export type PastedText = { readonly text: string } | { readonly fault: string }

/** Reads the text that a command is to work on. A file is masked as when it is indexed. */
export async function readPasted(name: string, io: Io, policy: MaskPolicy): Promise<PastedText> {
  return name === '-' ? readStandardInput(io) : readFirstText(name, policy)
}

async function readStandardInput(io: Io): Promise<PastedText> {
  const extracted = readText(await io.in())
  if (typeof extracted === 'string') return { fault: '标准输入不是文字，请给出文件名' }
  const text = toPlainText(extracted.text)
  return text.trim() === '' ? { fault: '标准输入是空的' } : { text }
}

async function readFirstText(path: string, policy: MaskPolicy): Promise<PastedText> {
  const { files, problems } = await listSources([path])
  const [problem] = problems
  const [file, ...others] = files
  if (!file) return { fault: problem ? describeIngestProblem(problem) : `${path}：没有可读的文件` }
  if (others.length > 0) return { fault: `${path}：一次只读一个文件` }
  for await (const read of readSource(file, policy))
    return read.kind === 'text' ? { text: read.text.text } : { fault: describeIngestProblem(read.problem) }
  return { fault: `${path}：没有读到文字` }
}
