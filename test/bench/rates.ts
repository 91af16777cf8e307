import { createRequire } from 'node:module'
import { performance } from 'node:perf_hooks'
import { parseReply } from '../../src/parse/parse-reply.ts'
import { asSource } from './corpus.ts'
import { generateReplies } from './generate-replies.ts'

/** Megabytes (10⁶ bytes of UTF-8) of replies a second. */
export type Rate = number

const SAMPLE = 1_500
const MEASURED_MS = 3_000

/** How fast replies are parsed, without segmentation, in one process, once it is warm. */
export function parseRate(): Rate {
  const sources = [...generateReplies(SAMPLE, 1)].map(asSource)
  for (const source of sources.slice(0, 300)) parseReply(source)
  return rateOver(
    sources.map((source) => source.text),
    (_text, at) => sources[at] && parseReply(sources[at]),
  )
}

/** How fast jieba alone cuts the same texts line by line in one process. `ready` is awaited before it begins, so that
 *  several processes measure at the same time. */
export async function jiebaRate(ready: () => Promise<void>): Promise<Rate> {
  const jieba = createRequire(import.meta.url)('nodejieba') as {
    load(): void
    cutForSearch(text: string, useHmm: boolean): string[]
  }
  jieba.load()
  const lines = [...generateReplies(SAMPLE, 1)].flatMap(({ text }) => text.split('\n'))
  jieba.cutForSearch(lines[0] ?? '', true)
  await ready()
  return rateOver(lines, (line) => jieba.cutForSearch(line, true))
}

/** Goes round `texts` for a few seconds. */
function rateOver(texts: readonly string[], work: (text: string, at: number) => unknown): Rate {
  let bytes = 0
  const started = performance.now()
  for (;;) {
    for (const [at, text] of texts.entries()) {
      work(text, at)
      bytes += Buffer.byteLength(text)
    }
    const took = performance.now() - started
    if (took > MEASURED_MS) return bytes / 1e3 / took
  }
}
