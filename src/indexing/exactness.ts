import { letterBit } from './matching.ts'
import type { TextLookup } from './query-terms.ts'
import type { QueryNode } from './query-tree.ts'

/** Whether passages satisfy a query by themselves and letter by letter. Exclusions were heeded for whole replies. */
export interface Exactness {
  /** `known` are the bits of a passage in `Matches.held`. */
  readonly satisfies: Satisfies
  /** The same for a passage that does not satisfy it so far: reads by `holds` whether it holds `unsure` texts. */
  settle(known: number, unsure: number, holds: (text: string) => boolean): boolean
}

/** Up to this many texts, the answer for every set of them is worked out beforehand. */
const MOST_TABLED = 8

/** The exactness of a tree, whose wanted texts are the first of `texts`. */
export function compileExactness(tree: QueryNode, texts: readonly TextLookup[]): Exactness {
  const wanted = texts.filter((text) => !text.isExcluded)
  const satisfies = tabled(
    compile(tree, new Map(wanted.map(({ node }, at) => [node, letterBit(at)]))),
    wanted,
  )
  return {
    satisfies,
    settle: (known, unsure, holds) => {
      if (!satisfies(known | unsure)) return false
      const isHeld = (at: number, text: string): boolean => (unsure & letterBit(at)) !== 0 && holds(text)
      return satisfies(
        wanted.reduce((bits, { node }, at) => (isHeld(at, node.text) ? bits | letterBit(at) : bits), known),
      )
    },
  }
}

type Satisfies = (bits: number) => boolean

function compile(node: QueryNode, bitOf: ReadonlyMap<QueryNode, number>): Satisfies {
  switch (node.kind) {
    case 'text': {
      const bit = bitOf.get(node) ?? 0
      return (bits) => (bits & bit) !== 0
    }
    case 'not':
      return () => true
    case 'all': {
      const parts = node.parts.map((part) => compile(part, bitOf))
      return (bits) => parts.every((part) => part(bits))
    }
    case 'any': {
      const parts = node.parts.map((part) => compile(part, bitOf))
      return (bits) => parts.some((part) => part(bits))
    }
  }
}

/** The same, and false where no letters are held at all. */
function tabled(satisfies: Satisfies, wanted: readonly unknown[]): Satisfies {
  const letters = ~1
  if (wanted.length > MOST_TABLED) return (bits) => (bits & letters) !== 0 && satisfies(bits)
  const table = Uint8Array.from({ length: 1 << wanted.length }, (_, held) =>
    held !== 0 && satisfies(held << 1) ? 1 : 0,
  )
  return (bits) => table[bits >>> 1] === 1
}
