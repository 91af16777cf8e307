// The process that opens DOCX and PDF files: `extract-in-child.ts` starts it, gives it one job per line on its
// standard input, and kills it when a file takes too long or too much. It answers one JSON line per job.
import { createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { ExtractJob } from './extract-job.ts'
import { ANSWERS_FD } from './extract-job.ts'
import { readDocx } from './read-docx.ts'
import { loadPdfjs, readPdf } from './read-pdf.ts'

// Before the first job: loading is not to count as a file's own time.
await loadPdfjs()
const answers = createWriteStream('', { fd: ANSWERS_FD })
answers.write('ready\n')

// Standard input ends when the parent does, however it ends; this process then has nothing left to do.
for await (const line of createInterface({ input: process.stdin })) {
  // The parent is the only one who writes here.
  const answer = await readJob(JSON.parse(line) as ExtractJob).catch(() => 'damaged')
  answers.write(`${JSON.stringify(answer)}\n`)
}
process.exit(0)

function readJob(job: ExtractJob): ReturnType<typeof readDocx> {
  if ('bytes' in job) return readDocx(Buffer.from(job.bytes, 'base64'))
  return job.format === '.pdf' ? readPdf(job.path) : readDocx(job.path)
}
