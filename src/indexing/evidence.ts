import { leastOfBest } from './best.ts'
import { hasBit } from './bitmap.ts'
import { wordsOfChunk } from './chunk-replies.ts'
import { impactOf } from './impact.ts'
import { addStrongest, readStrong } from './posting-levels.ts'
import { levelOf, lowerBound, strongestWithin } from './posting-ranks.ts'
import type { TermList } from './posting-reader.ts'
import { CHUNK_SIZE, LEVELS, type Postings } from './postings.ts'
import type { TermLists } from './query-terms.ts'
import type { Scratch } from './scratch.ts'
import type { Chunk, Snapshot } from './snapshot.ts'
import type { TellingTerm } from './telling-terms.ts'

/** A term of a query, and how much it can say. */
interface WeightedTerm {
  readonly list: TermList
  /** What a posting is worth, by its level; nothing at `LEVELS`. */
  readonly worthOf: Float64Array
  /** No reply gets more from it. */
  readonly bound: number
}

/** The same in a chunk that has passages with it. */
interface TermInChunk extends Pick<WeightedTerm, 'worthOf' | 'bound'> {
  readonly postings: Postings
  readonly speaks: Uint32Array
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

/** Looking one reply up in one list takes about as long as reading so many postings. */
const POSTINGS_A_LOOKUP = 24

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
      const worthOf = new Float64Array(LEVELS + 1)
      for (let level = 0; level < LEVELS; level += 1) worthOf[level] = worth * impactOf(level)
      return { list, worthOf, bound: worthOf[list.strongest] ?? worth }
    })
    this.#terms = weighted.sort((a, b) => b.bound - a.bound)
  }

  /** Those of `replies`, which ascend, that may be among the best `want` by evidence; their `scores` are known then. What
   *  the best of one chunk reach, those of the next must reach too. */
  contenders(replies: Uint32Array, want: number): Uint32Array {
    const { scores, contenders } = this.#scratch
    scores.fill(0)
    if (this.#terms.length === 0) return replies
    let [from, count, least] = [0, 0, 0]
    for (const chunk of this.#snapshot.chunks) {
      const end = lowerBound(replies, chunk.first + chunk.replies)
      const inReach = this.#contendersInChunk(replies.subarray(from, end), chunk, { want, least })
      contenders.set(inReach, count)
      count += inReach.length
      from = end
      least = Math.max(least, leastOfBest(scores, contenders.subarray(0, count), want))
    }
    return contenders.subarray(0, count)
  }

  /** Those of one chunk that reach `least`. Of each term the postings are read, or the replies still in reach are looked up
   *  among them, whichever is quicker. */
  #contendersInChunk(
    replies: Uint32Array,
    chunk: Chunk,
    { want, least }: { want: number; least: number },
  ): Uint32Array {
    const terms = this.#termsIn(chunk.number)
    const isFirst = least === 0
    let inReach = replies
    let needed = least * (1 - ROUNDING)
    let left = terms.reduce((sum, { bound }) => sum + bound, 0)
    for (const [at, term] of terms.entries()) {
      left -= term.bound
      if (at === 0 && left < needed) {
        inReach = this.#strong(replies, chunk, { term, least: needed - left })
        continue
      }
      this.#add(inReach, chunk, term)
      // After the first term, the second, the fourth and so on.
      if (isFirst && (at & (at + 1)) === 0 && inReach.length > want * WORTH_CUTTING)
        needed = Math.max(needed, this.#reached(inReach, { terms, want, left }) * (1 - ROUNDING))
      inReach = this.#inReach(inReach, needed - left)
    }
    return inReach
  }

  #termsIn(chunk: number): TermInChunk[] {
    const speaks = this.#speaks[chunk]
    if (!speaks) return []
    return this.#terms.flatMap(({ list, worthOf, bound }) => {
      const postings = list.in(chunk)
      return postings ? [{ postings, speaks, worthOf, bound }] : []
    })
  }

  /** At least `want` of `replies` have so much evidence: some of those that are best so far. `left` is what the terms not
   *  yet read may add: when it is much, what the best have cannot rule others out, and is not looked up. */
  #reached(
    replies: Uint32Array,
    { terms, want, left }: { terms: readonly TermInChunk[]; want: number; left: number },
  ): number {
    const { scores } = this.#scratch
    const least = leastOfBest(scores, replies, want)
    if (least * MOST_TO_COME < left) return least
    const whole: number[] = []
    for (let index = 0; index < replies.length && whole.length < want + MORE; index += 1) {
      const reply = replies[index] ?? 0
      if ((scores[reply] ?? 0) >= least) whole.push(this.#score(reply, terms))
    }
    return leastOfBest(whole, Uint32Array.from(whole.keys()), want)
  }

  /** The evidence of one of the contenders. */
  of(reply: number): ReplyEvidence {
    const passages = this.#speaking(reply).map((id) => ({ id, score: 0 }))
    const terms = this.#termsIn(chunkOf(this.#snapshot.heads[reply] ?? 0))
    for (const { postings, worthOf } of terms) {
      for (const passage of passages) {
        const level = levelOf(postings, passage.id % CHUNK_SIZE)
        if (level >= 0) passage.score += worthOf[level] ?? 0
      }
    }
    return { reply, score: this.#scratch.scores[reply] ?? 0, passages }
  }

  /** All that the terms of its chunk say for a reply. */
  #score(reply: number, terms: readonly TermInChunk[]): number {
    let score = 0
    for (const term of terms) score += this.#said(term, reply)
    return score
  }

  /** What the term says for a reply. */
  #said({ postings, speaks, worthOf }: TermInChunk, reply: number): number {
    const from = (this.#snapshot.heads[reply] ?? 0) % CHUNK_SIZE
    const end = from + 1 + (this.#snapshot.lengths[reply] ?? 0)
    return worthOf[strongestWithin(postings, from, end, speaks)] ?? 0
  }

  /** Adds what the term says for each of `replies` to `scores`. */
  #add(replies: Uint32Array, chunk: Chunk, term: TermInChunk): void {
    if (replies.length * POSTINGS_A_LOOKUP >= term.postings.size) return this.#scan(replies, chunk, term)
    const { scores } = this.#scratch
    for (let index = 0; index < replies.length; index += 1) {
      const reply = replies[index] ?? 0
      scores[reply] = (scores[reply] ?? 0) + this.#said(term, reply)
    }
  }

  /** Ids of the passages of a reply that speak, its header line among them. */
  #speaking(reply: number): number[] {
    const head = this.#snapshot.heads[reply] ?? 0
    const end = head + 1 + (this.#snapshot.lengths[reply] ?? 0)
    const ids: number[] = []
    for (let id = head; id < end; id += 1) if (hasBit(this.#scratch.speaks, id)) ids.push(id)
    return ids
  }

  /** The same by reading all postings: of a reply's passages the best counts. */
  #scan(replies: Uint32Array, chunk: Chunk, { postings, speaks, worthOf }: TermInChunk): void {
    const { strongest, scores } = this.#scratch
    strongest.fill(LEVELS, chunk.first, chunk.first + chunk.replies)
    const replyOf = this.#snapshot.replyOf.subarray(chunk.base, chunk.base + CHUNK_SIZE)
    addStrongest(postings, speaks, { replyOf, strongest })
    for (let at = 0; at < replies.length; at += 1) {
      const reply = replies[at] ?? 0
      scores[reply] = (scores[reply] ?? 0) + (worthOf[strongest[reply] ?? 0] ?? 0)
    }
  }

  /** Those for which the first term says at least `least`, without which the others are too little; `scores` has what it
   *  says. Reads no weaker postings. */
  #strong(
    replies: Uint32Array,
    { base }: Chunk,
    { term: { postings, speaks, worthOf }, least }: { term: TermInChunk; least: number },
  ): Uint32Array {
    const { ids, levels, scores, inReach } = this.#scratch
    const { replyOf } = this.#snapshot
    const weakest = worthOf.findLastIndex((worth) => worth >= least)
    const found = readStrong(postings, weakest, { ids, levels })
    let count = 0
    let place = 0
    for (let at = 0; at < found; at += 1) {
      const id = ids[at] ?? 0
      if (!hasBit(speaks, id)) continue
      const reply = replyOf[base + id] ?? 0
      place = skipTo(replies, place, reply)
      if (replies[place] !== reply) continue
      if (scores[reply] === 0) inReach[count++] = reply
      scores[reply] = Math.max(scores[reply] ?? 0, worthOf[levels[at] ?? 0] ?? 0)
    }
    return inReach.subarray(0, count)
  }

  /** Those with a score of `least` or more. */
  #inReach(replies: Uint32Array, least: number): Uint32Array {
    if (least <= 0) return replies
    const { scores, inReach } = this.#scratch
    let count = 0
    for (let index = 0; index < replies.length; index += 1) {
      const reply = replies[index] ?? 0
      inReach[count] = reply
      count += Number((scores[reply] ?? 0) >= least)
    }
    return inReach.subarray(0, count)
  }
}

/** The first place from `place` on that has `reply` or more, of numbers that ascend. */
function skipTo(replies: Uint32Array, place: number, reply: number): number {
  let at = place
  while (at < replies.length && (replies[at] ?? 0) < reply) at += 1
  return at
}

function chunkOf(id: number): number {
  return Math.floor(id / CHUNK_SIZE)
}
