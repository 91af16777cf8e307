import type { QueryNode } from '../indexing/query-tree.ts'
import { type Filters, noFilters } from '../indexing/reply-index.ts'
import { foldText } from '../text/fold.ts'
import { describeQuery } from './query/describe-query.ts'
import { readDocumentNumbers } from './query/document-number.ts'
import { withPaddedNumbers } from './query/padded-number.ts'
import type { Choice } from './query/qualifiers.ts'
import { hasSentences, isProse, remarksOnProse } from './query/running-text.ts'
import { scanQuery } from './query/scan.ts'
import { shortened } from './query/shortened.ts'
import { type Remarks, readSyntax } from './query/syntax.ts'
import { allTexts, type Filtered, mapTexts, setFiltersApart, withoutPunctuation } from './query/tree.ts'

/** A user's query, understood. */
export interface ParsedQuery {
  /** Null when no words are asked for: every reply within the filters matches. */
  readonly tree: QueryNode | null
  /** From qualifiers, of the same kind as the parameters of a request; authorities as typed. */
  readonly filters: Filters
  /** From excluded qualifiers: replies with one of these values are not wanted. */
  readonly excluded: Filters
  /** The query as understood, in the query language itself: read again, it gives the same. */
  readonly understood: string
  /** Chinese sentences: what was mended or left out. */
  readonly notices: readonly string[]
  /** Words of `tree` that were typed as the value of a qualifier and may mean one of several. */
  readonly choices: readonly Choice[]
}

/** Longer queries are cut here; a pasted proposal fits. */
export const LONGEST_QUERY = 2_000

/** The most words and phrases of a query with alternatives or exclusions. One that only lists words may have more:
 *  it is answered by relevance. */
const MOST_TEXTS = 64

/** Reads a query: `词 词`, `“词组”`, `-词`, `OR`, brackets, qualifiers, document numbers. Never fails: what makes no
 *  sense as syntax is mended or read as text, and a notice says so. */
export function parseQuery(raw: string): ParsedQuery {
  const remarks: Remarks = { notices: [], choices: [] }
  const { notices, choices } = remarks
  let source = raw.trim()
  if (source.length > LONGEST_QUERY) {
    source = source.slice(0, LONGEST_QUERY)
    notices.push(`检索词太长，只用了前 ${LONGEST_QUERY} 个字。`)
  }
  if (hasSentences(source)) return runningText(source, notices)
  if (isProse(source)) return runningText(source, [...notices, ...remarksOnProse(source)])
  const scanned = scanQuery(withoutNearness(source, notices))
  notices.push(...scanned.notices)
  const syntax = readSyntax(scanned.tokens, remarks)
  const filtered = syntax ? setFiltersApart(syntax, notices) : unreadable(source)
  // What was left out is searched for after all, if anything can be.
  if (!syntax) notices.splice(0, notices.length, ...(filtered.tree ? [asWritten(source)] : []))
  const tree = filtered.tree && finished(filtered.tree, notices)
  notices.push(...whatIsOdd(source, { ...filtered, tree }))
  return {
    ...filtered,
    tree,
    understood: describeQuery({ ...filtered, tree }),
    notices: theFirst([...new Set(notices)]),
    choices,
  }
}

/** `词~10词` and `词 NEAR/10 词`: two words that should stand close together. */
const nearness = /(?<=\S)[~～]([0-9０-９]{1,3})(?=[^\s0-9０-９])|(?<=\s)near(?:\/[0-9]{1,3})?(?=\s)/giu

/** 6:30~8:30, 5~10个, 6月~8月: from one number to another. */
const fromNumber = /[0-9０-９]([^\s0-9０-９]{0,3})$/u
/** A digit and three letters of its unit, in code units. */
const LONGEST_NUMBERED = 7

