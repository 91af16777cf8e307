import { readTableRows } from '../../text/table-rows.ts'

/** What a letter says by its place in a word, from -4 (words have it, names do not) to 4. */
interface LetterSteps {
  /** By code unit. */
  readonly first: Float64Array
  readonly last: Float64Array
}

let loaded: LetterSteps | null = null

/** A letter that neither villages nor the dictionary have stands in names rather than in words. */
const UNSEEN = 1

/** How much rather a word of these letters is a name than a common word: above 2 it hardly is a word (漩门, 蕲河), below 0 hardly
 *  a name (获批, 文旅). By the letters of all villages and of jieba's dictionary; says nothing of words that are in it. */
export function nameLikeness(word: string): number {
  loaded ??= load()
  const { first, last } = loaded
  const end = word.length - 1
  let sum = 0
  // Each is asked about thousands of words: no arrays here.
  for (let at = 0; at <= end; at += 1) {
    const letter = word.charCodeAt(at)
    const isFirst = at === 0 && end > 0
    const isLast = at === end && end > 0
    const asFirst = isLast ? 0 : (first[letter] ?? UNSEEN)
    const asLast = isFirst ? 0 : (last[letter] ?? UNSEEN)
    sum += isFirst || isLast ? asFirst + asLast : (asFirst + asLast) / 2
  }
  return sum / Math.sqrt(word.length)
}

function load(): LetterSteps {
  const first = new Float64Array(0x10000).fill(UNSEEN)
  const last = first.slice()
  for (const [step = '', firsts = '', lasts = ''] of readTableRows(
    new URL('words/name-letters.tsv', import.meta.url),
  )) {
    for (let at = 0; at < firsts.length; at += 1) first[firsts.charCodeAt(at)] = Number(step)
    for (let at = 0; at < lasts.length; at += 1) last[lasts.charCodeAt(at)] = Number(step)
  }
  return { first, last }
}
