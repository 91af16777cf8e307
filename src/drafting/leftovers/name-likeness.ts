import { readTableRows } from '../../text/table-rows.ts'

/** What a letter says by its place in a word, from -4 (words have it, names do not) to 4. */
interface LetterSteps {
  readonly first: ReadonlyMap<string, number>
  readonly last: ReadonlyMap<string, number>
}

let loaded: LetterSteps | null = null

/** A letter that neither villages nor the dictionary have stands in names rather than in words. */
const UNSEEN = 1

/** How much rather a word of these letters is a name than a common word: above 2 it hardly is a word (漩门, 蕲河), below 0 hardly
 *  a name (获批, 文旅). By the letters of all villages and of jieba's dictionary; says nothing of words that are in it. */
export function nameLikeness(word: string): number {
  loaded ??= load()
  const letters = Array.from(word)
  const sum = letters.reduce((so, letter, at) => so + stepOf(letter, { at, of: letters.length }), 0)
  return sum / Math.sqrt(letters.length)
}

function stepOf(letter: string, { at, of }: { at: number; of: number }): number {
  const first = loaded?.first.get(letter) ?? UNSEEN
  const last = loaded?.last.get(letter) ?? UNSEEN
  if (at === 0 && of > 1) return first
  return at === of - 1 && of > 1 ? last : (first + last) / 2
}

function load(): LetterSteps {
  const [first, last] = [new Map<string, number>(), new Map<string, number>()]
  for (const [step = '', firsts = '', lasts = ''] of readTableRows(
    new URL('words/name-letters.tsv', import.meta.url),
  )) {
    for (const letter of firsts) first.set(letter, Number(step))
    for (const letter of lasts) last.set(letter, Number(step))
  }
  return { first, last }
}
