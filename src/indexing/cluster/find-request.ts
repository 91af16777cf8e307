import { isRole, roles } from '../../reply/role.ts'
import type { Segmenter } from '../../text/segment.ts'
import { type ReplyField, replyFields } from '../column-record.ts'
import { excludedTexts, type QueryNode } from '../query-tree.ts'
import type { IndexQuery } from '../reply-index.ts'
import type { TellingTerm } from '../telling-terms.ts'
import { authorityCounts } from './authorities.ts'
import {
  all,
  type Condition,
  everything,
  inRoles,
  isAllOf,
  not,
  nothing,
  type SearchBody,
  TreeConditions,
  withPassage,
} from './conditions.ts'
import { MOST_PASSAGES, MOST_REPLIES } from './layout.ts'
import { HEADER_ORDINAL } from './reply-document.ts'

/** The searches that answer a query: one counts, the others rank. */
export interface FindRequest {
  readonly count: SearchBody
  /** Replies in the order in which these give them, those of the first before those of the second, which need not be asked
   *  when the first gives enough. */
  readonly rank: readonly SearchBody[]
}

/** More regions or programmes than there are; a count must not be cut short. */
const MOST_VALUES = 50_000

/** The most conditions of one search that a cluster takes by default. */
const MOST_CLAUSES = 900

/** What the cluster is asked to answer `query`, whose tree is `tree`, ranked by `telling`. */
export function findRequest(
  query: IndexQuery,
  tree: QueryNode | null,
  telling: readonly TellingTerm[],
  segmenter: Segmenter,
): FindRequest {
  return new Finding(query, tree, telling, segmenter).request()
}

class Finding {
  readonly #query: IndexQuery
  readonly #tree: QueryNode | null
  readonly #telling: readonly TellingTerm[]
  readonly #conditions: TreeConditions | null
  /** The roles that the section filter lets speak; null without one. */
  readonly #chosen: readonly string[] | null
  /** A superset of the replies that any count is about. */
  readonly #base: Condition
  /** Passages and header lines that may speak and do. */
  readonly #speaks: Condition
  readonly #exact: Condition

  constructor(
    query: IndexQuery,
    tree: QueryNode | null,
    telling: readonly TellingTerm[],
    segmenter: Segmenter,
  ) {
    this.#query = query
    this.#tree = tree
    this.#telling = telling
    this.#conditions = tree && new TreeConditions(tree, segmenter)
    const { section } = query.filters
    this.#chosen = section.length > 0 ? section.filter(isRole) : null
    this.#base = this.#findBase()
    this.#speaks = this.#findSpeaking()
    this.#exact = this.#conditions?.exact ?? nothing
  }

