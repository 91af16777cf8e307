import { NO_REPLY } from './extents.ts'
import type { LetterReader } from './letter-reader.ts'
import type { TermList } from './posting-reader.ts'
import { keepHeld } from './posting-sets.ts'
import { levelOf, readIds } from './postings.ts'
import type { TextLookup } from './query-terms.ts'
import type { Scratch } from './scratch.ts'
import type { Chunk, Snapshot } from './snapshot.ts'

/** In the arrays by passage: holds a wanted text, by its terms at least. */
export const HOLDS = 1

/** Passages tell apart the letters of this many texts of a query; the last bit stands for all beyond. */
const MOST_BITS = 31

/** The bit that stands for the letters of the `at`-th text. */
export function letterBit(at: number): number {
  return 1 << (1 + Math.min(at, MOST_BITS - 1))
}

/** Where the texts of a query stand in one chunk. */
export interface Matches {
  /** For each text, by reply of the chunk: the roles of the passages that hold it or another text of the same mask, and
   *  `HEADER`; 0 where none does. */
  readonly roles: readonly Uint16Array[]
  /** By reply of the chunk: the roles of the passages that hold a wanted text, and `HEADER`. */
  readonly spoken: Uint16Array
  /** By id in the chunk: `HOLDS`, and the bits of the texts it is known to hold letter by letter. */
  readonly held: Uint32Array
  /** The bits of the texts that it must be read for to know. */
  readonly unsure: Uint32Array
  /** The ids in the chunk that hold a wanted text, each once. */
  readonly touched: Uint16Array
}

export interface MatchContext {
  readonly snapshot: Snapshot
  readonly scratch: Scratch
  readonly letters: LetterReader
}

/** Looks texts up in one chunk: a phrase is held letter by letter, a word where all its parts stand. Numbers are whole.
 *  Null when a required text stands nowhere in the chunk. */
export function matchTexts(
  texts: readonly TextLookup[],
  chunk: Chunk,
  context: MatchContext,
): Matches | null {
  if (texts.some((text) => text.isRequired && !mayHold(text.parts, chunk.number))) return null
  const matcher = new ChunkMatcher(texts, chunk, context)
  const matches = matcher.match()
  if (!matches) matcher.clear()
  return matches
}

function mayHold(lists: readonly TermList[], chunk: number): boolean {
  return lists.length > 0 && lists.every((list) => list.chunks[chunk] !== null)
}

class ChunkMatcher {
  readonly #texts: readonly TextLookup[]
  readonly #chunk: Chunk
  readonly #snapshot: Snapshot
  readonly #scratch: Scratch
  readonly #letters: LetterReader
  readonly #roles: Uint16Array[]
  #touched = 0
  /** Required texts that were looked up. */
  readonly #done: Uint16Array[] = []

  constructor(texts: readonly TextLookup[], chunk: Chunk, { snapshot, scratch, letters }: MatchContext) {
    this.#texts = texts
    this.#chunk = chunk
    this.#snapshot = snapshot
    this.#scratch = scratch
    this.#letters = letters
    const masks = new Map(texts.map(({ mask }) => [mask, scratch.lendMask(chunk.replies)]))
    this.#roles = texts.map(({ mask }) => masks.get(mask) ?? scratch.lendMask(chunk.replies))
  }

