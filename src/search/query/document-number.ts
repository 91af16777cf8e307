import type { QueryNode, QueryText } from '../../indexing/query-tree.ts'
import { foldText } from '../../text/fold.ts'
import { group } from './tree.ts'

/** The most words that one document number is written in: 玉科 〔2024〕 第 25 号. */
const MOST_WORDS = 5

/** The tree with every document number (发文字号) as the phrase in which header lines hold it: 玉科(2024)25号. Written
 *  as one word (玉科[2024]25号, 玉科2024年25号) it becomes the phrase; in several words (玉科 2024 25), which may be
 *  meant as words, the phrase is one alternative and the words the other. */
export function readDocumentNumbers(node: QueryNode): QueryNode {
  switch (node.kind) {
    case 'text':
      return inOneWord(node)
    case 'not':
      return { kind: 'not', part: readDocumentNumbers(node.part) }
    case 'all': {
      const parts = inSeveralWords(node.parts)
      return (
        group(
          'all',
          parts.map((part) => (node.parts.includes(part) ? readDocumentNumbers(part) : part)),
        ) ?? node
      )
    }
    case 'any':
      return group('any', node.parts.map(readDocumentNumbers)) ?? node
  }
}

const year = '((?:19|20)[0-9]{2})'
const name = '(\\p{Script=Han}{0,12})'
const inBrackets = new RegExp(`^${name}\\(${year}\\)第?([0-9]{1,5})(号?)$`, 'u')
const joined = new RegExp(`^${name}${year}(?:年第?|-|第)([0-9]{1,5})(号?)$`, 'u')

interface DocumentNumber {
  readonly phrase: string
  /** Whether nothing but a document number is written like this. */
  readonly certain: boolean
}

/** The document number that `written` (folded) is; null for a date, a plain number and anything else. */
function readShape(written: string): DocumentNumber | null {
  const bracketed = inBrackets.exec(written)
  if (bracketed) return { phrase: phraseOf(bracketed), certain: true }
  const plain = joined.exec(written)
  if (!plain) return null
  const signs = [plain[1], plain[4]].filter((sign) => sign !== '').length
  // 2024-25 and 2024年25 may be anything.
  return signs === 0 ? null : { phrase: phraseOf(plain), certain: signs === 2 }
}

function phraseOf([, issuer = '', inYear = '', number = '', suffix = '']: RegExpExecArray): string {
  return `${issuer}(${inYear})${number}${suffix}`
}

function inOneWord(node: QueryText): QueryNode {
  const found = node.exact ? null : readShape(node.text)
  if (!found) return node
  const phrase: QueryText = { ...node, text: found.phrase, exact: true }
  return found.certain || node.required ? phrase : { kind: 'any', parts: [phrase, node] }
}

function inSeveralWords(parts: readonly QueryNode[]): QueryNode[] {
  const read: QueryNode[] = []
  for (let at = 0; at < parts.length; ) {
    const found = numberAt(parts, at)
    if (found) read.push(found.node)
    else read.push(...parts.slice(at, at + 1))
    at += found?.words ?? 1
  }
  return read
}

function numberAt(parts: readonly QueryNode[], at: number): { node: QueryNode; words: number } | null {
  for (let words = Math.min(MOST_WORDS, parts.length - at); words > 1; words -= 1) {
    const taken = parts.slice(at, at + words)
    const texts = taken.flatMap((part) => (isPartOfNumber(part) ? [part.text] : []))
    const found = texts.length === words ? readShape(asOneWord(texts)) : null
    if (!found) continue
    const phrase: QueryText = { kind: 'text', text: found.phrase, exact: true }
    return { node: { kind: 'any', parts: [phrase, { kind: 'all', parts: taken }] }, words }
  }
  return null
}

/** Whether a word may be written for a part of a number: what is a number by itself is no part of another. */
function isPartOfNumber(part: QueryNode): part is QueryText {
  return part.kind === 'text' && !part.exact && !part.required && readShape(part.text) === null
}

/** Words as one: a blank between two numbers parts year and number as a dash would. */
function asOneWord(texts: readonly string[]): string {
  return texts
    .join(' ')
    .replace(/(?<=[0-9]) (?=[0-9])/, '-')
    .replaceAll(' ', '')
}

/** Whether `raw`, as typed, is a document number and nothing else: 玉科（2024）25号, 玉科 2024 25号. */
export function isDocumentNumber(raw: string): boolean {
  const words = foldText(raw).trim().split(/\s+/)
  return words.length <= MOST_WORDS && readShape(asOneWord(words))?.certain === true
}

/** A query that is a document number and nothing else, as `readDocumentNumbers` leaves it. */
export interface SoughtNumber {
  /** As official documents write it: 玉科〔2024〕25号. */
  readonly written: string
  /** What all numbers of this issuer and year begin with, folded; null where no issuer is named, or nothing else may be shown. */
  readonly series: string | null
}

const whole = new RegExp(`^${name}\\(${year}\\)([0-9]{1,5})号?$`, 'u')

/** The document number that `tree` looks for; null where it looks for anything else or more. */
export function soughtNumber(tree: QueryNode): SoughtNumber | null {
  const node = tree.kind === 'any' ? asNumber(tree.parts) : tree
  const found = node?.kind === 'text' && node.exact ? whole.exec(node.text) : null
  if (!found || node?.kind !== 'text') return null
  const [issuer = '', inYear, number] = found.slice(1)
  return {
    written: `${issuer}〔${inYear}〕${number}号`,
    series: issuer.length < 2 || node.required ? null : `${issuer}(${inYear})`,
  }
}

/** The phrase of a number that may be meant as words; null where a query names other things beside it. */
function asNumber([phrase, words, ...more]: readonly QueryNode[]): QueryNode | null {
  if (phrase?.kind !== 'text' || words === undefined || more.length > 0) return null
  const parts = words.kind === 'all' ? words.parts : [words]
  const texts = parts.flatMap((part) => (part.kind === 'text' ? [part.text] : []))
  return readShape(asOneWord(texts))?.phrase === phrase.text ? phrase : null
}
