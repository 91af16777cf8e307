import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { performance } from 'node:perf_hooks'
import { parseReplies } from '../../src/parse/parse-reply.ts'
import { asSource } from './corpus.ts'
import { generateReplies } from './generate-replies.ts'

/** Megabytes (10⁶ bytes of UTF-8) of replies a second. */
export type Rate = number

const SAMPLE = 1_500
const MEASURED_MS = 3_000

/** How fast texts of one kind are parsed. */
export interface ParseRate {
  readonly kind: string
  readonly rate: Rate
}

/** The lengths that show whether the time to parse grows with the text alone, in MB. */
const LONG_TEXTS = [1, 4, 16]

/** How fast replies are parsed, without segmentation, in one process, once it is warm: by kind of text; so many together
 *  as a build parses. */
export function parseRates(): ParseRate[] {
  const generated = [...generateReplies(SAMPLE, 1)].map(({ text }) => text)
  const kinds: readonly (readonly [string, readonly string[]])[] = [
    ['generated replies', generated],
    ['the first paragraphs of them', generated.map((text) => text.slice(0, SHORT))],
    ['seeds', readSeeds()],
    ...LONG_TEXTS.map((size) => [`one text of ${size} MB`, [longText(generated, size * 1e6)]] as const),
  ]
  parseTogether(generated.slice(0, 300))
  return kinds.map(([kind, texts]) => ({ kind, rate: rateOver(inGroups(texts), parseTogether) }))
}

const GROUP = 32

function inGroups(texts: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(texts.length / GROUP) }, (_, at) =>
    texts.slice(at * GROUP, (at + 1) * GROUP),
  )
}

function parseTogether(texts: readonly string[]): void {
  parseReplies(texts.map((text, at) => asSource({ source: String(at), text })))
}

/** As long as many a real reply, in characters. */
const SHORT = 450

const seedsFolder = new URL('../../seeds/', import.meta.url)

function readSeeds(): string[] {
  return readdirSync(seedsFolder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(new URL(name, seedsFolder), 'utf8'))
}

/** A reply with the main parts of others behind it until it has `size` bytes of UTF-8. */
function longText(replies: readonly string[], size: number): string {
  const parts: string[] = []
  let bytes = 0
  for (let at = 0; bytes < size; at += 1) {
    const text = replies[at % replies.length] ?? ''
    const part = at === 0 ? text : text.slice(SHORT, -150)
    parts.push(part)
    bytes += Buffer.byteLength(part)
  }
  return parts.join('\n')
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
  return rateOver(
    lines.map((line) => [line]),
    ([line = '']) => jieba.cutForSearch(line, true),
  )
}

/** Goes round `groups` of texts for a few seconds. */
function rateOver(groups: readonly (readonly string[])[], work: (texts: readonly string[]) => unknown): Rate {
  let bytes = 0
  const started = performance.now()
  for (;;) {
    for (const texts of groups) {
      work(texts)
      for (const text of texts) bytes += Buffer.byteLength(text)
    }
    const took = performance.now() - started
    if (took > MEASURED_MS) return bytes / 1e3 / took
  }
}
