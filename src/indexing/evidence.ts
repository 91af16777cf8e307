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
const POSTINGS_A_LOOKUP = 20

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

  /** Those of `replies` that may be among the best `want` by evidence; their `scores` are known then. Reads the lists of
   *  the telling terms to their end; the others only where that is quicker than looking up the replies still in reach. */
  contenders(replies: Uint32Array, want: number): Uint32Array {
    const { scores } = this.#scratch
    const isAll = replies.length <= want
    let inReach = replies
    let left = 0
    let postings = 0
    for (const { bound, list } of this.#terms) {
      left += bound
      postings += list.count
    }
    for (const reply of replies) scores[reply] = 0
    let greatest = 0
    for (const [at, { list, worth, bound }] of this.#terms.entries()) {
      if (inReach.length * (this.#terms.length - at) * POSTINGS_A_LOOKUP < postings) {
        this.#lookUp(inReach, this.#terms.slice(at))
        return inReach
      }
      greatest = Math.max(greatest, this.#scan(list, worth))
      left -= bound
      postings -= list.count
      if (!isAll && left < greatest) inReach = this.#inReach(inReach, want, left + greatest * ROUNDING)
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

  /** Adds what `terms` say for each of `replies` to `scores`. */
  #lookUp(replies: Uint32Array, terms: readonly WeightedTerm[]): void {
    const { heads } = this.#snapshot
    const { scores } = this.#scratch
    for (const reply of replies) {
      const speaking = this.#speaking(reply)
      const chunk = chunkOf(heads[reply] ?? 0)
      for (const { list, worth } of terms) {
        const postings = list.chunks[chunk]
        if (!postings) continue
        let strongest = LEVELS
        for (const id of speaking) {
          const level = levelOf(postings, id % CHUNK_SIZE)
          if (level >= 0 && level < strongest) strongest = level
        }
        if (strongest < LEVELS) scores[reply] = (scores[reply] ?? 0) + worth * impactOf(strongest)
      }
    }
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
    return least <= 0 ? replies : replies.filter((reply) => (scores[reply] ?? 0) >= least)
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
