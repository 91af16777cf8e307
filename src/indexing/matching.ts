import { occurrences } from '../text/numerals.ts'
import type { Segmenter } from '../text/segment.ts'
import { isDecidedByTerms, requiredTerms, wordParts } from '../text/terms.ts'
import { NO_REPLY } from './extents.ts'
import { difference, intersection, PassageSet, union } from './passage-set.ts'
import type { PostingReader } from './posting-reader.ts'
import { type QueryNode, type QueryText, wantedTexts } from './query-tree.ts'

/** Where the texts of a query stand. */
export interface Matches {
  readonly tree: QueryNode
  readonly texts: ReadonlyMap<QueryText, TextMatches>
}

interface TextMatches {
  /** Passages that hold the text: for a word, all its parts; for a phrase, letter by letter. */
  readonly held: PassageSet
  /** Passages that hold it letter by letter. */
  readonly exact: PassageSet
}

/** What matching reads. */
export interface MatchContext {
  readonly reader: PostingReader
  readonly segmenter: Segmenter
  /** The folded text of a passage or header line. */
  readonly foldedText: (id: number) => string
}

/** Looks every text of `tree` up in the index. */
export function matchTexts(tree: QueryNode, context: MatchContext): Matches {
  const texts = new Map<QueryText, TextMatches>()
  for (const node of allTexts(tree)) {
    const exact = exactPassages(node.text, context)
    const held = node.exact ? exact : union(exact, passagesWithParts(node.text, context))
    texts.set(node, { held, exact })
  }
  return { tree, texts }
}

/** The replies (ids of their header lines) that satisfy the query when only the passages in `allowed` and the header
 *  lines speak; null allows all.
 *  `all` is the set of all header lines. With `allowed`, at least one of its passages must hold a wanted text. */
export function matchingReplies(
  matches: Matches,
  { heads, all }: { readonly heads: Uint32Array; readonly all: PassageSet },
  allowed: PassageSet | null,
): PassageSet {
  const speaking = allowed && union(allowed, all)
  const satisfied = satisfying(
    matches.tree,
    (node) => {
      const { held, exact } = textMatches(matches, node.text)
      const set = node.negated ? exact : held
      return headsOf(speaking ? intersection(set, speaking) : set, heads)
    },
    all,
  )
  if (!allowed) return satisfied
  return intersection(satisfied, headsOf(intersection(heldPassages(matches), allowed), heads))
}

/** Passages and header lines that hold at least one wanted text. */
export function heldPassages(matches: Matches): PassageSet {
  return wantedTexts(matches.tree)
    .map((node) => textMatches(matches, node).held)
    .reduce(union, new PassageSet(chunksOf(matches)))
}

/** Passages that satisfy the query by themselves and letter by letter. */
export function exactlyMatching(matches: Matches): PassageSet {
  const held = heldPassages(matches)
  return satisfying(
    matches.tree,
    ({ text, negated }) => {
      return negated ? new PassageSet(held.chunks) : textMatches(matches, text).exact
    },
    held,
  )
}

/** The replies to which `passages` belong, as ids of header lines. */
export function headsOf(passages: PassageSet, heads: Uint32Array): PassageSet {
  const set = new PassageSet(passages.chunks)
  for (const id of passages) {
    const head = heads[id] ?? NO_REPLY
    if (head !== NO_REPLY) set.add(head)
  }
  return set
}

interface TextInTree {
  readonly text: QueryText
  readonly negated: boolean
}

/** Evaluates the tree over sets: `setOf` gives the set of a text, `everything` is what an exclusion takes from. */
function satisfying(
  tree: QueryNode,
  setOf: (node: TextInTree) => PassageSet,
  everything: PassageSet,
): PassageSet {
  const evaluate = (node: QueryNode, negated: boolean): PassageSet => {
    switch (node.kind) {
      case 'text':
        return setOf({ text: node, negated })
      case 'not':
        return difference(everything, evaluate(node.part, true))
      case 'all':
        return node.parts.map((part) => evaluate(part, negated)).reduce(intersection, everything)
      case 'any':
        return node.parts
          .map((part) => evaluate(part, negated))
          .reduce(union, new PassageSet(everything.chunks))
    }
  }
  return evaluate(tree, false)
}

function exactPassages(text: string, context: MatchContext): PassageSet {
  const terms = requiredTerms(text)
  const [first, ...rest] = terms.map((term) => context.reader.passages(term))
  if (!first) return new PassageSet(context.reader.chunks)
  const candidates = rest.reduce(intersection, first)
  if (isDecidedByTerms(text)) return candidates
  const exact = new PassageSet(candidates.chunks)
  for (const id of candidates) if (occurrences(context.foldedText(id), text).length > 0) exact.add(id)
  return exact
}

/** Passages that hold each part of a word somewhere. A part of three characters or more is taken by its pairs. */
function passagesWithParts(word: string, context: MatchContext): PassageSet {
  const terms = new Set(wordParts(word, context.segmenter).flatMap(requiredTerms))
  const [first, ...rest] = [...terms].map((term) => context.reader.passages(term))
  return first ? rest.reduce(intersection, first) : new PassageSet(context.reader.chunks)
}

function allTexts(node: QueryNode): QueryText[] {
  if (node.kind === 'text') return [node]
  if (node.kind === 'not') return allTexts(node.part)
  return node.parts.flatMap(allTexts)
}

function textMatches(matches: Matches, node: QueryText): TextMatches {
  const found = matches.texts.get(node)
  if (!found) throw new Error('a text of the query was not looked up')
  return found
}

function chunksOf(matches: Matches): number {
  for (const { held } of matches.texts.values()) return held.chunks
  return 0
}
