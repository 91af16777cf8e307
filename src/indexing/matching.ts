import { occurrences } from '../text/numerals.ts'
import type { Segmenter } from '../text/segment.ts'
import { isDecidedByTerms, isWord, requiredTerms, wordParts } from '../text/terms.ts'
import { NO_REPLY } from './extents.ts'
import type { QueryNode, QueryText } from './query-tree.ts'
import type { Scratch } from './scratch.ts'
import type { Snapshot } from './snapshot.ts'

/** Passages tell apart this many texts of a query; the last bit stands for all beyond. */
const MOST_BITS = 32

/** Where the texts of a query stand. */
export interface Matches {
  /** The wanted ones, then the excluded ones. */
  readonly texts: readonly QueryText[]
  readonly wanted: number
  /** For each text, by reply: the roles of the passages that hold it, and `HEADER`; 0 where none does. */
  readonly held: readonly Uint16Array[]
  /** The same for passages that hold it letter by letter. */
  readonly exact: readonly Uint16Array[]
  /** Passages and header lines that hold at least one wanted text, in no order. */
  readonly passages: readonly number[]
  /** By passage id: a bit for each wanted text it holds letter by letter. */
  readonly exactBits: Uint32Array
}

/** The matches of a query without texts. */
export const nothingMatched: Matches = {
  texts: [],
  wanted: 0,
  held: [],
  exact: [],
  passages: [],
  exactBits: new Uint32Array(0),
}

export interface MatchContext {
  readonly snapshot: Snapshot
  readonly segmenter: Segmenter
  readonly scratch: Scratch
}

/** Looks texts up in the index: a phrase is held letter by letter, a word where all its parts stand. Numbers are whole.
 *  Linear in the postings of the terms. */
export function matchTexts(
  wanted: readonly QueryText[],
  excluded: readonly QueryText[],
  { snapshot, segmenter, scratch }: MatchContext,
): Matches {
  const finder = new PassageFinder(snapshot, scratch)
  const marked = new MarkedPassages(scratch)
  const [held, exact]: [Uint16Array[], Uint16Array[]] = [[], []]
  for (const [at, node] of wanted.entries()) {
    const letters = finder.exactly(node.text)
    const parts = node.exact ? [] : finder.withParts(node.text, segmenter)
    marked.add(letters, at)
    marked.add(parts, null)
    const exactRoles = rolesByReply(letters, snapshot)
    exact.push(exactRoles)
    held.push(node.exact ? exactRoles : withRoles(exactRoles, rolesByReply(parts, snapshot)))
  }
  for (const node of excluded) {
    const exactRoles = rolesByReply(finder.exactly(node.text), snapshot)
    exact.push(exactRoles)
    held.push(exactRoles)
  }
  const { passages, exactBits } = marked
  return { texts: [...wanted, ...excluded], wanted: wanted.length, held, exact, passages, exactBits }
}

/** Whether a passage satisfies `tree` by itself and letter by letter. Exclusions were heeded for whole replies. */
export function exactnessOf(tree: QueryNode, { texts, exactBits }: Matches): (id: number) => boolean {
  const bitOf = new Map(texts.map((text, at) => [text, bitFor(at)]))
  const compile = (node: QueryNode): ((bits: number) => boolean) => {
    switch (node.kind) {
      case 'text': {
        const bit = bitOf.get(node) ?? 0
        return (bits) => (bits & bit) !== 0
      }
      case 'not':
        return () => true
      case 'all': {
        const parts = node.parts.map(compile)
        return (bits) => parts.every((part) => part(bits))
      }
      case 'any': {
        const parts = node.parts.map(compile)
        return (bits) => parts.some((part) => part(bits))
      }
    }
  }
  const satisfies = compile(tree)
  return (id) => {
    const bits = exactBits[id] ?? 0
    return bits !== 0 && satisfies(bits)
  }
}

function bitFor(text: number): number {
  return 1 << Math.min(text, MOST_BITS - 1)
}

/** The passages met so far, and which texts each holds letter by letter. */
class MarkedPassages {
  readonly passages: number[] = []
  readonly exactBits: Uint32Array
  readonly #seen: Uint8Array

  constructor({ exactBits, seen }: Scratch) {
    this.exactBits = exactBits
    this.#seen = seen
  }

  /** `text` is the number of the text they hold letter by letter; null when they hold parts of one. */
  add(ids: readonly number[], text: number | null): void {
    const bit = text === null ? 0 : bitFor(text)
    for (const id of ids) {
      this.exactBits[id] = (this.exactBits[id] ?? 0) | bit
      if (this.#seen[id] === 1) continue
      this.#seen[id] = 1
      this.passages.push(id)
    }
  }
}

function rolesByReply(ids: readonly number[], { replyOf, heads, columns }: Snapshot): Uint16Array {
  const byReply = new Uint16Array(heads.length)
  for (const id of ids) {
    const reply = replyOf[id] ?? NO_REPLY
    byReply[reply] = (byReply[reply] ?? 0) | (columns.roleBits[id] ?? 0)
  }
  return byReply
}

function withRoles(a: Uint16Array, b: Uint16Array): Uint16Array {
  return a.map((roles, reply) => roles | (b[reply] ?? 0))
}

/** Finds the passages that hold all of some terms: by counting, term after term from the rarest, how many of them a
 *  passage had so far. */
class PassageFinder {
  readonly #snapshot: Snapshot
  readonly #had: Uint8Array

  constructor(snapshot: Snapshot, { had }: Scratch) {
    this.#snapshot = snapshot
    this.#had = had
  }

  exactly(text: string): number[] {
    const candidates = this.#withAll(requiredTerms(text))
    if (isDecidedByTerms(text)) return candidates
    // Where the text is a word of the dictionary, most passages are known to hold it without being read.
    const certain = this.#withTerm(text)
    return candidates.filter(
      (id) => certain.has(id) || occurrences(this.#snapshot.foldedText(id), text).length > 0,
    )
  }

  #withTerm(term: string): Set<number> {
    const ids = new Set<number>()
    if (!isWord(term)) return ids
    this.#snapshot.reader.each(term, (base, _level, inChunk) => {
      for (const id of inChunk) ids.add(base + id)
    })
    return ids
  }

  /** Passages that hold each part of a word somewhere. A part of three characters or more is taken by its pairs. */
  withParts(word: string, segmenter: Segmenter): number[] {
    return this.#withAll(wordParts(word, segmenter).flatMap(requiredTerms))
  }

  #withAll(terms: readonly string[]): number[] {
    const { reader } = this.#snapshot
    const counted = [...new Set(terms)].map((term) => ({ term, count: reader.count(term) }))
    const ordered = counted.sort((a, b) => a.count - b.count).slice(0, 255)
    if (ordered[0] === undefined || ordered[0].count === 0) return []
    const had = this.#had
    let current: number[] = []
    for (const [round, { term }] of ordered.entries()) {
      const next: number[] = []
      reader.each(term, (base, _level, ids) => {
        for (const inChunk of ids) {
          const id = base + inChunk
          if (had[id] !== round) continue
          had[id] = round + 1
          next.push(id)
        }
      })
      for (const id of current) if (had[id] === round) had[id] = 0
      current = next
      if (current.length === 0) break
    }
    for (const id of current) had[id] = 0
    return current
  }
}
