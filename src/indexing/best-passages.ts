import { countBits } from './bitmap.ts'
import { impactOf, inverseFrequency } from './impact.ts'
import { readStrong } from './posting-levels.ts'
import { levelOf, readRanks } from './posting-ranks.ts'
import type { PostingReader, TermList } from './posting-reader.ts'
import { markIds, readCommon } from './posting-sets.ts'
import { CHUNK_SIZE, CHUNK_WORDS, LEVELS, levelAt, type Postings, readIds } from './postings.ts'

/** What passages are to be found for terms. */
export interface PassageQuery {
  readonly terms: readonly string[]
  /** Passages that hold all of the terms, or any. */
  readonly hold: 'all' | 'any'
  /** How many to give, best first. */
  readonly want: number
  /** Passages in the index, for the rarity of a term. */
  readonly passages: number
}

export interface PassageHits {
  /** All passages that match, also beyond those given. */
  readonly count: number
  /** By BM25, among equals the first. */
  readonly best: readonly { readonly id: number; readonly score: number }[]
}

/** The best passages by their terms alone, and the exact number of all. Reads no text. */
export function bestPassages(reader: PostingReader, query: PassageQuery): PassageHits {
  const terms = [...new Set(query.terms)].map((term) => weigh(reader.list(term), query.passages))
  const top = new Top(query.want)
  let count = 0
  for (let chunk = 0; chunk < reader.chunks; chunk += 1) {
    const held = terms.flatMap((term) => inChunk(term, chunk) ?? [])
    if (query.hold === 'any') count += anyInChunk(held, chunk * CHUNK_SIZE, top)
    else if (held.length === terms.length) count += allInChunk(held, chunk * CHUNK_SIZE, top)
  }
  reader.release()
  return { count, best: top.sorted() }
}

/** A term of a query with what it says. */
export interface WeightedTerm {
  readonly list: TermList
  /** What a posting of each level is worth. */
  readonly worth: Float64Array
  /** No posting is worth more. */
  readonly bound: number
}

interface HeldTerm extends WeightedTerm {
  readonly postings: Postings
}

function weigh(list: TermList, passages: number): WeightedTerm {
  return weightedTerm(list, inverseFrequency(list.count, passages))
}

/** `most` is what a posting of full impact is worth. */
export function weightedTerm(list: TermList, most: number): WeightedTerm {
  const worth = Float64Array.from({ length: LEVELS }, (_, level) => most * impactOf(level))
  return { list, worth, bound: worth[list.strongest] ?? most }
}

/** What is asked of `weightedPassages`. */
export interface WeightedQuery {
  readonly want: number
  readonly chunks: number
  /** What the passage of an id counts, 0…1; one of 0 is never given. */
  readonly weightOf: (id: number) => number
}

/** The passages of which `terms` say most, times their weight, the best first. */
export function weightedPassages(
  terms: readonly WeightedTerm[],
  { want, chunks, weightOf }: WeightedQuery,
): PassageHits['best'] {
  const top = new Top(want)
  for (let chunk = 0; chunk < chunks; chunk += 1) {
    const parted = partTerms(
      terms.flatMap((term) => inChunk(term, chunk) ?? []),
      top.least,
    )
    offerPassages(parted, chunk * CHUNK_SIZE, { top, weightOf })
  }
  return top.sorted()
}

function inChunk(term: WeightedTerm, chunk: number): HeldTerm | null {
  const postings = term.list.chunks[chunk]
  return postings ? { ...term, postings } : null
}

// One query works at a time, and leaves `sums` empty.
const ids = new Uint16Array(CHUNK_SIZE)
const touched = new Uint16Array(CHUNK_SIZE)
const levels = new Uint8Array(CHUNK_SIZE)
const sums = new Float64Array(CHUNK_SIZE)
const union = new Uint32Array(CHUNK_WORDS)
const ranks = new Int32Array(CHUNK_SIZE)

function allInChunk(terms: readonly HeldTerm[], base: number, top: Top): number {
  const lists = terms.map(({ postings }) => postings).sort((a, b) => a.size - b.size)
  const count = readCommon(lists, ids)
  const ordered = byBound(terms)
  const [first] = ordered.terms
  if (!first || count === 0 || (ordered.rest[0] ?? 0) <= top.least) return count
  // Mostly the first alone tells that a passage is out of reach.
  const others = { terms: ordered.terms.slice(1), rest: ordered.rest.slice(1) }
  readRanks(first.postings, ids, { count, into: ranks })
  for (let at = 0; at < count; at += 1) {
    const id = ids[at] ?? 0
    const own = first.worth[levelAt(first.postings, ranks[at] ?? 0)] ?? 0
    const score = finish(own, id, others, top.least)
    if (score > top.least) top.offer(base + id, score)
  }
  return count
}

