import { countBits } from './bitmap.ts'
import { impactOf, inverseFrequency } from './impact.ts'
import { PassageSums } from './passage-sums.ts'
import { readStrong } from './posting-levels.ts'
import { levelOf, readRanks } from './posting-ranks.ts'
import type { PostingReader, TermList } from './posting-reader.ts'
import { markIds, readCommon } from './posting-sets.ts'
import { CHUNK_SIZE, CHUNK_WORDS, LEVELS, levelAt, type Postings } from './postings.ts'
import { TopPassages } from './top-passages.ts'

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
  /** By BM25, the best first. */
  readonly best: readonly { readonly id: number; readonly score: number }[]
}

/** The best passages by their terms alone, and the exact number of all. Reads no text. */
export function bestPassages(reader: PostingReader, query: PassageQuery): PassageHits {
  const terms = byBound([...new Set(query.terms)].map((term) => weigh(reader.list(term), query.passages)))
  const top = new TopPassages(query.want)
  const [first, ...others] = terms
  const isOne = others.length === 0
  let count = 0
  for (let chunk = 0; chunk < reader.chunks; chunk += 1) {
    // Of a single term no more need be read, not even to count.
    if (isOne && (first?.bound ?? 0) <= top.least) break
    const held = inChunk(terms, chunk)
    const offer = { base: chunk * CHUNK_SIZE, top, weightOf: always }
    if (isOne) offerPassages(partTerms(held, top.least), offer)
    else if (query.hold === 'any') count += anyInChunk(held, offer)
    else if (held.length === terms.length) count += allInChunk(held, offer)
    reader.release()
  }
  return { count: isOne ? (first?.list.count ?? 0) : count, best: top.passages }
}

const always = (): number => 1

/** A term of a query with what it says. */
export interface WeightedTerm {
  readonly list: TermList
  /** What a posting of each level is worth. */
  readonly worth: Float64Array
}

/** The same in whole units, of which all terms together say no more than 31 bits hold: sums of them are exact, and two
 *  passages that differ by less than a unit are as good as each other. */
interface CountedTerm extends WeightedTerm {
  readonly units: Int32Array
  /** No posting is worth more units. */
  readonly bound: number
}

interface HeldTerm extends CountedTerm {
  readonly postings: Postings
}

function weigh(list: TermList, passages: number): WeightedTerm {
  return weightedTerm(list, inverseFrequency(list.count, passages))
}

/** `most` is what a posting of full impact is worth. */
export function weightedTerm(list: TermList, most: number): WeightedTerm {
  const worth = new Float64Array(LEVELS)
  for (let level = 0; level < LEVELS; level += 1) worth[level] = most * impactOf(level)
  return { list, worth }
}

const MOST_UNITS = 0x7fff_ffff

/** The most telling terms first. */
function byBound(terms: readonly WeightedTerm[]): readonly CountedTerm[] {
  const sum = terms.reduce((all, { worth }) => all + (worth[0] ?? 0), 0)
  const scale = (MOST_UNITS - terms.length) / sum
  const counted = terms.map(({ list, worth }) => {
    const units = new Int32Array(LEVELS)
    for (let level = 0; level < LEVELS; level += 1) units[level] = Math.ceil((worth[level] ?? 0) * scale)
    return { list, worth, units, bound: units[list.strongest] ?? 0 }
  })
  return counted.sort((a, b) => b.bound - a.bound)
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
  weighted: readonly WeightedTerm[],
  { want, chunks, weightOf }: WeightedQuery,
): PassageHits['best'] {
  const terms = byBound(weighted)
  const top = new TopPassages(want)
  for (let chunk = 0; chunk < chunks; chunk += 1) {
    offerPassages(partTerms(inChunk(terms, chunk), top.least), { base: chunk * CHUNK_SIZE, top, weightOf })
  }
  return top.passages
}

function inChunk(terms: readonly CountedTerm[], chunk: number): HeldTerm[] {
  const held: HeldTerm[] = []
  for (const { list, worth, units, bound } of terms) {
    const postings = list.in(chunk)
    if (postings) held.push({ list, worth, units, bound, postings })
  }
  return held
}

// One query works at a time.
const ids = new Uint16Array(CHUNK_SIZE)
const levels = new Uint8Array(CHUNK_SIZE)
const sums = new PassageSums()
const union = new Uint32Array(CHUNK_WORDS)
const ranks = new Int32Array(CHUNK_SIZE)

/** Where passages are offered to. */
interface Offer {
  /** The first passage id of the chunk. */
  readonly base: number
  readonly top: TopPassages
  readonly weightOf: WeightedQuery['weightOf']
}

