import type { QueryNode } from '../indexing/query-tree.ts'
import { foldText } from '../text/fold.ts'

/** A user's query, understood. */
export interface ParsedQuery {
  /** Null when nothing is asked for: every reply matches. */
  readonly tree: QueryNode | null
  /** The query as understood, in the query language itself. */
  readonly understood: string
  /** Chinese sentences: what was mended or left out. */
  readonly notices: readonly string[]
}

/** Longer queries are cut here; a pasted proposal fits. */
export const LONGEST_QUERY = 2_000

/** The most words and phrases of one query. */
const MOST_TEXTS = 64

/** Reads `词 词` (all), `"词组"` in any quotation marks (letter by letter) and `-词` (not). Never fails: what makes no
 *  sense as syntax is read as text, and a notice says so. */
export function parseQuery(raw: string): ParsedQuery {
  const notices: string[] = []
  let source = raw.trim()
  if (source.length > LONGEST_QUERY) {
    source = source.slice(0, LONGEST_QUERY)
    notices.push(`检索词太长，只用了前 ${LONGEST_QUERY} 个字。`)
  }
  const texts = readTexts(source, notices)
  const used = texts.slice(0, MOST_TEXTS)
  if (texts.length > used.length) notices.push(`检索词太多，只用了前 ${MOST_TEXTS} 个。`)
  if (source !== '' && used.length === 0) notices.push('检索词里没有可以检索的文字，列出的是全部答复。')
  if (used.length > 0 && used.every((text) => text.excluded)) {
    notices.push('只有排除词：列出的是不含这些词的全部答复。')
  }
  return { tree: treeOf(used), understood: used.map(describe).join(' '), notices }
}

interface ReadText {
  /** Folded. */
  readonly text: string
  readonly exact: boolean
  readonly excluded: boolean
}

const closing = new Map([
  ['"', '"”“＂'],
  ['＂', '"＂”'],
  ['“', '”“"'],
  ['”', '”“"'],
  ['「', '」'],
  ['『', '』'],
  ['﹁', '﹂'],
])

const minus = /[-－−–—]/

function readTexts(source: string, notices: string[]): ReadText[] {
  const texts: ReadText[] = []
  let at = 0
  while (at < source.length) {
    if (/\s/.test(source.charAt(at))) {
      at += 1
      continue
    }
    const excluded = minus.test(source.charAt(at)) && /\S/.test(source.charAt(at + 1))
    const start = excluded ? at + 1 : at
    const phrase = readPhrase(source, start)
    if (phrase?.unclosed) notices.push('引号没有成对：后半个引号按在末尾处理。')
    const end = phrase ? phrase.end : wordEnd(source, start)
    const text = foldText(phrase ? phrase.text : source.slice(start, end))
    if (text !== '') texts.push({ text, exact: phrase !== null, excluded })
    at = Math.max(end, at + 1)
  }
  return texts
}

interface ReadPhrase {
  readonly text: string
  readonly end: number
  readonly unclosed: boolean
}

/** The phrase that begins with a quotation mark at `start`; null when none does. A phrase reaches to the mark that
 *  closes it, or to the end of the query. */
function readPhrase(source: string, start: number): ReadPhrase | null {
  const closers = closing.get(source.charAt(start))
  if (closers === undefined) return null
  for (let at = start + 1; at < source.length; at += 1) {
    if (closers.includes(source.charAt(at))) {
      return { text: source.slice(start + 1, at), end: at + 1, unclosed: false }
    }
  }
  return { text: source.slice(start + 1), end: source.length, unclosed: true }
}

/** A word reaches to white space; quotation marks within it are content, as in 落实“315”工程. */
function wordEnd(source: string, start: number): number {
  let end = start
  while (end < source.length && !/\s/.test(source.charAt(end))) end += 1
  return end
}

function treeOf(texts: readonly ReadText[]): QueryNode | null {
  const parts = texts.map((read): QueryNode => {
    const node: QueryNode = { kind: 'text', text: read.text, exact: read.exact }
    return read.excluded ? { kind: 'not', part: node } : node
  })
  const [only] = parts
  if (!only) return null
  return parts.length === 1 ? only : { kind: 'all', parts }
}

function describe(read: ReadText): string {
  return `${read.excluded ? '-' : ''}${read.exact ? `“${read.text}”` : read.text}`
}