interface Ordered {
  readonly terms: readonly HeldTerm[]
  /** What the terms from each on can say together. */
  readonly rest: readonly number[]
}

/** The most telling terms first. */
function byBound(terms: readonly HeldTerm[]): Ordered {
  const ordered = terms.toSorted((a, b) => b.bound - a.bound)
  const rest: number[] = []
  let sum = 0
  for (const { bound } of ordered.toReversed()) {
    sum += bound
    rest.push(sum)
  }
  return { terms: ordered, rest: rest.reverse() }
}

/** `score` and what the terms say for `id`; less, as soon as it cannot be more than `least`. */
function finish(score: number, id: number, { terms, rest }: Ordered, least: number): number {
  let sum = score
  for (let at = 0; at < terms.length; at += 1) {
    if (sum + (rest[at] ?? 0) <= least) return sum
    const term = terms[at]
    const level = term ? levelOf(term.postings, id) : -1
    if (term && level >= 0) sum += term.worth[level] ?? 0
  }
  return sum
}

/** Lists are looked into for single passages once what they can say together is less than this part of what is needed.
 *  With all of it nearly every passage of a query of 200 words is looked up in vain: 100 ms for 48 at 324,000 passages. */
const LOOKED_UP = 0.6

/** Passages that hold none but the least telling terms cannot reach the best found so far: their lists are only
 *  counted, and looked into for passages that hold a better one. */
function anyInChunk(terms: readonly HeldTerm[], base: number, top: Top): number {
  const parted = partTerms(terms, top.least)
  const found = offerPassages(parted, base, { top, weightOf: () => 1 })
  if (terms.length === 1) return terms[0]?.postings.size ?? 0
  if (parted.telling.length === terms.length) return found
  union.fill(0)
  for (const { postings } of terms) markIds(postings, union)
  return countBits(union)
}

interface PartedTerms {
  /** Those whose lists are read to their end, and those looked into for what the former hold. */
  readonly telling: readonly HeldTerm[]
  readonly others: Ordered
}

function partTerms(terms: readonly HeldTerm[], least: number): PartedTerms {
  const ordered = byBound(terms)
  const telling = ordered.terms.filter((_, at) => (ordered.rest[at] ?? 0) > least * LOOKED_UP)
  const others = { terms: ordered.terms.slice(telling.length), rest: ordered.rest.slice(telling.length) }
  return { telling, others }
}

/** Offers the passages of a chunk that hold a telling term; gives how many, of a single one as many as may be among the
 *  best. */
function offerPassages(
  { telling, others }: PartedTerms,
  base: number,
  { top, weightOf }: { top: Top; weightOf: WeightedQuery['weightOf'] },
): number {
  const found = addUp(telling, top.least - (others.rest[0] ?? 0))
  for (let at = 0; at < found; at += 1) {
    const id = touched[at] ?? 0
    const sum = sums[id] ?? 0
    sums[id] = 0
    const weight = weightOf(base + id)
    if (weight === 0) continue
    const score = weight * finish(sum, id, others, top.least / weight)
    if (score > top.least) top.offer(base + id, score)
  }
  return found
}

/** Sums what `terms` say for the passages of a chunk; gives how many hold one, the ids in `touched`. A single term leaves
 *  out those for which it does not say more than `least`. */
function addUp(terms: readonly HeldTerm[], least: number): number {
  const [first, ...others] = terms
  if (!first) return 0
  const weakest = others.length > 0 ? LEVELS - 1 : first.worth.findLastIndex((worth) => worth > least)
  let found = readStrong(first.postings, weakest, { ids: touched, levels })
  for (let at = 0; at < found; at += 1) sums[touched[at] ?? 0] = first.worth[levels[at] ?? 0] ?? 0
  for (const { postings, worth } of others) {
    const count = readIds(postings, ids)
    for (let rank = 0; rank < count; rank += 1) {
      const id = ids[rank] ?? 0
      const before = sums[id] ?? 0
      sums[id] = before + (worth[levelAt(postings, rank)] ?? 0)
      touched[found] = id
      found += Number(before === 0)
    }
  }
  return found
}

/** The best `want` of what is offered. */
class Top {
  /** Nothing below it, or equal and later, is among the best. */
  least = 0
  readonly #want: number
  #kept: { id: number; score: number }[] = []

  constructor(want: number) {
    this.#want = want
  }

  offer(id: number, score: number): void {
    if (score < this.least) return
    this.#kept.push({ id, score })
    if (this.#kept.length >= 2 * this.#want + 32) this.#cut()
  }

  sorted(): readonly { readonly id: number; readonly score: number }[] {
    this.#cut()
    return this.#kept
  }

  #cut(): void {
    this.#kept = this.#kept.sort((a, b) => b.score - a.score || a.id - b.id).slice(0, this.#want)
    if (this.#kept.length === this.#want) this.least = this.#kept.at(-1)?.score ?? 0
  }
}
