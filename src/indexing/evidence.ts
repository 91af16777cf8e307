import { leastOfBest } from './best.ts'
import { impactOf } from './impact.ts'
import type { TermList } from './posting-reader.ts'
import { CHUNK_SIZE, LEVELS, levelOf, readIds } from './postings.ts'
import type { TermLists } from './query-terms.ts'
import type { Scratch } from './scratch.ts'
import type { Snapshot } from './snapshot.ts'
import type { TellingTerm } from './telling-terms.ts'

/** A term of a query, and how much it can say. */
interface WeightedTerm {
  readonly list: TermList
  /** What a posting of full impact is worth. */
  readonly worth: number
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
const POSTINGS_A_LOOKUP = 40

/** BM25 over the telling terms of a query. Only passages that speak (see `Scratch.flags`) do. */
export class Evidence {
  readonly #snapshot: Snapshot
  readonly #scratch: Scratch
  /** Those that can say most come first. */
  readonly #terms: readonly WeightedTerm[]

  constructor(
    terms: readonly TellingTerm[],
    lists: TermLists,
    { snapshot, scratch }: { snapshot: Snapshot; scratch: Scratch },
  ) {
    this.#snapshot = snapshot
    this.#scratch = scratch
    const weighted = terms.map(({ term, worth }) => {
      const list = lists.list(term)
      return { list, worth, bound: worth * impactOf(list.strongest) }
    })
    this.#terms = weighted.sort((a, b) => b.bound - a.bound)
  }

  /** Those of `replies` that may be among the best `want` by evidence; their `scores` are known then. Of each term the
   *  list is read to its end, or the replies still in reach are looked up in it, whichever is quicker. */
  contenders(replies: Uint32Array, want: number): Uint32Array {
    const { scores } = this.#scratch
    for (let index = 0; index < replies.length; index += 1) scores[replies[index] ?? 0] = 0
    let inReach = replies
    let left = this.#terms.reduce((sum, { bound }) => sum + bound, 0)
    let greatest = 0
    for (const { list, worth, bound } of this.#terms) {
      const isQuicker = inReach.length * POSTINGS_A_LOOKUP < list.count
      const met = isQuicker ? this.#lookUp(inReach, list, worth) : this.#scan(list, worth)
      greatest = Math.max(greatest, met)
      left -= bound
      if (inReach.length <= want || left >= greatest) continue
      inReach = this.#inReach(inReach, want, left + greatest * ROUNDING)
    }
    return inReach
  }

  /** The evidence of one reply. */
  of(reply: number): ReplyEvidence {
    const passages = this.#speaking(reply).map((id) => ({ id, score: 0 }))
    const chunk = chunkOf(this.#snapshot.heads[reply] ?? 0)
    let score = 0
    for (const { list, worth } of this.#terms) {
      const postings = list.chunks[chunk]
      if (!postings) continue
      let strongest = LEVELS
      for (const passage of passages) {
        const level = levelOf(postings, passage.id % CHUNK_SIZE)
        if (level < 0) continue
        passage.score += worth * impactOf(level)
        if (level < strongest) strongest = level
      }
      if (strongest < LEVELS) score += worth * impactOf(strongest)
    }
    return { reply, score, passages }
  }

  /** Adds what the term says for each of `replies` to `scores`; gives the greatest sum met. */
  #lookUp(replies: Uint32Array, { chunks }: TermList, worth: number): number {
    const { heads, lengths } = this.#snapshot
    const { flags, scores } = this.#scratch
    let greatest = 0
    for (let index = 0; index < replies.length; index += 1) {
      const reply = replies[index] ?? 0
      const head = heads[reply] ?? 0
      const postings = chunks[chunkOf(head)]
      if (!postings) continue
      const end = head + 1 + (lengths[reply] ?? 0)
      let strongest = LEVELS
      for (let id = head; id < end; id += 1) {
        if (flags[id] === 0) continue
        const level = levelOf(postings, id % CHUNK_SIZE)
        if (level >= 0 && level < strongest) strongest = level
      }
      if (strongest < LEVELS) greatest = Math.max(greatest, add(scores, reply, worth * impactOf(strongest)))
    }
    return greatest
  }

  /** Ids of the passages of a reply that speak, its header line among them. */
  #speaking(reply: number): number[] {
    const { heads, lengths } = this.#snapshot
    const { flags } = this.#scratch
    const head = heads[reply] ?? 0
    const end = head + 1 + (lengths[reply] ?? 0)
    const speaking: number[] = []
    for (let id = head; id < end; id += 1) if (flags[id] !== 0) speaking.push(id)
    return speaking
  }

  /** Adds what the term says for each reply to `scores`; gives the greatest sum met. */
  #scan({ chunks }: TermList, worth: number): number {
    const { replyOf } = this.#snapshot
    const { ids, flags, scores } = this.#scratch
    const worthOf = Float64Array.from({ length: LEVELS }, (_, level) => worth * impactOf(level))
    let greatest = 0
    for (let chunk = 0; chunk < chunks.length; chunk += 1) {
      const postings = chunks[chunk]
      if (!postings) continue
      const count = readIds(postings, ids)
      const { bytes, levelsAt } = postings
      const base = chunk * CHUNK_SIZE
      let current = -1
      let counted = 0
      for (let rank = 0; rank < count; rank += 1) {
        const id = base + (ids[rank] ?? 0)
        if (flags[id] === 0) continue
        const reply = replyOf[id] ?? 0
        const own = worthOf[((bytes[levelsAt + (rank >> 1)] ?? 0) >> ((rank & 1) << 2)) & 15] ?? 0
        if (reply === current) {
          if (own > counted) counted = own
          continue
        }
        if (current >= 0) greatest = Math.max(greatest, add(scores, current, counted))
        current = reply
        counted = own
      }
      if (current >= 0) greatest = Math.max(greatest, add(scores, current, counted))
    }
    return greatest
  }

  /** The best `want` by their scores so far, and those behind by no more than `distance`. */
  #inReach(replies: Uint32Array, want: number, distance: number): Uint32Array {
    const { scores } = this.#scratch
    const least = leastOfBest(scores, replies, want) - distance
    if (least <= 0) return replies
    const kept = new Uint32Array(replies.length)
    let count = 0
    for (let index = 0; index < replies.length; index += 1) {
      const reply = replies[index] ?? 0
      if ((scores[reply] ?? 0) < least) continue
      kept[count] = reply
      count += 1
    }
    return kept.subarray(0, count)
  }
}

function chunkOf(id: number): number {
  return Math.floor(id / CHUNK_SIZE)
}

/** Gives the sum. */
function add(scores: Float64Array, reply: number, more: number): number {
  const sum = (scores[reply] ?? 0) + more
  scores[reply] = sum
  return sum
}