/** Words that should stand close together as words that must both occur: how close they stand ranks them. */
function withoutNearness(source: string, notices: string[]): string {
  const parted = source.replace(nearness, (sign: string, _most: unknown, at: number) => {
    const [, unit] = fromNumber.exec(source.slice(Math.max(0, at - LONGEST_NUMBERED), at)) ?? []
    return unit !== undefined && source.startsWith(unit, at + sign.length) ? sign : ' '
  })
  if (parted !== source) notices.push('“~”（NEAR）两边的词都要出现，在同一句里的排在前面。')
  return parted
}

function runningText(source: string, notices: readonly string[]): ParsedQuery {
  const text = foldText(source)
  if (text === '') return { ...unreadable(source), understood: '', notices, choices: [] }
  const tree: QueryNode = { kind: 'text', text, exact: false }
  return { tree, filters: noFilters, excluded: noFilters, understood: text, notices, choices: [] }
}

/** A page of remarks helps nobody. */
const MOST_NOTICES = 6

function theFirst(notices: readonly string[]): string[] {
  const more = notices.length - MOST_NOTICES
  return more > 0 ? [...notices.slice(0, MOST_NOTICES), `还有 ${more} 处也是这样处理的。`] : [...notices]
}

/** Nothing but syntax was typed: the signs themselves may be meant. */
function unreadable(source: string): Filtered {
  const text = foldText(source.slice(0, MOST_TEXTS))
  const tree: QueryNode | null = text === '' ? null : { kind: 'text', text, exact: true }
  return { tree, filters: noFilters, excluded: noFilters }
}

function asWritten(source: string): string {
  return `检索式里没有要找的词，按原文“${shortened(source)}”检索。`
}

function finished(tree: QueryNode, notices: string[]): QueryNode | null {
  const spoken = withoutPunctuation(tree)
  const numbered = spoken && readDocumentNumbers(spoken)
  const read =
    numbered &&
    mapTexts(numbered, (text) => (isFigure(text.text) ? { ...text, exact: true } : withPaddedNumbers(text)))
  if (!read || isList(read)) return read
  let texts = 0
  const cut = mapTexts(read, (text) => {
    texts += 1
    return texts <= MOST_TEXTS ? text : null
  })
  if (texts > MOST_TEXTS) notices.push(`检索词太多，只用了前 ${MOST_TEXTS} 个。`)
  return cut
}

/** 24.16, 2.5-3米, 6:30, 2+4+x: its digits on their own say something else. Not 2020-2024, which are two years. */
function isFigure(text: string): boolean {
  const isJoined = /^[0-9a-z]+(?:[.+:~×*/-][0-9a-z]+)+(?:%|\p{Script=Han}{1,4})?$/u.test(text)
  return isJoined && /[0-9]/.test(text) && /[.+:~×*/]/.test(text)
}

/** Whether the query only lists words and phrases, all of which are wanted. */
function isList(tree: QueryNode): boolean {
  return tree.kind === 'text' || (tree.kind === 'all' && tree.parts.every((part) => part.kind === 'text'))
}

const qualifierLike = /^(?:[a-z]{2,12}|\p{Script=Han}{2,4}):[^/]/u

function whatIsOdd(source: string, { tree, filters, excluded }: Filtered): string[] {
  const found: string[] = []
  if (!tree) {
    const limits = [...Object.values(filters), ...Object.values(excluded)].flat()
    if (source !== '' && limits.length === 0) found.push('检索词里没有可以检索的文字，列出的是全部答复。')
    return found
  }
  const texts = allTexts(tree)
  if (isOnlyExclusion(tree)) found.push('只有排除词：列出的是不含这些词的全部答复。')
  const unknown = texts.find(({ text, exact }) => !exact && text.length <= 40 && qualifierLike.test(text))
  if (unknown) found.push(`“${unknown.text.split(':')[0]}:”不是限定词，按普通文字检索。`)
  return found
}

/** Whether words are asked for that a reply must hold: not by filters and exclusions alone. */
export function asksForWords(raw: string): boolean {
  const { tree } = parseQuery(raw)
  return tree !== null && !isOnlyExclusion(tree)
}

function isOnlyExclusion(tree: QueryNode): boolean {
  return tree.kind === 'not' || (tree.kind === 'all' && tree.parts.every((part) => part.kind === 'not'))
}
