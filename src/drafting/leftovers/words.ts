import { isHan } from '../../text/chars.ts'
import { foldText } from '../../text/fold.ts'
import type { Segmenter } from '../../text/segment.ts'
import { type Span, slice, spansOf } from '../../text/span.ts'
import { nameLikeness } from './name-likeness.ts'

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
  return wordsBy(text, () => cutRuns([text], segmenter)[0] ?? [])
}

/** Each of `items` with the words of its text, which are cut together: one call of jieba takes less time than many. */
export function withWords<T extends { readonly text: string }>(
  items: readonly T[],
  segmenter: Segmenter,
): (T & { readonly words: Words })[] {
  const texts = items.map(({ text }) => text)
  const cut = cutRuns(texts, segmenter)
  return items.map((item, at) => ({ ...item, words: wordsBy(item.text, () => cut[at] ?? []) }))
}

function wordsBy(text: string, cut: () => readonly Word[]): Words {
  let known: readonly Word[] | null = null
  const kinds = new Map<number, WordKind>()
  const all = (): readonly Word[] => {
    if (known) return known
    known = cut()
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

/** Runs of Han letters; what is counted stands apart, of which jieba makes words with what follows: 路及 of 12路及. */
const runPattern = /(?<=[0-9])(?:平方)?(?:公里|[路号个家条座所处亩项台户栋幢])(?=\p{sc=Han})|\p{sc=Han}+/gu

/** The words of the Han runs of each of `texts`. */
function cutRuns(texts: readonly string[], segmenter: Segmenter): Word[][] {
  const runsOf = texts.map((text) => spansOf(text, runPattern))
  const tagged = segmenter.tagAll(
    runsOf.flatMap((runs, at) => runs.map((run) => foldText(slice(texts[at] ?? '', run)))),
  )
  let next = 0
  return runsOf.map((runs) =>
    runs.flatMap((run) => {
      const words: Word[] = []
      let start = run.start
      for (const { word, tag } of tagged[next++] ?? []) {
        words.push({ start, end: start + word.length, tag })
        start += word.length
      }
      return words
    }),
  )
}

/** A word of these letters is no verb. */
const NO_VERB = 3

const linking = /^(?:v[dgi]?|d|p|c|u.*|r|f|t|l|i|y|ad)$/
const naming = /^(?:x|n[rstz].*)$/

function kindOf(word: string, tag: string): WordKind {
  // A single letter is part of a name as often as a word: 都 in 都龙镇.
  if (word.length === 1 || naming.test(tag))
    return /^[省市县区镇乡各每全本该]$/u.test(word) ? 'other' : 'name'
  // 符离 and the like, whatever jieba takes them for.
  return linking.test(tag) && nameLikeness(word) < NO_VERB ? 'link' : 'other'
}
