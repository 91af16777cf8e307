import { isPair, termWeight } from '../text/terms.ts'
import type { QueryNode } from './query-tree.ts'
import type { IndexQuery } from './reply-index.ts'
import type { TellingTerm } from './telling-terms.ts'

/** A pair of letters that says less than this part of what the most telling one says makes no reply match: in a large
 *  index every sixth passage holds it. */
const LEAST_PART = 0.03

/** Asks for passages that hold one of the telling pairs of letters, numbers or names of the folded text `like`; asks for
 *  the text itself where it has none. Makes no passage exact. */
export function likeTree(like: string, telling: readonly TellingTerm[]): QueryNode {
  const names = telling.filter(({ term }) => isPair(term) || termWeight(term) === 1)
  const least = (names[0]?.worth ?? 0) * LEAST_PART
  const parts = names
    .filter(({ worth }) => worth >= least)
    .map(({ term }): QueryNode => ({ kind: 'text', text: term, exact: true, loose: true }))
  return parts.length > 0 ? { kind: 'any', parts } : { kind: 'text', text: like, exact: true }
}

/** What replies must satisfy: the tree of `query`, and of a text to find the like of one of its telling pairs too. Null
 *  asks for every reply. */
export function askedTree(
  { like, tree }: Pick<IndexQuery, 'like' | 'tree'>,
  telling: readonly TellingTerm[],
): QueryNode | null {
  if (like === undefined) return tree
  const part = likeTree(like, telling)
  return tree ? { kind: 'all', parts: [part, tree] } : part
}
