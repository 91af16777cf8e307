import { isDeepStrictEqual } from 'node:util'
import type { Segmenter } from '../text/segment.ts'
import { isDecidedByTerms, requiredTerms, wordParts } from '../text/terms.ts'
import { isWord } from '../text/word.ts'
import type { PostingReader, TermList } from './posting-reader.ts'
import { excludedTexts, type QueryNode, type QueryText, wantedTexts } from './query-tree.ts'

/** The term lists of one query, each read once. */
export class TermLists {
  readonly #reader: PostingReader
  readonly #lists = new Map<string, TermList>()

  constructor(reader: PostingReader) {
    this.#reader = reader
  }

  list(term: string): TermList {
    const known = this.#lists.get(term)
    if (known) return known
    const list = this.#reader.list(term)
    this.#lists.set(term, list)
    return list
  }

  /** The lists of `terms`, each once, the shortest first. */
  all(terms: readonly string[]): TermList[] {
    return [...new Set(terms)].map((term) => this.list(term)).sort((a, b) => a.count - b.count)
  }
}

/** How one text of a query is looked for. */
export interface TextLookup {
  readonly node: QueryText
  readonly isExcluded: boolean
  /** Texts of the same number need not be told apart by the reply: they are alternatives of one `any`. */
  readonly mask: number
  /** Whether a reply can match only where this text is held. */
  readonly isRequired: boolean
  /** A passage that holds the text is in all of these, the shortest first. */
  readonly parts: readonly TermList[]
  /** A passage that holds it letter by letter is in all of these; null where that is not asked. */
  readonly whole: readonly TermList[] | null
  /** Whether a passage in all of `whole` holds the letters for certain, without being read. */
  readonly isDecided: boolean
  /** Whether one in all of `parts` does: not where a word has parts of its own (A类). */
  readonly isDecidedByParts: boolean
  /** Whether those alone count that hold the letters. */
  readonly byLetters: boolean
  /** Passages that hold the text as a word of the dictionary, and so letter by letter; null where it may be none. */
  readonly word: TermList | null
}

/** The texts of `tree`, first the wanted ones, then the excluded ones, each with the lists that answer it. */
export function lookUpTexts(tree: QueryNode, lists: TermLists, segmenter: Segmenter): TextLookup[] {
  const required = new Set(tree.kind === 'all' ? tree.parts : [tree])
  const masks = masksOf(tree)
  const lookUp = (node: QueryText, isExcluded: boolean): TextLookup => {
    const isPhrase = node.exact || isExcluded
    const letters = requiredTerms(node.text)
    const isLoose = node.loose === true && !isExcluded
    const terms = isPhrase ? letters : wordParts(node.text, segmenter).flatMap(requiredTerms)
    const isDecided = isDecidedByTerms(node.text)
    return {
      node,
      isExcluded,
      mask: masks.get(node) ?? 0,
      isRequired: !isExcluded && required.has(node),
      parts: lists.all(terms),
      whole: isLoose || isExcluded ? null : lists.all(letters),
      isDecided,
      isDecidedByParts: isDecided && isDeepStrictEqual(terms, letters),
      byLetters: isPhrase && !isLoose,
      word: isWord(node.text) && !isLoose ? lists.list(node.text) : null,
    }
  }
  return [
    ...wantedTexts(tree).map((node) => lookUp(node, false)),
    ...excludedTexts(tree).map((node) => lookUp(node, true)),
  ]
}

function masksOf(tree: QueryNode): ReadonlyMap<QueryText, number> {
  const masks = new Map<QueryText, number>()
  let [next, texts] = [0, 0]
  const assign = (node: QueryNode, own: number): void => {
    switch (node.kind) {
      case 'text':
        masks.set(node, own)
        texts += 1
        return
      case 'not':
        return assign(node.part, next++)
      case 'all':
      case 'any': {
        const shared = next++
        for (const part of node.parts) assign(part, node.kind === 'any' ? shared : next++)
      }
    }
  }
  assign(tree, next++)
  // One text at two places of the tree may be told apart at one of them.
  if (masks.size < texts) for (const [at, text] of [...masks.keys()].entries()) masks.set(text, at)
  return masks
}
