import { isHan } from '../../text/chars.ts'
import { foldText } from '../../text/fold.ts'
import type { Segmenter } from '../../text/segment.ts'
import { type Span, slice } from '../../text/span.ts'

/** `link`: verbs and whatever else joins the names of a sentence. `name`: what no dictionary has, names, single letters. */
export type WordKind = 'link' | 'name' | 'other'

/** A word of a text. */
export interface Word extends Span {
  /** What jieba takes it for: `ns` a place, `x` for what stands in no dictionary. */
  readonly tag: string
}

/** Where the Han words of a text begin, and of what kind they are. */
export interface Words {
  /** Whether a word begins at `at`; true also where no Han letter stands. */
  beginsAt(at: number): boolean
  /** Of the word that begins at `at`. */
  kindAt(at: number): WordKind
  /** Where the words begin that stand before `at` without a gap, the nearest first, back to `from`. */
  beginningsBefore(at: number, from: number): number[]
  /** Every word, left to right. */
  all(): readonly Word[]
}

/** Cuts a run of Han letters of `text` when first asked about it. */
export function wordsOf(text: string, segmenter: Segmenter): Words {
  let runs: readonly Span[] | null = null
  const cut = new Map<Span, readonly Word[]>()
  const begins = new Map<number, WordKind>()
  const wordsIn = (run: Span): readonly Word[] => {
    const known = cut.get(run)
    if (known) return known
    const words = [...cutRun(text, run, segmenter)]
    cut.set(run, words)
    for (const word of words) begins.set(word.start, kindOf(slice(text, word), word.tag))
    return words
  }
  const allRuns = (): readonly Span[] => {
    runs ??= [...hanRuns(text)]
    return runs
  }
  const beginsAt = (at: number): boolean => {
    if (!isHan(text[at])) return true
    const run = runAround(allRuns(), at)
    if (run) wordsIn(run)
    return begins.has(at)
  }
  return {
    beginsAt,
    all: () => allRuns().flatMap(wordsIn),
    kindAt: (at) => (beginsAt(at) ? (begins.get(at) ?? 'other') : 'other'),
    beginningsBefore: (at, from) => {
      const found: number[] = []
      for (let place = at - 1; place >= from && isHan(text[place]); place -= 1)
        if (beginsAt(place)) found.push(place)
      return found
    },
  }
}

/** The last of `runs` that starts at `at` or before. */
function runAround(runs: readonly Span[], at: number): Span | undefined {
  let [low, high] = [0, runs.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((runs[middle]?.start ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return runs[low - 1]
}

function* cutRun(text: string, { start, end }: Span, segmenter: Segmenter): Generator<Word> {
  let at = start
  for (const { word, tag } of segmenter.tag(foldText(text.slice(start, end)))) {
    yield { start: at, end: at + word.length, tag }
    at += word.length
  }
}

const linking = /^(?:v[dgi]?|d|p|c|u.*|r|f|t|l|i|y|ad)$/
const naming = /^(?:x|n[rstz].*)$/

function kindOf(word: string, tag: string): WordKind {
  // A single letter is part of a name as often as a word: 都 in 都龙镇.
  if (word.length === 1 || naming.test(tag))
    return /^[省市县区镇乡各每全本该]$/u.test(word) ? 'other' : 'name'
  return linking.test(tag) ? 'link' : 'other'
}

function* hanRuns(text: string): Generator<Span> {
  for (let start = 0; start < text.length; ) {
    let end = start
    while (end < text.length && isHan(text[end])) end += 1
    if (end > start) yield { start, end }
    start = end + 1
  }
}
