import type { IndexState, ReplyFilters } from '../../indexing/reply-index.ts'
import { isLetter } from '../../text/chars.ts'
import { foldText } from '../../text/fold.ts'

/** Which rows of a table of statements. */
export interface StatementFilter {
  /** Words that all have to stand in the indicator of a figure or the sentence of a promise; empty for any. */
  readonly q: string
  /** Division codes, each for what lies in it too; empty for all. */
  readonly region: readonly string[]
  /** Programmes, of which a reply must name one; empty for any. */
  readonly programme: readonly string[]
  /** A part of the name of who answers; empty for any. */
  readonly authority: string
  /** Four digits. */
  readonly year: string | null
}

/** What leaves out nothing. */
export const everything: StatementFilter = { q: '', region: [], programme: [], authority: '', year: null }

export function isEverything({ q, region, programme, authority, year }: StatementFilter): boolean {
  return q === '' && region.length === 0 && programme.length === 0 && authority === '' && year === null
}

/** The same in an order, a page at a time. */
export interface StatementRequest<S extends string> extends StatementFilter {
  readonly sort: S
  /** From 1. */
  readonly page: number
  readonly limit: number
}

/** The replies that may hold rows that `filter` wants. `state` knows the authorities. */
export function replyFilters(
  { region, programme, authority }: StatementFilter,
  { counts }: Pick<IndexState, 'counts'>,
): ReplyFilters {
  return {
    region,
    programme,
    authority: authority === '' ? [] : authoritiesWith(authority, counts.authority),
  }
}

/** The authorities whose names hold `part`. Where none does, `part` itself, which then is no reply's authority. */
function authoritiesWith(part: string, known: ReadonlyMap<string, number>): string[] {
  const folded = foldText(part)
  const found = [...known.keys()].filter((name) => foldText(name).includes(folded))
  return found.length > 0 ? found : [part]
}

/** The letters of `q`, all of which stand in the passage of any row that holds its words. That they stand side by side there
 *  is not sure: an indicator may be put together from two places. Digits are left out, which are terms as whole numbers. */
export function lettersOf(q: string): string[] {
  return [...new Set(foldText(q))].filter(isLetter)
}

/** Tells whether a row's folded words hold all of those in `q`. */
export function wordsFilter(q: string): (sought: string) => boolean {
  const words = q.split(/\s+/u).map(foldText).filter(Boolean)
  return (sought) => words.every((word) => sought.includes(word))
}
