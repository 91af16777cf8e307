import { leastOfBest } from './best.ts'
import { hasBit } from './bitmap.ts'
import { wordsOfChunk } from './chunk-replies.ts'
import { NO_REPLY } from './extents.ts'
import { impactOf } from './impact.ts'
import { levelOf, strongestWithin } from './posting-ranks.ts'
import type { TermList } from './posting-reader.ts'
import { CHUNK_SIZE, LEVELS, levelAt, type Postings, readIds } from './postings.ts'
import type { TermLists } from './query-terms.ts'
import type { Scratch } from './scratch.ts'
import type { Snapshot } from './snapshot.ts'
import type { TellingTerm } from './telling-terms.ts'

/** A term of a query, and how much it can say. */
interface WeightedTerm {
  readonly list: TermList
  /** What a posting is worth, by its level; nothing at `LEVELS`. */
  readonly worthOf: Float64Array
  /** No reply gets more from it. */
  readonly bound: number
}

/** What speaks for a reply: the best of its passages for each term, summed over terms, so that a long reply does not win
 *  by repeating itself. And what speaks for each of its speaking passages. */
export interface ReplyEvidence {
  readonly reply: number
  readonly score: number
  /** Ascending by id. */
  readonly passages: readonly PassageEvidence[]
}

export interface PassageEvidence {
  readonly id: number
  readonly score: number
}

/** Sums of the same numbers differ by less than this part, whatever their order. */
const ROUNDING = 1e-9

/** Looking one reply up in one list takes about as long as scanning so many postings. */
const POSTINGS_A_LOOKUP = 8

/** What the best reach is looked at as long as more than so many times what is wanted are in reach. */
const WORTH_CUTTING = 20

/** Replies seldom end up with more than so many times what the first terms said for them. */
const MOST_TO_COME = 3

/** So many more than are wanted are then looked up: with equal scores so far, some of them will say little. */
const MORE = 20

/** BM25 over the telling terms of a query. Only passages that speak (see `Scratch.speaks`) do. */
export class Evidence {
  readonly #snapshot: Snapshot
  readonly #scratch: Scratch
  /** Those that can say most come first. */
  readonly #terms: readonly WeightedTerm[]
  /** By chunk: the passages that speak. */
  readonly #speaks: readonly Uint32Array[]

  constructor(
    terms: readonly TellingTerm[],
    lists: TermLists,
    { snapshot, scratch }: { snapshot: Snapshot; scratch: Scratch },
  ) {
    this.#snapshot = snapshot
    this.#scratch = scratch
    this.#speaks = snapshot.chunks.map((chunk) => wordsOfChunk(scratch.speaks, chunk))
    const weighted = terms.map(({ term, worth }) => {
      const list = lists.list(term)
      const worthOf = Float64Array.from({ length: LEVELS + 1 }, (_, level) => worth * impactOf(level))
      worthOf[LEVELS] = 0
      return { list, worthOf, bound: worthOf[list.strongest] ?? worth }
    })
    this.#terms = weighted.sort((a, b) => b.bound - a.bound)
  }

