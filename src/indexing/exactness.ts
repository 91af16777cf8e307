import { intersect, subtract, unite } from './bitmap.ts'
import type { LettersHeld } from './matching.ts'
import type { TextLookup } from './query-terms.ts'
import { type QueryNode, type QueryText, wantedTexts } from './query-tree.ts'

/** The passages of a chunk that satisfy a query by themselves and letter by letter, as bitmaps. Exclusions were heeded
 *  for whole replies. */
export interface ExactPassages {
  readonly sure: Uint32Array
  /** Those that must be read to know; null for none. */
  readonly open: Uint32Array | null
}

/** Whether every passage that holds one of `texts`, the wanted ones of `tree`, is exact: terms alone decide, and each text
 *  is enough. */
export function isExactAnyway(tree: QueryNode, texts: readonly TextLookup[]): boolean {
  const parts = tree.kind === 'any' ? tree.parts : [tree]
  return (
    parts.every(({ kind }) => kind === 'text') &&
    texts.every((text) => text.isDecidedByParts && text.whole !== null)
  )
}

/** `lend` lends empty bitmaps. */
export function exactPassages(
  tree: QueryNode,
  lettersOf: (text: QueryText) => LettersHeld,
  lend: () => Uint32Array,
): ExactPassages {
  const sure = satisfying(tree, { tree, holders: (text) => lettersOf(text).sure, lend })
  if (wantedTexts(tree).every((text) => lettersOf(text).open === null)) return { sure, open: null }
  const open = lend()
  open.set(satisfying(tree, { tree, holders: (text) => eitherOf(lettersOf(text), lend), lend }))
  subtract(open, sure)
  return { sure, open }
}

/** Whether a passage satisfies the tree by itself, given which texts it holds. */
export function isExactWith(tree: QueryNode, holds: (text: QueryText) => boolean): boolean {
  return satisfies(tree, holds) && wantedTexts(tree).some(holds)
}

interface Holding {
  /** The whole tree. */
  readonly tree: QueryNode
  readonly holders: (text: QueryText) => Uint32Array | null
  readonly lend: () => Uint32Array
}

/** The passages that satisfy `node` and hold a text of the tree at all. Not to be changed: may be what `holders` gave. */
function satisfying(node: QueryNode, holding: Holding): Uint32Array {
  switch (node.kind) {
    case 'text':
      return holding.holders(node) ?? holding.lend()
    case 'not':
      return union(wantedTexts(holding.tree), holding)
    case 'any': {
      const bits = union(
        node.parts.filter((part) => part.kind === 'text'),
        holding,
      )
      for (const part of node.parts) if (part.kind !== 'text') unite(bits, satisfying(part, holding))
      return bits
    }
    case 'all': {
      const [first, ...others] = node.parts.map((part) => satisfying(part, holding))
      const bits = holding.lend()
      if (first) bits.set(first)
      for (const more of others) intersect(bits, more)
      return bits
    }
  }
}

function union(texts: readonly QueryText[], { holders, lend }: Holding): Uint32Array {
  const bits = lend()
  for (const text of texts) {
    const held = holders(text)
    if (held) unite(bits, held)
  }
  return bits
}

function eitherOf({ sure, open }: LettersHeld, lend: () => Uint32Array): Uint32Array | null {
  if (!sure || !open) return sure ?? open
  const bits = lend()
  unite(bits, sure)
  unite(bits, open)
  return bits
}

function satisfies(node: QueryNode, holds: (text: QueryText) => boolean): boolean {
  switch (node.kind) {
    case 'text':
      return holds(node)
    case 'not':
      return true
    case 'all':
      return node.parts.every((part) => satisfies(part, holds))
    case 'any':
      return node.parts.some((part) => satisfies(part, holds))
  }
}
