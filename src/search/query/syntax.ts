import type { QueryText } from '../../indexing/query-tree.ts'
import type { TagField } from '../../indexing/reply-index.ts'
import { plainText } from './plain-text.ts'
import { type Choice, readQualifier } from './qualifiers.ts'
import type { QualifierToken, Token } from './scan.ts'

/** A query as written: a query tree with qualifiers among its leaves. */
export type Syntax = QueryText | FilterLeaf | SyntaxGroup | SyntaxExclusion

/** A qualifier that was understood. */
export interface FilterLeaf {
  readonly kind: 'filter'
  readonly field: TagField
  readonly values: readonly string[]
  /** Whether the values cut those of other leaves (之后) instead of adding to them. */
  readonly bound: boolean
  /** Its value, folded: what to search for where a filter cannot stand. */
  readonly text: string
}

interface SyntaxGroup {
  readonly kind: 'all' | 'any'
  readonly parts: readonly Syntax[]
}

interface SyntaxExclusion {
  readonly kind: 'not'
  readonly part: Syntax
}

/** Deeper brackets are left out. */
const MOST_DEPTH = 16

/** What is said of a query while it is read. */
export interface Remarks {
  /** Chinese sentences: what was mended. */
  readonly notices: string[]
  /** Values that may mean several things. */
  readonly choices: Choice[]
}

/** What the tokens say; null when they ask for nothing. What cannot be meant is mended, and `remarks` say how. */
export function readSyntax(tokens: readonly Token[], remarks: Remarks): Syntax | null {
  const reader: Reader = { ...remarks, tokens, at: 0, leftOpen: 0 }
  const syntax = readAlternatives(reader, 0)
  if (reader.leftOpen > 0) remarks.notices.push(tooDeep)
  return syntax
}

interface Reader extends Remarks {
  readonly tokens: readonly Token[]
  at: number
  /** Brackets left out whose closing one is still to come. */
  leftOpen: number
}

const unbalanced = '括号没有成对：多余的已略去，缺少的按在末尾处理。'
const tooDeep = `括号套得太深：只看前 ${MOST_DEPTH} 层。`
const noAlternative = '“或”（OR、|）的一边没有词，已略去。'
const nothingToExclude = '“-”（NOT）后面没有词，已略去。'
const mixed = '“或”与空格同用时，先按空格组合；要另行组合请加括号。'

function readAlternatives(reader: Reader, depth: number): Syntax | null {
  const parts: Syntax[] = []
  let alternatives = 0
  for (;;) {
    const part = readRow(reader, depth)
    if (part) parts.push(part)
    alternatives += 1
    if (reader.tokens[reader.at]?.kind !== 'or') break
    reader.at += 1
  }
  if (alternatives > parts.length && alternatives > 1) reader.notices.push(noAlternative)
  if (parts.length > 1 && parts.some((part) => part.kind === 'all')) reader.notices.push(mixed)
  return parts.length > 1 ? { kind: 'any', parts } : (parts[0] ?? null)
}

/** What stands side by side, to the next `OR`, closing bracket or end. */
function readRow(reader: Reader, depth: number): Syntax | null {
  const parts: Syntax[] = []
  for (let token = reader.tokens[reader.at]; token; token = reader.tokens[reader.at]) {
    if (token.kind === 'or' || (token.kind === 'close' && depth > 0 && reader.leftOpen === 0)) break
    if (token.kind === 'close') closeNothing(reader)
    if (token.kind === 'close' || token.kind === 'and') {
      reader.at += 1
      continue
    }
    const part = readUnit(reader, depth)
    if (part) parts.push(part)
  }
  return parts.length > 1 ? { kind: 'all', parts } : (parts[0] ?? null)
}

function closeNothing(reader: Reader): void {
  if (reader.leftOpen > 0) reader.leftOpen -= 1
  else reader.notices.push(unbalanced)
}

function readUnit(reader: Reader, depth: number): Syntax | null {
  const negated = reader.tokens[reader.at]?.kind === 'not'
  while (reader.tokens[reader.at]?.kind === 'not') reader.at += 1
  const token = reader.tokens[reader.at]
  const part = token && readAtom(reader, token, depth)
  if (!negated) return part ?? null
  if (!part) reader.notices.push(nothingToExclude)
  return part ? { kind: 'not', part } : null
}

/** Null for an empty bracket, and for what is no beginning of a unit. */
function readAtom(reader: Reader, token: Token, depth: number): Syntax | null {
  switch (token.kind) {
    case 'text':
      reader.at += 1
      return token
    case 'qualifier':
      reader.at += 1
      return qualified(token, reader)
    case 'open':
      reader.at += 1
      return readBracket(reader, depth)
    case 'close':
    case 'or':
    case 'and':
    case 'not':
      return null
  }
}

function readBracket(reader: Reader, depth: number): Syntax | null {
  if (depth === MOST_DEPTH) {
    reader.leftOpen += 1
    reader.notices.push(tooDeep)
    return null
  }
  const inner = readAlternatives(reader, depth + 1)
  if (reader.tokens[reader.at]?.kind === 'close') reader.at += 1
  else reader.notices.push(unbalanced)
  return inner
}

/** A qualifier with several values is a group of alternatives. */
function qualified(token: QualifierToken, { notices, choices }: Reader): Syntax | null {
  const parts = token.values.flatMap((value): Syntax[] => {
    const meaning = readQualifier(token.name, value)
    if (meaning.notice !== undefined) notices.push(meaning.notice)
    switch (meaning.kind) {
      case 'filter':
        return [{ kind: 'filter', field: meaning.field, values: meaning.values, bound: false, text: value }]
      case 'bound':
        return [{ kind: 'filter', field: 'year', values: meaning.values, bound: true, text: value }]
      case 'text':
        if (meaning.choice) choices.push(meaning.choice)
        return [{ ...plainText(value), ...(meaning.required && { required: true }) }]
      case 'phrase':
        return [{ kind: 'text', text: meaning.text, exact: true, required: true }]
      case 'nothing':
        return []
    }
  })
  return parts.length > 1 ? { kind: 'any', parts } : (parts[0] ?? null)
}
