import { isHan } from '../../text/chars.ts'
import { foldText } from '../../text/fold.ts'
import type { Segmenter } from '../../text/segment.ts'
import { type Span, slice, spansOf } from '../../text/span.ts'

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

/** Cuts `text` when first asked about a Han letter of it. */
export function wordsOf(text: string, segmenter: Segmenter): Words {
  let known: readonly Word[] | null = null
  const kinds = new Map<number, WordKind>()
  const all = (): readonly Word[] => {
    if (known) return known
    known = cutRuns(text, segmenter)
    for (const word of known) kinds.set(word.start, kindOf(slice(text, word), word.tag))
    return known
  }
  const beginsAt = (at: number): boolean => !isHan(text[at]) || (all().length > 0 && kinds.has(at))
  return {
    all,
    beginsAt,
    kindAt: (at) => (beginsAt(at) ? (kinds.get(at) ?? 'other') : 'other'),
    beginningsBefore: (at, from) => {
      const found: number[] = []
      for (let place = at - 1; place >= from && isHan(text[place]); place -= 1)
        if (beginsAt(place)) found.push(place)
      return found
    },
  }
}

/** Stands between two runs of letters: no word reaches across it. */
const BETWEEN = '。'

/** The words of all Han runs of `text`, cut together: one call of jieba takes less time than many. */
function cutRuns(text: string, segmenter: Segmenter): Word[] {
  const runs = spansOf(text, /\p{sc=Han}+/gu)
  const words: Word[] = []
  let run = 0
  let at = runs[0]?.start ?? 0
  const joined = runs.map((one) => foldText(slice(text, one))).join(BETWEEN)
  for (const { word, tag } of segmenter.tag(joined)) {
    if (word === BETWEEN) {
      run += 1
      at = runs[run]?.start ?? text.length
      continue
    }
    words.push({ start: at, end: at + word.length, tag })
    at += word.length
  }
  return words
}

const linking = /^(?:v[dgi]?|d|p|c|u.*|r|f|t|l|i|y|ad)$/
const naming = /^(?:x|n[rstz].*)$/

function kindOf(word: string, tag: string): WordKind {
  // A single letter is part of a name as often as a word: 都 in 都龙镇.
  if (word.length === 1 || naming.test(tag))
    return /^[省市县区镇乡各每全本该]$/u.test(word) ? 'other' : 'name'
  return linking.test(tag) ? 'link' : 'other'
}
