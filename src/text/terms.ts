import { isDigit, isHan, isLetter } from './chars.ts'
import { hanRuns } from './han-runs.ts'
import type { Segmenter } from './segment.ts'
import { matchesOf } from './span.ts'
import { isWord, LONGEST_TERM, SHORTEST_WORD } from './word.ts'

/** Every term of the `folded` text, one call each time it occurs: single characters, pairs of neighbouring letters,
 *  whole numbers, words of three or more Latin letters, mixed runs such as 415x, 2.7, r&d. Punctuation marks count
 *  as characters, so that any string is found by the terms it holds. Blanks are no terms. */
export function eachTerm(folded: string, emit: (term: string) => void): void {
  eachGram(folded, emit)
  eachWholeRun(folded, emit)
}

/** The pairs of letters of the `folded` text, each once, in their order. */
export function pairsOf(folded: string): Set<string> {
  const pairs = new Set<string>()
  eachTerm(folded, (term) => {
    if (isPair(term)) pairs.add(term)
  })
  return pairs
}

/** Takes the grams of a text: its characters and pairs of letters as code points (U+FFFD for half a surrogate pair),
 *  its numbers as text. */
export interface GramVisitor {
  char(code: number): void
  pair(first: number, second: number): void
  number(digits: string): void
}

/** Terms that every folded text must hold to hold `folded` as a substring that cuts no number: without the words
 *  at whose edges the substring may have been cut off. Without doubles; single letters only where no pair has them. */
export function requiredTerms(folded: string): string[] {
  const singles = new Set<string>()
  const others = new Set<string>()
  eachGram(folded, (term) => {
    if (isSingleLetter(term)) singles.add(term)
    else others.add(term)
  })
  for (const term of others) if (isPair(term)) for (const char of Array.from(term)) singles.delete(char)
  return [...singles, ...others]
}

/** Whether a text holds `folded` exactly when it holds its required terms: one character, one pair, one number. */
export function isDecidedByTerms(folded: string): boolean {
  const chars = Array.from(folded)
  if (chars.length === 1) return true
  if (chars.length === 2 && chars.every((char) => isLetter(char))) return true
  return folded.length <= LONGEST_TERM && chars.every((char) => isDigit(char))
}

/** The words of jieba in each of the `folded` texts that are terms: those of three characters or more. */
export function wordsIn(folded: readonly string[], segmenter: Segmenter): string[][] {
  const runs = folded.map((text) => hanRuns(text).filter((run) => run.length >= SHORTEST_WORD))
  const words = segmenter.termsOfAll(runs.flat())
  let next = 0
  return runs.map((own) => {
    next += own.length
    return words.slice(next - own.length, next).flat()
  })
}

/** The terms of a passage with their counts: those of `eachTerm`, and jieba's words of three characters or more. */
export function countTerms(folded: string, segmenter: Segmenter): Map<string, number> {
  const counts = new Map<string, number>()
  const count = (term: string): void => {
    counts.set(term, (counts.get(term) ?? 0) + 1)
  }
  eachTerm(folded, count)
  for (const word of wordsIn([folded], segmenter).flat()) count(word)
  return counts
}

/** The parts of an unquoted word that a passage must hold somewhere each: jieba's words, whole numbers and Latin
 *  runs; punctuation only when there is nothing else. Empty for blanks. */
export function wordParts(folded: string, segmenter: Segmenter): string[] {
  const runs = folded.match(/[0-9]+|[a-z]+|[^\P{L}a-z]+/gu) ?? []
  const parts = runs.flatMap((run) => (isHan(run[0]) && run.length > 2 ? segmenter.cut(run) : [run]))
  if (parts.length > 0) return [...new Set(parts)]
  return [...new Set(Array.from(folded.replaceAll(' ', '')))]
}

/** How much a term tells when it ranks: pairs and whole runs 1, single letters and jieba's words less.
 *  0.3 each: measured on 2,816 known items, where it gave the best MRR@10 of the weights tried. */
export function termWeight(term: string): number {
  if (isSingleLetter(term)) return 0.3
  if (isWord(term)) return 0.3
  return isLetter(term[0]) || isDigit(term[0]) ? 1 : 0
}

function eachGram(folded: string, emit: (term: string) => void): void {
  visitGrams(folded, {
    char: (code) => emit(String.fromCodePoint(code)),
    pair: (first, second) => emit(String.fromCodePoint(first, second)),
    number: emit,
  })
}

/** The first part of `eachTerm`, without making a string for every term. */
export function visitGrams(folded: string, visitor: GramVisitor): void {
  let previous = 0
  for (let at = 0; at < folded.length; ) {
    const code = codeAt(folded, at)
    const kind = kindOf(code)
    if (kind === DIGIT) {
      const end = runEnd(folded, at, isDigit)
      visitor.number(folded.slice(at, Math.min(end, at + LONGEST_TERM)))
      previous = 0
      at = end
      continue
    }
    if (kind !== BLANK) visitor.char(code)
    if (kind === LETTER && previous !== 0) visitor.pair(previous, code)
    previous = kind === LETTER ? code : 0
    at += code > 0xffff ? 2 : 1
  }
}

const LETTER = 1
const DIGIT = 2
const BLANK = 3
const OTHER = 4

/** What each character of the first plane is; 0 for one not yet met. */
const kinds = new Uint8Array(65_536)

function kindOf(code: number): number {
  const known = kinds[code]
  if (known) return known
  const char = String.fromCodePoint(code)
  const kind = isLetter(char) ? LETTER : isDigit(char) ? DIGIT : char === ' ' ? BLANK : OTHER
  kinds[code] = kind
  return kind
}

const latinWord = /[a-z]{3,}/g
const wholeRun = /[a-z0-9]+(?:[.+&/-][a-z0-9]+)*/g

/** The second part of `eachTerm`: Latin words of three letters or more (shorter ones are grams already) and runs of
 *  mixed kind. */
export function eachWholeRun(folded: string, emit: (term: string) => void): void {
  for (const [run] of matchesOf(folded, wholeRun)) {
    if (run.length <= LONGEST_TERM && !/^(?:[0-9]+|[a-z]{1,2})$/.test(run)) emit(run)
    if (!/[^a-z]/.test(run)) continue
    for (const [word] of matchesOf(run, latinWord)) if (word.length <= LONGEST_TERM) emit(word)
  }
}

function isSingleLetter(term: string): boolean {
  return term.length <= 2 && Array.from(term).length === 1 && isLetter(term)
}

/** Whether `term` is a pair of neighbouring letters. */
export function isPair(term: string): boolean {
  const chars = Array.from(term)
  return chars.length === 2 && chars.every((char) => isLetter(char))
}

/** The code point at `at`; half a surrogate pair is no character and reads as U+FFFD. */
function codeAt(text: string, at: number): number {
  const code = text.codePointAt(at) ?? 0
  return code >= 0xd800 && code <= 0xdfff ? 0xfffd : code
}

function runEnd(text: string, start: number, belongs: (char: string | undefined) => boolean): number {
  let end = start
  while (end < text.length && belongs(text[end])) end += 1
  return end
}
