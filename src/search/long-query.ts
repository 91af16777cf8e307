import { fixedParts, freeTexts, type QueryNode, type QueryText } from '../indexing/query-tree.ts'
import { foldText } from '../text/fold.ts'
import type { Segmenter } from '../text/segment.ts'
import { wordParts } from '../text/terms.ts'
import { coreOf } from './core.ts'
import { otherWordsFor } from './other-words.ts'
import { group } from './query/tree.ts'
import { isTelling } from './telling-words.ts'

/** Beyond these a query is no list of words that must all occur but a text to find the like of. */
const LONGEST_LIST = 40
const MOST_WORDS = 12

/** What is looked for letter by letter, and what is marked. */
const MOST_SENTENCES = 24
const MOST_ALTERNATIVES = 64

/** Shorter sentences say nothing; longer ones than a passage stand in none. */
const SHORTEST_SENTENCE = 8
const LONGEST_SENTENCE = 400

/** Words up to this length are marked as typed. */
const LONGEST_WORD = 8

/** A query by relevance: what to find the like of. */
export interface LooseQuery {
  /** All that is wanted, as one folded text. */
  readonly like: string
  /** Words that say the same in other letters, to rank by and to mark, too. */
  readonly otherWords: readonly string[]
  /** What every reply must satisfy; null for nothing. */
  readonly fixed: QueryNode | null
  /** What is marked in the replies found: sentences letter by letter, and telling words. */
  readonly marked: QueryNode
  /** What counts as letter by letter; null when nothing does. */
  readonly exact: QueryNode | null
}

/** Whether a query without alternatives is a pasted text: more than 40 characters outside quotation marks, or more
 *  than 12 words and phrases. */
export function isLongQuery(tree: QueryNode): boolean {
  const parts = tree.kind === 'all' ? tree.parts : [tree]
  if (parts.some((part) => part.kind === 'any' || part.kind === 'all')) return false
  const wanted = freeTexts(tree)
  const length = wanted.reduce((sum, { exact, text }) => sum + (exact ? 0 : text.length), 0)
  return length > LONGEST_LIST || wanted.length > MOST_WORDS
}

/** The query by relevance. What it excludes stays excluded, what qualifiers ask for stays asked for. */
export function loosenQuery(tree: QueryNode, segmenter: Segmenter): LooseQuery {
  const wanted = freeTexts(tree)
  const like = foldText(wanted.map(({ text }) => text).join(' '))
  const sentences = sentencesOf(like)
  const whole = sentences
    .filter(({ length }) => length >= SHORTEST_SENTENCE && length <= LONGEST_SENTENCE)
    .slice(0, MOST_SENTENCES)
    .map((text): QueryText => ({ kind: 'text', text, exact: true }))
  const otherWords = otherWordsFor(like)
  const words = [...tellingWords(wanted, sentences, segmenter), ...otherWords.map(word)]
  const list = wanted.length <= MOST_ALTERNATIVES ? [group('all', wanted) ?? tree] : []
  return {
    // What stands around the matter in a title would rank by its rarer words.
    like: coreOf(like) ?? like,
    otherWords,
    fixed: group('all', fixedParts(tree)),
    marked: group('any', [...whole, ...words.slice(0, MOST_ALTERNATIVES - whole.length)]) ?? tree,
    exact: anyOf([...whole, ...list], tree),
  }
}

/** Alternatives within what of `tree` is fixed; null when there are none. */
export function anyOf(alternatives: readonly QueryNode[], tree: QueryNode): QueryNode | null {
  const any = group('any', alternatives)
  return any && group('all', [any, ...fixedParts(tree)])
}

function sentencesOf(folded: string): string[] {
  return folded.split(/[。;!?]/).map((sentence) => sentence.trim())
}

/** Words and phrases as typed where they are short, else their parts; those of the most sentences and the longest
 *  first. */
function tellingWords(
  wanted: readonly QueryText[],
  sentences: readonly string[],
  segmenter: Segmenter,
): QueryText[] {
  const words = wanted.flatMap((node): QueryText[] => {
    if (node.exact || node.text.length <= LONGEST_WORD) return [node]
    const parts = wordParts(node.text, segmenter)
    const telling = parts.filter(isTelling)
    return (telling.length > 0 ? telling : parts).map(word)
  })
  const spread = (text: string): number => sentences.filter((sentence) => sentence.includes(text)).length
  const ranked = words.map((node) => ({ node, spread: spread(node.text) }))
  ranked.sort((a, b) => b.spread - a.spread || b.node.text.length - a.node.text.length)
  return ranked.map(({ node }) => node)
}

function word(text: string): QueryText {
  return { kind: 'text', text, exact: false }
}
