import { foldText } from '../../text/fold.ts'
import { type QualifierName, qualifierNamed } from './qualifier-names.ts'

/** A piece of a typed query. Texts and values are folded and not empty. */
export type Token = TextToken | QualifierToken | { readonly kind: 'open' | 'close' | 'or' | 'and' | 'not' }

/** A word, or with `exact` a phrase in quotation marks. */
export interface TextToken {
  readonly kind: 'text'
  readonly text: string
  readonly exact: boolean
}

/** `地区:玉环,建德`: one name with its alternatives. */
export interface QualifierToken {
  readonly kind: 'qualifier'
  readonly name: QualifierName
  readonly values: readonly string[]
}

/** Tokens, and Chinese sentences on what was mended. */
export interface Scanned {
  readonly tokens: readonly Token[]
  readonly notices: readonly string[]
}

/** Cuts a query into tokens, left to right, each character looked at a bounded number of times. Brackets and
 *  quotation marks within a word are content: 首台(套), 落实“315”工程. */
export function scanQuery(source: string): Scanned {
  const tokens: Token[] = []
  const notices: string[] = []
  let depth = 0
  for (let at = 0; at < source.length; ) {
    const read = readAt(source, at, depth)
    at = read.end
    if (read.notice) notices.push(read.notice)
    if (!read.token) continue
    tokens.push(read.token)
    if (read.token.kind === 'open') depth += 1
    if (read.token.kind === 'close') depth = Math.max(0, depth - 1)
  }
  return { tokens, notices }
}

interface Read {
  readonly token?: Token
  /** Beyond the beginning. */
  readonly end: number
  readonly notice?: string
}

/** How an opening mark is closed; people mix the shapes. */
const closers = new Map([
  ['"', '"”“＂'],
  ['＂', '"＂”'],
  ['“', '”“"'],
  ['”', '”“"'],
  ['「', '」'],
  ['『', '』'],
  ['﹁', '﹂'],
])
const blank = /\s/
const bars = '|｜'
const opening = '(（'
const closing = ')）'
const minus = '-－−﹣'

function readAt(source: string, at: number, depth: number): Read {
  const char = source.charAt(at)
  if (blank.test(char)) return { end: at + 1 }
  if (bars.includes(char)) return { token: { kind: 'or' }, end: skip(source, at, bars) }
  if (closing.includes(char)) return { token: { kind: 'close' }, end: at + 1 }
  if (opening.includes(char) && opensGroup(source, at)) return { token: { kind: 'open' }, end: at + 1 }
  if (minus.includes(char)) {
    const end = skip(source, at, minus)
    const doubled = end > at + 1 ? { notice: '连写的减号按一个处理。' } : {}
    if (!isBoundary(source, end)) return { token: { kind: 'not' }, end, ...doubled }
  }
  return readPhrase(source, at) ?? readQualifier(source, at, depth) ?? readWord(source, at, depth)
}

/** A phrase reaches to the mark that closes it, or to the end of the query. */
function readPhrase(source: string, at: number): Read | null {
  const closedBy = closers.get(source.charAt(at))
  if (closedBy === undefined) return null
  let end = at + 1
  while (end < source.length && !closedBy.includes(source.charAt(end))) end += 1
  const text = foldText(source.slice(at + 1, end))
  return {
    ...(text !== '' && { token: { kind: 'text', text, exact: true } }),
    end: end + 1,
    ...(end === source.length && { notice: '引号没有成对：后半个引号按在末尾处理。' }),
  }
}

const operators = new Map<string, 'or' | 'and' | 'not'>([
  ['or', 'or'],
  ['或', 'or'],
  ['and', 'and'],
  ['not', 'not'],
])

/** Whether a word of its own would be read as an operator. */
export function isOperator(folded: string): boolean {
  return operators.has(folded)
}

function readWord(source: string, at: number, depth: number): Read {
  const end = Math.max(at + 1, wordEnd(source, at, depth, bars))
  const text = foldText(source.slice(at, end))
  if (text === '') return { end }
  const operator = operators.get(text)
  return { token: operator ? { kind: operator } : { kind: 'text', text, exact: false }, end }
}

