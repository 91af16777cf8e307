import { isRole } from '../../reply/role.ts'
import type { Segmenter } from '../../text/segment.ts'
import { type ReplyField, replyFields } from '../column-record.ts'
import { excludedTexts, type QueryNode } from '../query-tree.ts'
import type { IndexQuery } from '../reply-index.ts'
import {
  all,
  type Condition,
  everything,
  inRoles,
  not,
  nothing,
  TreeConditions,
  withPassage,
} from './conditions.ts'

/** What a query asks of replies and of their passages, as conditions of which its searches are made. */
export class AskedConditions {
  readonly query: IndexQuery
  /** Of the tree; null without one. */
  readonly ofTree: TreeConditions | null
  /** Passages and header lines that may speak and do. */
  readonly speaks: Condition
  /** Passages that satisfy the query by themselves. */
  readonly exact: Condition
  /** A superset of the replies that any count is about. */
  readonly base: Condition
  /** Replies that satisfy the query in the chosen sections, where a passage must speak. */
  readonly #bySection: Condition

  /** `tree` is that of the query, with what stands for the text that it is to find the like of. */
  constructor(query: IndexQuery, tree: QueryNode | null, segmenter: Segmenter) {
    const { section } = query.filters
    /** The roles that the section filter lets speak; null without one. */
    const chosen = section.length > 0 ? section.filter(isRole) : null
    this.query = query
    this.ofTree = tree && new TreeConditions(tree, segmenter)
    this.speaks = this.#findSpeaking(chosen)
    this.exact = this.ofTree?.exact ?? nothing
    this.#bySection = chosen ? this.inSections(chosen) : (this.ofTree?.satisfied(null) ?? everything)
    this.base = this.#findBase(tree)
  }

  /** Replies that satisfy the query and all filters; without the filter on `field`, where one is given. */
  selected(field?: ReplyField): Condition[] {
    return [this.#bySection, ...this.byFields(field)]
  }

  /** Replies that satisfy the query in sections of the `chosen` roles, where a passage must speak. */
  inSections(chosen: readonly string[]): Condition {
    const isThere = inRoles(chosen, { header: false })
    if (!this.ofTree) return withPassage(isThere)
    return all([this.ofTree.satisfied(chosen), withPassage(all([this.ofTree.speaks, isThere]))])
  }

  /** What the filters on fields ask, of all but `field`. */
  byFields(field?: ReplyField): Condition[] {
    const { filters, excluded } = this.query
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

  #findBase(tree: QueryNode | null): Condition {
    if (!tree || !this.ofTree) return everything
    if (excludedTexts(tree).length === 0) return this.ofTree.satisfied(null)
    return this.ofTree.speaks === nothing ? everything : withPassage(this.ofTree.speaks)
  }

  #findSpeaking(chosen: readonly string[] | null): Condition {
    const may = chosen && inRoles(chosen, { header: true })
    if (this.ofTree) return all([this.ofTree.speaks, ...(may ? [may] : [])])
    return may ?? everything
  }
}
