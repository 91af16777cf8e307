import type { TellingTerm } from '../telling-terms.ts'
import type { AskedConditions } from './asked-conditions.ts'
import {
  all,
  type Condition,
  everything,
  isAllOf,
  not,
  nothing,
  type SearchBody,
  withPassage,
} from './conditions.ts'
import { MOST_PASSAGES, MOST_REPLIES } from './layout.ts'

/** The most conditions of one search that a cluster takes by default. */
const MOST_CLAUSES = 900

/** The searches that rank by `telling`: replies come in the order in which these give them, those of the first before those
 *  of the second, which need not be asked when the first gives enough. By relevance those with an exact passage come first: a
 *  search of their own, so that no score has to outweigh another kind of score. */
export function rankRequests(asked: AskedConditions, telling: readonly TellingTerm[]): SearchBody[] {
  const { sort, want } = asked.query
  if (want === 0) return []
  const selected = all(asked.selected())
  const ranking = new Ranking(asked, telling)
  if (sort === 'date') return [ranking.request(selected, ['day', '_score'])]
  const order = ['_score', 'day']
  const hasExact = withPassage(all([asked.speaks, asked.exact]))
  if (asked.exact === nothing || isAllOf(selected, [hasExact])) return [ranking.request(selected, order)]
  return [
    ranking.request(all([selected, hasExact]), order),
    ranking.request(all([selected, not(hasExact)]), order),
  ]
}

class Ranking {
  readonly #asked: AskedConditions
  readonly #telling: readonly TellingTerm[]

  constructor(asked: AskedConditions, telling: readonly TellingTerm[]) {
    this.#asked = asked
    this.#telling = telling
  }

  request(selected: Condition, order: readonly string[]): SearchBody {
    // What a term says for a reply: as much as the best of its speaking passages.
    const filter = this.#isTooMuch ? {} : { filter: [this.#asked.speaks] }
    const should = this.#telling.map(
      (term): Condition => ({
        nested: {
          path: 'passages',
          score_mode: 'max',
          query: { bool: { must: [impact(term)], ...filter } },
        },
      }),
    )
    return {
      size: Math.min(this.#asked.query.want, MOST_REPLIES),
      track_total_hits: false,
      track_scores: true,
      _source: false,
      query: {
        bool: {
          filter: this.#isSaidByPassages(selected) ? [this.#passages] : [selected, this.#anyPassages],
          should,
        },
      },
      sort: [...order.map((by) => ({ [by]: 'desc' })), { order: 'asc' }],
    }
  }

  /** Whether saying again for each term which passages speak would be more than the cluster takes. Then every passage
   *  counts for its reply, which moves replies by little. */
  get #isTooMuch(): boolean {
    return this.#telling.length * JSON.stringify(this.#asked.speaks).split('"passages.').length > MOST_CLAUSES
  }

  /** Whether `selected` asks for a speaking passage, and no more. */
  #isSaidByPassages(selected: Condition): boolean {
    return isAllOf(withPassage(this.#asked.speaks), [selected])
  }

  /** Lets every reply pass, and returns its speaking passages. */
  get #anyPassages(): Condition {
    return { bool: { should: [this.#passages, everything], minimum_should_match: 1 } }
  }

  /** Returns the speaking passages of a reply, each with its own evidence. */
  get #passages(): Condition {
    const query = {
      bool: {
        filter: [this.#asked.speaks],
        should: [
          ...this.#telling.map(impact),
          { constant_score: { filter: this.#asked.exact, boost: 0, _name: EXACT } },
        ],
      },
    }
    const inner_hits = {
      size: MOST_PASSAGES,
      _source: false,
      docvalue_fields: ['passages.ordinal'],
    }
    return { nested: { path: 'passages', query, score_mode: 'none', inner_hits } }
  }
}

/** The name by which the cluster tells exact passages. */
export const EXACT = 'exact'

/** Passages with the term, by what it says for each. */
export function impact({ term, worth }: TellingTerm): Condition {
  return { term: { 'passages.terms': { value: term, boost: worth } } }
}
