import { overlap, type Span, slice } from '../../text/span.ts'
import { isGeneral, nowhere, stops } from './name-words.ts'
import type { Word, Words } from './words.ts'

/** Single letters of which names are made; others join the parts of a sentence. */
const letter = /^(?:x|n.*|zg|j|g)$/

/** Letters that jieba, where it knows no word, takes together with what stands beside them: 经区, 部对, 占地约. */
const ofSentences =
  /[的一不之这那每所其未需暂经由向到约占近已被中有报将会我你他该各并又与和及或为以因从把使让给对于在是地得着了过再更最很太都也只就才还要应可能请望如若但而且则若部委局厅省市区县乡镇村户个项次级投提]/u

const LONGEST = 8

/** What in `text` may be a name, though no rule says so: words that no dictionary has, with the single letters beside them,
 *  apart from `marked`. An index tells which of them only one place uses. */
export function findSuspects(text: string, words: Words, marked: readonly Span[]): Span[] {
  const runs: Word[][] = []
  for (const word of words.all()) {
    if (!mayBeOfName(slice(text, word), word) || marked.some((other) => overlap(other, word))) continue
    const run = runs.at(-1)
    if (run?.at(-1)?.end === word.start) run.push(word)
    else runs.push([word])
  }
  return runs
    .filter((run) => run.some(({ start, end }) => end - start > 1))
    .map((run) => ({ start: run[0]?.start ?? 0, end: run.at(-1)?.end ?? 0 }))
    .filter(({ start, end }) => end - start <= LONGEST)
}

function mayBeOfName(name: string, { tag }: Word): boolean {
  if (name.length === 1 ? !letter.test(tag) : tag !== 'x') return false // as most words
  if (stops.has(name) || ofSentences.test(name)) return false
  return name.length === 1 || (!nowhere.has(name) && !isGeneral(name))
}