  request(): FindRequest {
    return { count: this.#count(), rank: this.#query.want > 0 ? this.#rank() : [] }
  }

  #count(): SearchBody {
    return {
      size: 0,
      track_total_hits: true,
      query: this.#base,
      post_filter: this.#beside([this.#bySection, ...this.#byFields()]),
      aggs: { ...this.#passageCounts(), ...this.#fieldCounts(), ...this.#sectionCounts() },
    }
  }

  /** By relevance those with an exact passage come first: a search of their own, so that no score has to outweigh
   *  another kind of score. */
  #rank(): SearchBody[] {
    const selected = all([this.#bySection, ...this.#byFields()])
    if (this.#query.sort === 'date') return [this.#ranked(selected, ['day', '_score'])]
    const order = ['_score', 'day']
    const hasExact = withPassage(all([this.#speaks, this.#exact]))
    if (this.#exact === nothing || isAllOf(selected, [hasExact])) return [this.#ranked(selected, order)]
    return [
      this.#ranked(all([selected, hasExact]), order),
      this.#ranked(all([selected, not(hasExact)]), order),
    ]
  }

  #ranked(selected: Condition, order: readonly string[]): SearchBody {
    // What a term says for a reply: as much as the best of its speaking passages.
    const filter = this.#isTooMuch ? {} : { filter: [this.#speaks] }
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
      size: Math.min(this.#query.want, MOST_REPLIES),
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
    return this.#telling.length * JSON.stringify(this.#speaks).split('"passages.').length > MOST_CLAUSES
  }

  /** Whether `selected` asks for a speaking passage, and no more. */
  #isSaidByPassages(selected: Condition): boolean {
    return isAllOf(withPassage(this.#speaks), [selected])
  }

  /** Lets every reply pass, and returns its speaking passages. */
  get #anyPassages(): Condition {
    return { bool: { should: [this.#passages, everything], minimum_should_match: 1 } }
  }

  /** Returns the speaking passages of a reply, each with its own evidence. */
  get #passages(): Condition {
    const query = {
      bool: {
        filter: [this.#speaks],
        should: [
          ...this.#telling.map(impact),
          { constant_score: { filter: this.#exact, boost: 0, _name: EXACT } },
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

  #findBase(): Condition {
    if (!this.#tree || !this.#conditions) return everything
    if (excludedTexts(this.#tree).length === 0) return this.#conditions.satisfied(null)
    return this.#conditions.speaks === nothing ? everything : withPassage(this.#conditions.speaks)
  }

  /** Replies that satisfy the query in the chosen sections, where a passage must speak. */
  get #bySection(): Condition {
    if (this.#chosen === null) return this.#conditions?.satisfied(null) ?? everything
    return this.#inSections(this.#chosen)
  }

  #inSections(chosen: readonly string[]): Condition {
    const isThere = inRoles(chosen, { header: false })
    if (!this.#conditions) return withPassage(isThere)
    return all([this.#conditions.satisfied(chosen), withPassage(all([this.#conditions.speaks, isThere]))])
  }

  /** What the filters on fields ask, of all but `field`. */
  #byFields(field?: ReplyField): Condition[] {
    const { filters, excluded } = this.#query
    return replyFields
      .filter((other) => other !== field)
      .flatMap((other) => {
        const wanted = filters[other]
        const unwanted = excluded?.[other] ?? []
        return [
          ...(wanted.length > 0 ? [{ terms: { [other]: wanted } }] : []),
          ...(unwanted.length > 0 ? [not({ terms: { [other]: unwanted } })] : []),
        ]
      })
  }

  #findSpeaking(): Condition {
    const may = this.#chosen && inRoles(this.#chosen, { header: true })
    if (this.#conditions) return all([this.#conditions.speaks, ...(may ? [may] : [])])
    return may ?? everything
  }

  #passageCounts(): Record<string, SearchBody> {
    const isPassage = { range: { 'passages.ordinal': { gt: HEADER_ORDINAL } } }
    const exact = { filter: this.#exact }
    const speaking = { filter: all([isPassage, this.#speaks]), aggs: { exact } }
    const passages = { nested: { path: 'passages' }, aggs: { speaking } }
    const selected = this.#beside([this.#bySection, ...this.#byFields()])
    return { selected: { filter: selected, aggs: { passages } } }
  }

  #fieldCounts(): Record<string, SearchBody> {
    return Object.fromEntries(
      replyFields.map((field) => [
        field,
        {
          filter: this.#beside([this.#bySection, ...this.#byFields(field)]),
          aggs: { values: field === 'authority' ? authorityCounts : valueCounts(field) },
        },
      ]),
    )
  }

  #sectionCounts(): Record<string, SearchBody> {
    const others = all(this.#byFields())
    if (!this.#conditions || this.#conditions.isAnyText) {
      const replies = { reverse_nested: {}, aggs: { selected: { filter: others } } }
      const role = { terms: { field: 'passages.role', size: roles.length + 1 }, aggs: { replies } }
      const speaking = { filter: this.#conditions?.speaks ?? everything, aggs: { role } }
      return { byRole: { nested: { path: 'passages' }, aggs: { speaking } } }
    }
    const filters = Object.fromEntries(roles.map((role) => [role, all([this.#inSections([role]), others])]))
    return { section: { filters: { filters } } }
  }

  /** What `conditions` ask beside what the search asks of every reply. */
  #beside(conditions: readonly Condition[]): Condition {
    const base = this.#base
    return all(conditions.filter((condition) => !isAllOf(base, [condition])))
  }
}

/** Descending by value is the order in which the cluster finds the values of its buckets fastest. */
function valueCounts(field: ReplyField): SearchBody {
  return { terms: { field, size: MOST_VALUES, order: { _key: 'desc' } } }
}

/** The name by which the cluster tells exact passages. */
export const EXACT = 'exact'

/** Passages with the term, by what it says for each. */
export function impact({ term, worth }: TellingTerm): Condition {
  return { term: { 'passages.terms': { value: term, boost: worth } } }
}
