import type { QueryNode, QueryText } from '../../indexing/query-tree.ts'
import { type Filters, type TagField, tagFields } from '../../indexing/reply-index.ts'
import { programmeName, regionName, roleName } from './named-values.ts'
import { chineseName } from './qualifier-names.ts'
import type { Filtered } from './tree.ts'
import { writtenWord } from './written-word.ts'
import { writtenYears } from './years.ts'

/** A query in the query language, in its plainest form: read again, it gives the same. Empty for no query. */
export function describeQuery({ tree, filters, excluded }: Filtered): string {
  const qualifiers = [...qualifiersOf(filters), ...qualifiersOf(excluded).map((written) => `-${written}`)]
  if (!tree) return qualifiers.join(' ')
  const words = tree.kind === 'any' && qualifiers.length > 0 ? `(${describe(tree)})` : describe(tree)
  return [words, ...qualifiers].join(' ')
}

/** The qualifiers that make `filters`: 地区:玉环市, 年份:2023... */
export function qualifiersOf(filters: Filters): string[] {
  return tagFields.flatMap((field) =>
    valuesOf(field, filters[field]).map((value) => `${chineseName(field)}:${quoted(value)}`),
  )
}

function valuesOf(field: TagField, values: readonly string[]): readonly string[] {
  switch (field) {
    case 'region':
      return values.map(regionName)
    case 'programme':
      return values.map(programmeName)
    case 'section':
      return values.map(roleName)
    case 'year':
      return writtenYears(values)
    case 'kind':
      return values.map((kind) => (kind === 'proposal' ? '提案' : '建议'))
    case 'authority':
      return values
  }
}

function quoted(value: string): string {
  return /[\s()（）|｜,，、"“”「」『』＂﹁﹂-]/.test(value) ? `“${value.replace(/["“”＂]/g, '')}”` : value
}

function describe(node: QueryNode): string {
  switch (node.kind) {
    case 'text':
      if (node.required) return qualifierOf(node)
      return node.exact ? `“${node.text}”` : writtenWord(node.text)
    case 'not':
      return `-${inner(node.part)}`
    case 'all':
      return node.parts.map(inner).join(' ')
    case 'any':
      return node.parts.map(inner).join(' OR ')
  }
}

/** The qualifier that asks for a text: 类别:A, 文号:“玉科(2024)25号”. */
function qualifierOf({ text }: QueryText): string {
  const [, outcome] = /^办理类型([a-d])$/u.exec(text) ?? []
  return outcome === undefined ? `文号:${quoted(text)}` : `类别:${outcome.toUpperCase()}`
}

function inner(node: QueryNode): string {
  return node.kind === 'all' || node.kind === 'any' ? `(${describe(node)})` : describe(node)
}
