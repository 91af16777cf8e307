import { type QueryNode, type QueryText, wantedTexts } from '../indexing/query-tree.ts'
import { foldText } from '../text/fold.ts'
import type { Segmenter } from '../text/segment.ts'
import { wordParts } from '../text/terms.ts'
import { group } from './query/tree.ts'
import { isTelling } from './telling-words.ts'

/** Beyond these a query is no list of words that must all occur but a text to find the like of. */
const LONGEST_LIST = 40
const MOST_WORDS = 12

/** Alternatives of a long query. Evidence weighs all of their terms, so that a word more or less decides little. */
const MOST_SENTENCES = 24
const MOST_ALTERNATIVES = 64

/** Shorter sentences say nothing; longer ones than a passage stand in none. */
const SHORTEST_SENTENCE = 8
const LONGEST_SENTENCE = 400

/** Words up to this length are looked for as typed. */
const LONGEST_WORD = 8

/** A query by relevance: `tree` is what replies are looked for with, `exact` what counts as letter by letter; null
 *  when nothing does. */
export interface LooseQuery {
  readonly tree: QueryNode
  readonly exact: QueryNode | null
}

/** Whether a query without alternatives is a pasted text: more than 40 characters outside quotation marks, or more
 *  than 12 words and phrases. */
export function isLongQuery(tree: QueryNode): boolean {
  const parts = tree.kind === 'all' ? tree.parts : [tree]
  if (parts.some((part) => part.kind === 'any' || part.kind === 'all')) return false
  const wanted = wantedTexts(tree)
  const length = wanted.reduce((sum, { exact, text }) => sum + (exact ? 0 : text.length), 0)
  return length > LONGEST_LIST || wanted.length > MOST_WORDS
}

/** The query as alternatives: its sentences letter by letter, and its telling words. What it excludes stays excluded. */
export function loosenLongQuery(tree: QueryNode, segmenter: Segmenter): LooseQuery {
  const wanted = wantedTexts(tree)
  const sentences = foldText(wanted.map(({ text }) => text).join(' ')).split(/[。;!?]/)
  const whole = sentences
    .filter(({ length }) => length >= SHORTEST_SENTENCE && length <= LONGEST_SENTENCE)
    .slice(0, MOST_SENTENCES)
    .map((text): QueryText => ({ kind: 'text', text, exact: true }))
  const words = tellingWords(wanted, sentences, segmenter)
  const list = wanted.length <= MOST_ALTERNATIVES ? [group('all', wanted) ?? tree] : []
  return {
    tree: anyOf([...whole, ...words.slice(0, MOST_ALTERNATIVES - whole.length)], tree) ?? tree,
    exact: anyOf([...whole, ...list], tree),
  }
}

/** The telling words of `texts`, as one query of alternatives within the exclusions of `tree`; null when there are
 *  none. For queries that found too little as they stand. */
export function anyPart(tree: QueryNode, segmenter: Segmenter): QueryNode | null {
  const parts = wantedTexts(tree).flatMap(({ text }) => wordParts(text, segmenter))
  return anyOf(parts.filter(isTelling).slice(0, MOST_ALTERNATIVES).map(word), tree)
}

/** Alternatives within the exclusions of `tree`; null when there are none. */
export function anyOf(alternatives: readonly QueryNode[], tree: QueryNode): QueryNode | null {
  const any = group('any', alternatives)
  const exclusions = tree.kind === 'all' ? tree.parts.filter((part) => part.kind === 'not') : []
  return any && group('all', [any, ...exclusions])
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