/** Names are short: a colon farther away belongs to a sentence. */
const LONGEST_NAME = 16

function readQualifier(source: string, at: number, depth: number): Read | null {
  let colon = at
  while (colon < at + LONGEST_NAME && /[^\s:：|｜]/.test(source.charAt(colon))) colon += 1
  if (!/[:：]/.test(source.charAt(colon))) return null
  const name = qualifierNamed(foldText(source.slice(at, colon)))
  if (!name) return null
  let start = colon + 1
  while (blank.test(source.charAt(start))) start += 1
  const value = readValue(source, start, depth)
  const written = source.slice(at, colon)
  if (value.values.length === 0) {
    return { end: Math.max(colon + 1, value.end), notice: `“${written}:”后面没有内容，已略去。` }
  }
  return {
    token: { kind: 'qualifier', name, values: value.values },
    end: value.end,
    ...(value.notice !== undefined && { notice: value.notice }),
  }
}

interface ReadValue {
  readonly values: readonly string[]
  readonly end: number
  readonly notice?: string
}

/** The value of a qualifier, also behind a blank too many; none where an operator, a bracket or the end stands. */
function readValue(source: string, start: number, depth: number): ReadValue {
  const phrase = readPhrase(source, start)
  if (phrase && isBoundary(source, phrase.end)) {
    const { token, end, notice } = phrase
    return {
      values: token?.kind === 'text' ? [token.text] : [],
      end,
      ...(notice !== undefined && { notice }),
    }
  }
  const end = wordEnd(source, start, depth, '')
  const written = source.slice(start, end)
  const behindBlank = blank.test(source.charAt(start - 1))
  const isNext =
    isOperator(foldText(written)) ||
    minus.includes(written.charAt(0)) ||
    (behindBlank && readQualifier(source, start, depth) !== null)
  if (isNext) return { values: [], end: start }
  const values = written.split(/[|｜,，、]/).map(foldText)
  return { values: values.filter((value) => value !== ''), end }
}

/** Where the word that begins at `start` ends: before a blank, a character of `stops`, or a bracket that closes a
 *  group around it or opens one behind it. */
function wordEnd(source: string, start: number, depth: number, stops: string): number {
  let inner = 0
  let end = start
  for (; end < source.length; end += 1) {
    const char = source.charAt(end)
    if (blank.test(char) || stops.includes(char)) break
    if (opening.includes(char)) {
      if (end > start && !closesInWord(source, end)) break
      inner += 1
    }
    if (!closing.includes(char)) continue
    if (inner === 0 && (depth > 0 || closesNothing(source, end))) break
    inner = Math.max(0, inner - 1)
  }
  return end
}

/** Whether a bracket within a word closes before the next blank: 首台(套), not 玉环(双倍增 OR 315). One that never
 *  closes opens nothing. */
function closesInWord(source: string, at: number): boolean {
  for (let end = at + 1; end < source.length; end += 1) {
    const char = source.charAt(end)
    if (blank.test(char) || bars.includes(char)) return false
    if (closing.includes(char) || opening.includes(char)) return true
  }
  return true
}

/** Whether only closing brackets stand between `at` and the next blank: a bracket too many, not a point's 1). */
function closesNothing(source: string, at: number): boolean {
  let end = at
  while (end < at + LONGEST_NAME && closing.includes(source.charAt(end))) end += 1
  return isBoundary(source, end)
}

/** A bracket opens a group unless it is a word's own: (套)产品, (2024)25号. */
function opensGroup(source: string, at: number): boolean {
  for (let end = at + 1; end < source.length; end += 1) {
    const char = source.charAt(end)
    if (blank.test(char) || bars.includes(char) || opening.includes(char) || closers.has(char)) return true
    if (closing.includes(char)) {
      return isBoundary(source, end + 1) || bars.includes(source.charAt(end + 1))
    }
  }
  return true
}

function isBoundary(source: string, at: number): boolean {
  return at >= source.length || blank.test(source.charAt(at)) || closing.includes(source.charAt(at))
}

function skip(source: string, at: number, chars: string): number {
  let end = at
  while (end < source.length && chars.includes(source.charAt(end))) end += 1
  return end
}
