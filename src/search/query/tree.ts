import type { QueryNode, QueryText } from '../../indexing/query-tree.ts'
import { type Filters, noFilters, type TagField } from '../../indexing/reply-index.ts'
import { isDigit, isLetter } from '../../text/chars.ts'
import { plainText } from './plain-text.ts'
import { shortened } from './shortened.ts'
import type { FilterLeaf, Syntax } from './syntax.ts'

/** A query with its qualifiers set apart. */
export interface Filtered {
  readonly tree: QueryNode | null
  readonly filters: Filters
  /** Replies with one of these values are not wanted. */
  readonly excluded: Filters
}

/** Takes the qualifiers that hold for the whole query out of `syntax`. A qualifier beside other alternatives becomes
 *  text, which the header line of a reply answers in most cases; a sentence in `notices` says so. */
export function setFiltersApart(syntax: Syntax, notices: string[]): Filtered {
  const wanted: FilterLeaf[] = []
  const unwanted: FilterLeaf[] = []
  const rest: QueryNode[] = []
  for (const part of conjuncts(syntax)) {
    const leaves = filterLeaves(part)
    const excluded = part.kind === 'not' ? filterLeaves(part.part) : null
    if (leaves) wanted.push(...leaves)
    else if (excluded && part.kind === 'not' && part.part.kind !== 'all') unwanted.push(...excluded)
    else {
      const node = toTree(part, notices)
      if (node) rest.push(node)
    }
  }
  return {
    tree: group('all', rest),
    filters: filtersFrom(wanted, notices),
    excluded: filtersFrom(unwanted, notices),
  }
}

/** `parts` as one node, without groups of its own kind within, without doubles; null when there are none. */
export function group(kind: 'all' | 'any', parts: readonly QueryNode[]): QueryNode | null {
  const flat = parts.flatMap((part) => (part.kind === kind ? part.parts : [part]))
  const distinct = [...new Map(flat.map((part) => [JSON.stringify(part), part])).values()]
  const [only] = distinct
  if (only === undefined) return null
  return distinct.length === 1 ? only : { kind, parts: distinct }
}

/** The tree with other leaves; a leaf for which `replace` gives null goes, and groups without parts with it. */
export function mapTexts(node: QueryNode, replace: (text: QueryText) => QueryNode | null): QueryNode | null {
  switch (node.kind) {
    case 'text':
      return replace(node)
    case 'not':
      return exclude(mapTexts(node.part, replace))
    case 'all':
    case 'any':
      return group(
        node.kind,
        node.parts.flatMap((part) => mapTexts(part, replace) ?? []),
      )
  }
}

/** Every text of the tree, left to right, those under an exclusion too. */
export function allTexts(node: QueryNode): QueryText[] {
  switch (node.kind) {
    case 'text':
      return [node]
    case 'not':
      return allTexts(node.part)
    case 'all':
    case 'any':
      return node.parts.flatMap(allTexts)
  }
}

/** The tree without words that are mere punctuation (科技 、 创新), unless there is nothing else. */
export function withoutPunctuation(tree: QueryNode): QueryNode | null {
  const speaks = ({ exact, text }: QueryText): boolean => exact || [...text].some(isLetterOrDigit)
  return allTexts(tree).some(speaks) ? mapTexts(tree, (text) => (speaks(text) ? text : null)) : tree
}

function isLetterOrDigit(char: string): boolean {
  return isLetter(char) || isDigit(char)
}

function conjuncts(syntax: Syntax): readonly Syntax[] {
  return syntax.kind === 'all' ? syntax.parts.flatMap(conjuncts) : [syntax]
}

/** The leaves of a qualifier, or of alternatives that are all values of one field; null for anything else. */
function filterLeaves(syntax: Syntax): FilterLeaf[] | null {
  if (syntax.kind === 'filter') return [syntax]
  if (syntax.kind !== 'any') return null
  const leaves = syntax.parts.map(filterLeaves)
  const all = leaves.flatMap((found) => found ?? [])
  const oneField = all.every((leaf) => leaf.field === all[0]?.field && !leaf.bound)
  return leaves.includes(null) || !oneField ? null : all
}

function toTree(syntax: Syntax, notices: string[]): QueryNode | null {
  switch (syntax.kind) {
    case 'text':
      return syntax
    case 'filter':
      notices.push(
        `“${shortened(syntax.text)}”不能作为“或”的一部分来限定，按普通文字检索；同一种限定并列着写，就是其中之一。`,
      )
      return plainText(syntax.text)
    case 'not':
      return exclude(toTree(syntax.part, notices))
    case 'all':
    case 'any':
      return group(
        syntax.kind,
        syntax.parts.flatMap((part) => toTree(part, notices) ?? []),
      )
  }
}

function exclude(part: QueryNode | null): QueryNode | null {
  if (!part) return null
  return part.kind === 'not' ? part.part : { kind: 'not', part }
}

/** Values of one field are alternatives; bounds cut them. */
function filtersFrom(leaves: readonly FilterLeaf[], notices: string[]): Filters {
  const filters: Record<TagField, readonly string[]> = { ...noFilters }
  for (const { field, values, bound } of leaves) {
    if (!bound) filters[field] = [...new Set([...filters[field], ...values])]
  }
  const bounds = leaves.filter((leaf) => leaf.bound)
  if (bounds.length === 0) return filters
  const start = filters.year.length > 0 ? filters.year : (bounds[0]?.values ?? [])
  const years = start.filter((year) => bounds.every(({ values }) => values.includes(year)))
  if (years.length === 0) notices.push('年份的限定互相矛盾，已略去“之前”“之后”。')
  else filters.year = years
  return filters
}