/** Gives how many passages of a chunk hold all of the terms. */
function allInChunk(terms: readonly HeldTerm[], { base, top }: Offer): number {
  const lists = terms.map(({ postings }) => postings)
  const count = readCommon(lists, ids)
  const [first, ...others] = terms
  const looked = { terms: others, rest: restOf(others) }
  const rest = looked.rest[0] ?? 0
  if (!first || count === 0 || first.bound + rest <= top.least) return count
  readRanks(first.postings, ids, { count, into: ranks })
  for (let at = 0; at < count; at += 1) {
    // Mostly the first alone tells that a passage is out of reach.
    const own = first.units[levelAt(first.postings, ranks[at] ?? 0)] ?? 0
    if (own + rest <= top.least) continue
    const id = ids[at] ?? 0
    const units = reach(own, id, looked, top.least)
    if (units > top.least) top.offer(base + id, units, scoreOf(id, terms))
  }
  return count
}

/** Terms that are looked into for single passages. */
interface Looked {
  readonly terms: readonly HeldTerm[]
  /** How many units the terms from each on can say together. */
  readonly rest: Float64Array
}

function restOf(terms: readonly HeldTerm[]): Float64Array {
  const rest = new Float64Array(terms.length + 1)
  for (let at = terms.length - 1; at >= 0; at -= 1) rest[at] = (rest[at + 1] ?? 0) + (terms[at]?.bound ?? 0)
  return rest
}

/** `units`, and those that the terms say for `id`; 0 as soon as they cannot be more than `least`. */
function reach(units: number, id: number, { terms, rest }: Looked, least: number): number {
  let sum = units
  for (let at = 0; at < terms.length; at += 1) {
    if (sum + (rest[at] ?? 0) <= least) return 0
    const term = terms[at]
    const level = term ? levelOf(term.postings, id) : -1
    if (level >= 0) sum += term?.units[level] ?? 0
  }
  return sum
}

function scoreOf(id: number, terms: readonly HeldTerm[]): number {
  let sum = 0
  for (const { postings, worth } of terms) {
    const level = levelOf(postings, id)
    if (level >= 0) sum += worth[level] ?? 0
  }
  return sum
}

/** Lists are looked into for single passages once what they can say together is less than this part of what is needed:
 *  between .3 and .6 hardly matters, with all of it most passages are looked up in vain. */
const LOOKED_UP = 0.5

interface PartedTerms {
  /** Those whose lists are read to their end, and those looked into for what the former hold. */
  readonly telling: readonly HeldTerm[]
  readonly others: Looked
  /** All of them, the most telling first. */
  readonly all: readonly HeldTerm[]
}

/** Passages that hold none but the least telling terms cannot have more than `least`. */
function partTerms(terms: readonly HeldTerm[], least: number): PartedTerms {
  const rest = restOf(terms)
  let count = terms.length
  while (count > 0 && (rest[count - 1] ?? 0) <= least * LOOKED_UP) count -= 1
  return {
    telling: terms.slice(0, count),
    others: { terms: terms.slice(count), rest: rest.subarray(count) },
    all: terms,
  }
}

/** Gives how many passages of a chunk hold a term. */
function anyInChunk(terms: readonly HeldTerm[], offer: Offer): number {
  const parted = partTerms(terms, offer.top.least)
  offerPassages(parted, offer)
  if (parted.others.terms.length === 0 && terms.length > 1) return sums.count
  union.fill(0)
  for (const { postings } of terms) markIds(postings, union)
  return countBits(union)
}

/** Offers the passages of a chunk that hold a telling term and may be among the best. */
function offerPassages(parted: PartedTerms, offer: Offer): void {
  const [first, ...others] = parted.telling
  if (!first) return
  if (others.length > 0) offerSums(parted, offer)
  else offerStrong(first, parted, offer)
}

/** Of a single telling term. */
function offerStrong(first: HeldTerm, { others, all }: PartedTerms, { base, top, weightOf }: Offer): void {
  const rest = others.rest[0] ?? 0
  const weakest = first.units.findLastIndex((units) => units + rest > top.least)
  const found = weakest < 0 ? 0 : readStrong(first.postings, weakest, { ids, levels })
  for (let at = 0; at < found; at += 1) {
    const own = first.units[levels[at] ?? 0] ?? 0
    if (own + rest <= top.least) continue
    const id = ids[at] ?? 0
    const weight = weightOf(base + id)
    if (weight === 0) continue
    const units = weight * reach(own, id, others, top.least / weight)
    if (units > top.least) top.offer(base + id, units, weight * scoreOf(id, all))
  }
}

/** Of several: sums what they say, and then looks at what reaches the best. */
function offerSums({ telling, others, all }: PartedTerms, { base, top, weightOf }: Offer): void {
  const rest = others.rest[0] ?? 0
  sums.clear(Math.max(0, top.least - rest))
  for (const { postings, units } of telling) sums.add(postings, units)
  for (const id of sums.reaching) {
    const own = sums.of(id)
    if (own + rest <= top.least) continue
    const weight = weightOf(base + id)
    if (weight === 0) continue
    const units = weight * reach(own, id, others, top.least / weight)
    if (units > top.least) top.offer(base + id, units, weight * scoreOf(id, all))
  }
}