  /** What must be read to know comes last, when the other texts have ruled most replies out. */
  match(): Matches | null {
    const mustRead = (text: TextLookup): boolean => text.byLetters && !text.isDecided
    for (const isLast of [false, true]) {
      for (const [at, text] of this.#texts.entries()) {
        if (mustRead(text) !== isLast) continue
        if (isLast) this.#matchLetters(text, at)
        else this.#matchTerms(text, at)
        const roles = this.#roles[at]
        if (!text.isRequired || !roles) continue
        if (isAllZero(roles, this.#chunk.replies)) return null
        this.#done.push(roles)
      }
    }
    const { held, unsure } = this.#scratch
    const touched = this.#scratch.touched.subarray(0, this.#touched)
    return { roles: this.#roles, spoken: this.#spoken(), held, unsure, touched }
  }

  /** Empties what was filled. */
  clear(): void {
    const { held, unsure, touched } = this.#scratch
    for (let index = 0; index < this.#touched; index += 1) {
      const id = touched[index] ?? 0
      held[id] = 0
      unsure[id] = 0
    }
  }

  #spoken(): Uint16Array {
    const wanted = this.#roles.filter((_, at) => this.#texts[at]?.isExcluded === false)
    const [only, ...others] = new Set(wanted)
    if (only && others.length === 0) return only
    const spoken = this.#scratch.lendMask(this.#chunk.replies)
    for (const roles of new Set(wanted)) {
      for (let reply = 0; reply < this.#chunk.replies; reply += 1) {
        spoken[reply] = (spoken[reply] ?? 0) | (roles[reply] ?? 0)
      }
    }
    return spoken
  }

  #matchTerms(text: TextLookup, at: number): void {
    const { ids, unsure } = this.#scratch
    const isKnown = text.isDecided && text.whole !== null
    const count = this.#common(text.parts, ids)
    this.#file(at, ids, { count, bits: bitsOf(text, isKnown ? letterBit(at) : 0) })
    if (isKnown || text.whole === null) return
    const whole = this.#common(text.whole, ids)
    const bit = letterBit(at)
    for (let index = 0; index < whole; index += 1) {
      const id = ids[index] ?? 0
      unsure[id] = (unsure[id] ?? 0) | bit
    }
    if (text.word) this.#ascertain(text.word, bit)
  }

  /** What holds the text as a word of the dictionary need not be read. */
  #ascertain(word: TermList, bit: number): void {
    const postings = word.chunks[this.#chunk.number]
    if (!postings) return
    const { ids, held, unsure } = this.#scratch
    const count = readIds(postings, ids)
    for (let index = 0; index < count; index += 1) {
      const id = ids[index] ?? 0
      held[id] = (held[id] ?? 0) | bit
      unsure[id] = (unsure[id] ?? 0) & ~bit
    }
  }

  #matchLetters(text: TextLookup, at: number): void {
    const { ids } = this.#scratch
    const word = text.word?.chunks[this.#chunk.number] ?? null
    const candidates = this.#common(text.parts, ids)
    let count = 0
    for (let index = 0; index < candidates; index += 1) {
      const id = ids[index] ?? 0
      const passage = this.#chunk.base + id
      const reply = (this.#snapshot.replyOf[passage] ?? NO_REPLY) - this.#chunk.first
      if (this.#done.some((roles) => roles[reply] === 0)) continue
      const isCertain = word !== null && levelOf(word, id) >= 0
      if (!isCertain && !this.#letters.holds(passage, text.node.text)) continue
      ids[count] = id
      count += 1
    }
    this.#file(at, ids, { count, bits: bitsOf(text, letterBit(at)) })
  }

  /** Writes the ids in all of `lists` to the front of `into`, ascending; gives how many. */
  #common(lists: readonly TermList[], into: Uint16Array): number {
    if (!mayHold(lists, this.#chunk.number)) return 0
    const [shortest, ...others] = lists
    const first = shortest?.chunks[this.#chunk.number]
    if (!first) return 0
    let count = readIds(first, into)
    for (const { chunks } of others) {
      const postings = chunks[this.#chunk.number]
      if (postings && count > 0) count = keepHeld(postings, into, count)
    }
    return count
  }

  /** Notes that the first `count` of `ids` hold the `at`-th text, and in `held` that they do so by `bits`. */
  #file(at: number, ids: Uint16Array, { count, bits }: { count: number; bits: number }): void {
    const { replyOf, columns } = this.#snapshot
    const { roleBits } = columns
    const { base, first } = this.#chunk
    const { held, touched } = this.#scratch
    const roles = this.#roles[at] ?? new Uint16Array(0)
    let next = this.#touched
    for (let index = 0; index < count; index += 1) {
      const id = ids[index] ?? 0
      const reply = (replyOf[base + id] ?? NO_REPLY) - first
      roles[reply] = (roles[reply] ?? 0) | (roleBits[base + id] ?? 0)
      if (bits === 0) continue
      const before = held[id] ?? 0
      held[id] = before | bits
      if (before !== 0) continue
      touched[next] = id
      next += 1
    }
    this.#touched = next
  }
}

function bitsOf({ isExcluded }: TextLookup, letters: number): number {
  return isExcluded ? 0 : HOLDS | letters
}

function isAllZero(roles: Uint16Array, replies: number): boolean {
  for (let reply = 0; reply < replies; reply += 1) if (roles[reply] !== 0) return false
  return true
}
