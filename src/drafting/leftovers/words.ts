import { isHan } from '../../text/chars.ts'
import { foldText } from '../../text/fold.ts'
import type { Segmenter, TaggedWord } from '../../text/segment.ts'
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
  /** The word that begins at `at`; undefined where none does. */
  at(at: number): Word | undefined
  /** Every word, left to right. */
  all(): readonly Word[]
  /** Those that lie wholly within `span`. */
  within(span: Span): Word[]
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
  const starts = new Map<number, Word>()
  // Asked about few words, some of them often.
  const kinds = new Map<number, WordKind>()
  const all = (): readonly Word[] => {
    if (known) return known
    known = cut()
    for (const word of known) starts.set(word.start, word)
    return known
  }
  const wordAt = (at: number): Word | undefined => (all().length > 0 ? starts.get(at) : undefined)
  const beginsAt = (at: number): boolean => !isHan(text[at]) || wordAt(at) !== undefined
  return {
    all,
    at: wordAt,
    within: ({ start, end }) => {
      const found: Word[] = []
      for (let at = start; at < end; at += 1) {
        const word = wordAt(at)
        if (word && word.end <= end) found.push(word)
      }
      return found
    },
    beginsAt,
    kindAt: (at) => {
      const word = wordAt(at)
      if (!word) return 'other'
      const kind = kinds.get(at) ?? kindOf(slice(text, word), word.tag)
      kinds.set(at, kind)
      return kind
    },
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
  const tagged = tagRuns(
    runsOf.flatMap((runs, at) => runs.map((run) => foldText(slice(texts[at] ?? '', run)))),
    segmenter,
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

/** What jieba, where it knows no word, takes together with the first letter of a name: 对岱 before 华闸, 经周 before 海岱, 中在现 before
 *  蜻蜓桥. */
const joint = /^(?:[对与至将把被由以及经为在走占称距]|\p{sc=Han}[在与及以])(?=\p{sc=Han})/u

/** So many words behind it may be cut otherwise without it: 对大, 河口, 大桥. */
const CUT_ANEW = 2

/** The words of each of `runs`; where one that no dictionary has begins with a joint, what follows is cut anew. */
function tagRuns(runs: readonly string[], segmenter: Segmenter): (readonly TaggedWord[])[] {
  const tagged = segmenter.tagAll(runs)
  const parted = tagged.map(partsOf)
  const rests = parted.flatMap((parts) => parts.flatMap((part) => ('rest' in part ? [part.rest] : [])))
  const cut = segmenter.tagAll(rests)
  let next = 0
  return parted.map((parts) =>
    parts.flatMap((part) =>
      'rest' in part
        ? [...Array.from(part.joined, (word) => ({ word, tag: 'p' })), ...(cut[next++] ?? [])]
        : [part],
    ),
  )
}

/** What is cut anew, behind the joint. */
interface Rest {
  readonly joined: string
  readonly rest: string
}

/** The words of a run, or what stands in place of those that are cut anew. */
function partsOf(words: readonly TaggedWord[]): (TaggedWord | Rest)[] {
  const parts: (TaggedWord | Rest)[] = []
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]
    if (!word) break
    const [joined] = (word.tag === 'x' && joint.exec(word.word)) || []
    if (joined === undefined) {
      parts.push(...withoutEtc(word))
      continue
    }
    const text = words.slice(at, at + 1 + CUT_ANEW).reduce((so, { word }) => so + word, '')
    parts.push({ joined, rest: text.slice(joined.length) })
    at += CUT_ANEW
  }
  return parts
}

/** 牡丹城等 is cut into 牡丹 and 城等: what ends a list is no part of its last name. */
function withoutEtc(word: TaggedWord): TaggedWord[] {
  if (word.tag !== 'x' || !word.word.endsWith('等') || word.word.length < 2) return [word]
  return [
    { word: word.word.slice(0, -1), tag: 'x' },
    { word: '等', tag: 'u' },
  ]
}

/** A word of these letters is no verb: of the 60,000 that jieba's dictionary has, 72 of two letters reach it, and those of them that
 *  are common are `stops` (巩固, 兴建). */
const NO_VERB = 1.5

/** Whether jieba takes a word of this tag for a person, a place or a brand, or has none of it. */
export function mayBeName({ tag }: Word): boolean {
  return /^(?:x|n[rsz].*)$/u.test(tag)
}

const linking = /^(?:v[dgi]?|d|p|c|u.*|r|f|t|l|i|y|ad)$/
const naming = /^(?:x|n[rstz].*)$/

function kindOf(word: string, tag: string): WordKind {
  // A single letter is part of a name as often as a word: 都 in 都龙镇.
  if (word.length === 1 || naming.test(tag))
    return /^[省市县区镇乡各每全本该]$/u.test(word) ? 'other' : 'name'
  // 符离 and the like, whatever jieba takes them for.
  return linking.test(tag) && nameLikeness(word) < NO_VERB ? 'link' : 'other'
}
