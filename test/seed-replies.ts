import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseReply } from '../src/parse/parse-reply.ts'
import type { Reply } from '../src/reply/reply.ts'

const seeds = resolve(import.meta.dirname, '../seeds')

/** The seeds as parsed, by the three digits of their names. */
export function seedReplies(): Map<string, Reply> {
  const names = readdirSync(seeds).filter((name) => name.endsWith('.txt'))
  return new Map(
    names.map((name) => {
      const text = readFileSync(resolve(seeds, name), 'utf8')
      return [name.slice(0, 3), parseReply({ source: name, text, masked: {}, carrier: {}, problems: [] })]
    }),
  )
}

/** The rows of an annotation, by its path below `test`, without its comment. */
export function annotation(name: string): string[] {
  const lines = readFileSync(resolve(import.meta.dirname, name), 'utf8').split('\n')
  return lines.filter((line) => line !== '' && !line.startsWith('#'))
}

/** How well `found` agrees with `wanted`, both as lines; the same line may stand several times. */
export function agreement(
  found: readonly string[],
  wanted: readonly string[],
): { precision: number; recall: number } {
  const left = [...wanted]
  const right = found.filter((line) => {
    const at = left.indexOf(line)
    if (at !== -1) left.splice(at, 1)
    return at !== -1
  })
  return { precision: right.length / found.length, recall: right.length / wanted.length }
}
