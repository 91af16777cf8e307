/** A query as a tree: what the index is asked, whichever engine it is kept in. Texts are folded. */
export type QueryNode = QueryText | QueryGroup | QueryExclusion

/** A word or phrase. */
export interface QueryText {
  readonly kind: 'text'
  /** Folded, not empty. */
  readonly text: string
  /** A phrase must occur letter by letter; of a word it is enough that one passage holds all its parts. */
  readonly exact: boolean
  /** Whether a passage that holds the text's terms is as good as one with its letters: nothing is read to find out, and
   *  the text makes no passage exact. For queries by relevance. */
  readonly loose?: boolean
  /** Whether a qualifier asks for it (文号:, 类别:A): it is wanted however far a query is relaxed. */
  readonly required?: boolean
}

/** `all`: a reply must satisfy every part, somewhere in it. `any`: at least one. */
export interface QueryGroup {
  readonly kind: 'all' | 'any'
  readonly parts: readonly QueryNode[]
}

/** Replies that do not satisfy `part`. */
export interface QueryExclusion {
  readonly kind: 'not'
  readonly part: QueryNode
}

/** The texts that a result should hold, left to right: those not under a `not`. */
export function wantedTexts(node: QueryNode): QueryText[] {
  switch (node.kind) {
    case 'text':
      return [node]
    case 'not':
      return []
    case 'all':
    case 'any':
      return node.parts.flatMap(wantedTexts)
  }
}

/** The texts that may be missing where a query is relaxed: the wanted ones that no qualifier asks for. */
export function freeTexts(node: QueryNode): QueryText[] {
  return wantedTexts(node).filter(({ required }) => !required)
}

/** What of `node` holds however far it is relaxed: what it excludes, and what qualifiers ask for. */
export function fixedParts(node: QueryNode): readonly QueryNode[] {
  return (node.kind === 'all' ? node.parts : [node]).filter(
    (part) => part.kind === 'not' || freeTexts(part).length === 0,
  )
}

/** The texts under a `not`, left to right. */
export function excludedTexts(node: QueryNode, isExcluded = false): QueryText[] {
  switch (node.kind) {
    case 'text':
      return isExcluded ? [node] : []
    case 'not':
      return excludedTexts(node.part, true)
    case 'all':
    case 'any':
      return node.parts.flatMap((part) => excludedTexts(part, isExcluded))
  }
}
