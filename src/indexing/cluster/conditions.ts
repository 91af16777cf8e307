import { isDeepStrictEqual } from 'node:util'
import type { Segmenter } from '../../text/segment.ts'
import { isDecidedByTerms, requiredTerms, wordParts } from '../../text/terms.ts'
import { type QueryNode, type QueryText, wantedTexts } from '../query-tree.ts'
import { HEADER_ROLE, lettersOf } from './reply-document.ts'

/** A query of the cluster's own language. Made here and nowhere else, from terms and roles: nothing typed is ever read by
 *  the cluster as language. */
export type Condition = Readonly<Record<string, unknown>>

/** A body of the cluster's search. */
export type SearchBody = Readonly<Record<string, unknown>>

export const everything: Condition = { match_all: {} }
export const nothing: Condition = { match_none: {} }

/** All of `parts`; what is said twice is asked once. */
export function all(parts: readonly Condition[]): Condition {
  if (parts.includes(nothing)) return nothing
  const [first, ...others] = distinct(parts, everything)
  if (!first) return everything
  return others.length === 0 ? first : { bool: { filter: [first, ...others] } }
}

/** Whether `parts` together ask for nothing more than `condition`. */
export function isAllOf(condition: Condition, parts: readonly Condition[]): boolean {
  return isDeepStrictEqual(all([condition, ...parts]), condition)
}

/** Any of `parts`; what is said twice is asked once. */
export function any(parts: readonly Condition[]): Condition {
  const [first, ...others] = distinct(parts, nothing)
  if (!first) return nothing
  return others.length === 0 ? first : { bool: { should: [first, ...others], minimum_should_match: 1 } }
}

/** Each of `parts` once, without `left`. */
function distinct(parts: readonly Condition[], left: Condition): Condition[] {
  const byText = new Map(parts.map((part) => [JSON.stringify(part), part]))
  byText.delete(JSON.stringify(left))
  return [...byText.values()]
}

export function not(part: Condition): Condition {
  return { bool: { must_not: [part] } }
}

/** Replies with a passage that meets `condition`. */
export function withPassage(condition: Condition): Condition {
  return { nested: { path: 'passages', query: condition, score_mode: 'none' } }
}

/** Passages of the roles, and header lines when asked for. */
export function inRoles(roles: readonly string[], options: { header: boolean }): Condition {
  return { terms: { 'passages.role': options.header ? [...roles, HEADER_ROLE] : roles } }
}

/** What a passage, a header line or a reply must meet to answer a query, as `matching.ts`, `exactness.ts` and
 *  `satisfaction.ts` have it. */
export class TreeConditions {
  /** Passages that hold a wanted text; none for a query that only excludes. */
  readonly speaks: Condition
  readonly #tree: QueryNode
  readonly #segmenter: Segmenter

  constructor(tree: QueryNode, segmenter: Segmenter) {
    this.#tree = tree
    this.#segmenter = segmenter
    this.speaks = this.#holdsAny(wantedTexts(tree), false)
  }

  /** Whether a reply satisfies the query where any of its passages speaks, under whatever roles. */
  get isAnyText(): boolean {
    const { kind } = this.#tree
    return kind === 'text' || (kind === 'any' && this.#tree.parts.every((part) => part.kind === 'text'))
  }

  /** Passages that satisfy the query by themselves, letter by letter. */
  get exact(): Condition {
    const letters = wantedTexts(this.#tree).map((node) => this.#letters(node))
    return all([any(letters), this.#exact(this.#tree)])
  }

  /** Replies that satisfy the query when passages of the chosen roles speak, all by default. What a header line holds, it
   *  holds under every role. */
  satisfied(roles: readonly string[] | null): Condition {
    return this.#satisfied(this.#tree, roles, false)
  }

  #satisfied(node: QueryNode, roles: readonly string[] | null, isExcluded: boolean): Condition {
    switch (node.kind) {
      case 'text':
        return this.#inReply(this.#holdsAny([node], isExcluded), roles)
      case 'not':
        return not(this.#satisfied(node.part, roles, true))
      case 'all':
        if (node.parts.length === 0) return nothing
        return all(node.parts.map((part) => this.#satisfied(part, roles, isExcluded)))
      case 'any': {
        // Texts are asked for together: a long text asks for dozens.
        const texts = node.parts.filter((part) => part.kind === 'text')
        const others = node.parts.filter((part) => part.kind !== 'text')
        const holds = this.#holdsAny(texts, isExcluded)
        return any([
          ...(texts.length > 0 ? [this.#inReply(holds, roles)] : []),
          ...others.map((part) => this.#satisfied(part, roles, isExcluded)),
        ])
      }
    }
  }

  #inReply(holds: Condition, roles: readonly string[] | null): Condition {
    if (holds === nothing) return nothing
    return withPassage(roles === null ? holds : all([holds, inRoles(roles, { header: true })]))
  }

  /** Passages that hold one of `texts`. */
  #holdsAny(texts: readonly QueryText[], isExcluded: boolean): Condition {
    const single: string[] = []
    const others: Condition[] = []
    for (const node of texts) {
      const { terms, phrase } = this.#needs(node, isExcluded)
      if (terms.length === 1 && terms[0] !== undefined && phrase === null) single.push(terms[0])
      else others.push(passageWith(terms, phrase))
    }
    return any([...(single.length > 0 ? [{ terms: { 'passages.terms': single } }] : []), ...others])
  }

  #exact(node: QueryNode): Condition {
    switch (node.kind) {
      case 'text':
        return this.#letters(node)
      case 'not':
        return everything
      case 'all':
        return all(node.parts.map((part) => this.#exact(part)))
      case 'any':
        return any(node.parts.map((part) => this.#exact(part)))
    }
  }

  #letters(node: QueryText): Condition {
    if (node.loose === true) return nothing
    return passageWith(requiredTerms(node.text), isDecidedByTerms(node.text) ? null : node.text)
  }

  /** The terms that a passage must have, and the text that it must hold, to hold the text of the query. */
  #needs(node: QueryText, isExcluded: boolean): { terms: string[]; phrase: string | null } {
    const isPhrase = node.exact || isExcluded
    const isLoose = node.loose === true && !isExcluded
    const parts = isPhrase ? [node.text] : wordParts(node.text, this.#segmenter)
    const mustRead = isPhrase && !isLoose && !isDecidedByTerms(node.text)
    return { terms: [...new Set(parts.flatMap(requiredTerms))], phrase: mustRead ? node.text : null }
  }
}

function passageWith(terms: readonly string[], phrase: string | null): Condition {
  if (terms.length === 0) return nothing
  if (phrase !== null) return { match_phrase: { 'passages.letters': lettersOf(phrase) } }
  if (terms.length === 1) return { terms: { 'passages.terms': terms } }
  return all(terms.map((term) => ({ term: { 'passages.terms': term } })))
}
