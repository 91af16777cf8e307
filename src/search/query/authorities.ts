import type { QueryText } from '../../indexing/query-tree.ts'
import type { Filters } from '../../indexing/reply-index.ts'
import { foldText } from '../../text/fold.ts'
import type { ParsedQuery } from '../parse-query.ts'
import { describeQuery } from './describe-query.ts'
import { authoritiesNamed } from './named-values.ts'
import { plainText } from './plain-text.ts'
import { shortened } from './shortened.ts'
import { group } from './tree.ts'

/** Whether the query names an authority (单位:科技局). */
export function namesAuthorities({ filters, excluded }: ParsedQuery): boolean {
  return filters.authority.length > 0 || excluded.authority.length > 0
}

const MOST_LISTED = 6

/** A query, and what it is limited to in one index. */
export interface LocatedQuery {
  readonly parsed: ParsedQuery
  /** With authorities as the index holds them. */
  readonly filters: Filters
  readonly excluded: Filters
}

/** The query with the authorities that its names mean in an index, full names and short ones. A name that none has is
 *  searched for as text, and a notice says so. */
export function lookUpAuthorities(parsed: ParsedQuery, authorities: readonly string[]): LocatedQuery {
  const look = (names: readonly string[]): readonly LookedUp[] =>
    names.map((name) => ({ name, found: authoritiesNamed(foldText(name), authorities) }))
  const wanted = look(parsed.filters.authority)
  const unwanted = look(parsed.excluded.authority)
  const texts = [
    ...(parsed.tree ? [parsed.tree] : []),
    ...unknown(wanted),
    ...unknown(unwanted).map((part) => ({ kind: 'not' as const, part })),
  ]
  const query = {
    tree: group('all', texts),
    filters: { ...parsed.filters, authority: known(wanted) },
    excluded: { ...parsed.excluded, authority: known(unwanted) },
  }
  return {
    parsed: {
      ...query,
      understood: describeQuery(query),
      notices: [...parsed.notices, ...[...wanted, ...unwanted].flatMap(remark)],
      choices: parsed.choices,
    },
    filters: { ...query.filters, authority: all(wanted) },
    excluded: { ...query.excluded, authority: all(unwanted) },
  }
}

interface LookedUp {
  /** As typed. */
  readonly name: string
  readonly found: readonly string[]
}

function known(names: readonly LookedUp[]): string[] {
  return names.filter(({ found }) => found.length > 0).map(({ name }) => name)
}

function unknown(names: readonly LookedUp[]): QueryText[] {
  return names.filter(({ found }) => found.length === 0).map(({ name }) => plainText(name))
}

function all(names: readonly LookedUp[]): string[] {
  return [...new Set(names.flatMap(({ found }) => found))]
}

function remark({ name, found }: LookedUp): string[] {
  if (found.length === 0)
    return [`“单位:${shortened(name)}”：索引里没有这个单位，按普通文字“${shortened(name)}”检索。`]
  if (found.length === 1) return []
  const more = found.length > MOST_LISTED ? '等' : ''
  return [`“单位:${name}”包括 ${found.length} 个单位：${found.slice(0, MOST_LISTED).join('、')}${more}。`]
}