  /** Those of `replies` that may be among the best `want` by evidence; their `scores` are known then. Of each term the
   *  list is read to its end, or the replies still in reach are looked up in it, whichever is quicker. */
  contenders(replies: Uint32Array, want: number): Uint32Array {
    this.#scratch.scores.fill(0)
    let inReach = replies
    let left = this.#terms.reduce((sum, { bound }) => sum + bound, 0)
    let least = 0
    for (const [at, term] of this.#terms.entries()) {
      if (inReach.length * POSTINGS_A_LOOKUP < term.list.count) this.#lookUp(inReach, term)
      else this.#scan(term)
      left -= term.bound
      if (inReach.length <= want) continue
      // After the first term, the second, the fourth and so on.
      const isWorthIt = (at & (at + 1)) === 0 && inReach.length > want * WORTH_CUTTING
      if (isWorthIt) least = Math.max(least, this.#reached(inReach, want, left))
      inReach = this.#inReach(inReach, least * (1 - ROUNDING) - left)
    }
    return inReach
  }

  /** At least `want` of `replies` have so much evidence: some of those that are best so far. `left` is what the terms not
   *  yet read may add: when it is much, what the best have cannot rule others out, and is not looked up. */
  #reached(replies: Uint32Array, want: number, left: number): number {
    const { scores } = this.#scratch
    const least = leastOfBest(scores, replies, want)
    if (least * MOST_TO_COME < left) return least
    const whole: number[] = []
    for (let index = 0; index < replies.length && whole.length < want + MORE; index += 1) {
      const reply = replies[index] ?? 0
      if ((scores[reply] ?? 0) >= least) whole.push(this.#score(reply))
    }
    return leastOfBest(whole, Uint32Array.from(whole.keys()), want)
  }

  /** The evidence of one reply. */
  of(reply: number): ReplyEvidence {
    const passages = this.#speaking(reply).map((id) => ({ id, score: 0 }))
    const chunk = chunkOf(this.#snapshot.heads[reply] ?? 0)
    for (const { list, worthOf } of this.#terms) {
      const postings = list.chunks[chunk]
      if (!postings) continue
      for (const passage of passages) {
        const level = levelOf(postings, passage.id % CHUNK_SIZE)
        if (level >= 0) passage.score += worthOf[level] ?? 0
      }
    }
    return { reply, score: this.#score(reply), passages }
  }

  /** All that the terms say for a reply. */
  #score(reply: number): number {
    let score = 0
    for (const term of this.#terms) score += this.#said(term, reply)
    return score
  }

  /** What the term says for a reply. */
  #said({ list, worthOf }: WeightedTerm, reply: number): number {
    const head = this.#snapshot.heads[reply] ?? 0
    const chunk = chunkOf(head)
    const [postings, speaks] = [list.chunks[chunk], this.#speaks[chunk]]
    if (!postings || !speaks) return 0
    const from = head % CHUNK_SIZE
    const end = from + 1 + (this.#snapshot.lengths[reply] ?? 0)
    return worthOf[strongestWithin(postings, from, end, speaks)] ?? 0
  }

  /** Adds what the term says for each of `replies` to `scores`. */
  #lookUp(replies: Uint32Array, term: WeightedTerm): void {
    const { scores } = this.#scratch
    for (let index = 0; index < replies.length; index += 1) {
      const reply = replies[index] ?? 0
      scores[reply] = (scores[reply] ?? 0) + this.#said(term, reply)
    }
  }

  /** Ids of the passages of a reply that speak, its header line among them. */
  #speaking(reply: number): number[] {
    const { heads, lengths } = this.#snapshot
    const head = heads[reply] ?? 0
    const ids = Array.from({ length: 1 + (lengths[reply] ?? 0) }, (_, at) => head + at)
    return ids.filter((id) => hasBit(this.#scratch.speaks, id))
  }

  /** Adds what the term says for each reply to `scores`. */
  #scan({ list, worthOf }: WeightedTerm): void {
    for (const [chunk, postings] of list.chunks.entries()) {
      const speaks = this.#speaks[chunk]
      if (postings && speaks) this.#scanChunk(postings, worthOf, { base: chunk * CHUNK_SIZE, speaks })
    }
  }

  #scanChunk(postings: Postings, worthOf: Float64Array, { base, speaks }: ChunkScan): void {
    const { replyOf } = this.#snapshot
    const { ids, scores } = this.#scratch
    const count = readIds(postings, ids)
    let current = NO_REPLY
    let counted = 0
    for (let rank = 0; rank < count; rank += 1) {
      const id = ids[rank] ?? 0
      if (!hasBit(speaks, id)) continue
      const reply = replyOf[base + id] ?? 0
      if (reply !== current) {
        if (counted > 0) scores[current] = (scores[current] ?? 0) + counted
        current = reply
        counted = 0
      }
      // Of a reply's passages the best counts.
      const own = worthOf[levelAt(postings, rank)] ?? 0
      if (own > counted) counted = own
    }
    if (counted > 0) scores[current] = (scores[current] ?? 0) + counted
  }

  /** Those with a score of `least` or more. */
  #inReach(replies: Uint32Array, least: number): Uint32Array {
    if (least <= 0) return replies
    const { scores, inReach } = this.#scratch
    let count = 0
    for (let index = 0; index < replies.length; index += 1) {
      const reply = replies[index] ?? 0
      if ((scores[reply] ?? 0) < least) continue
      inReach[count] = reply
      count += 1
    }
    return inReach.subarray(0, count)
  }
}

interface ChunkScan {
  readonly base: number
  readonly speaks: Uint32Array
}

function chunkOf(id: number): number {
  return Math.floor(id / CHUNK_SIZE)
}
