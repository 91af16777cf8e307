import type { Segmenter } from '../text/segment.ts'
import { countTerms, termWeight } from '../text/terms.ts'
import { best } from './best.ts'
import { impactOf, inverseFrequency } from './impact.ts'
import type { TermList } from './posting-reader.ts'
import { CHUNK_SIZE, LEVELS, levelOf, readIds, strongestLevel } from './postings.ts'
import type { TermLists } from './query-terms.ts'
import { type Scratch, SPEAKS } from './scratch.ts'
import type { Snapshot } from './snapshot.ts'

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

/** BM25 over the terms of the texts of a query. Only passages that speak (see `Scratch.flags`) do. The inverse frequency
 *  counts twice (once for query, once for passage): measured better on known items. */
export class Evidence {
  readonly #snapshot: Snapshot
  readonly #scratch: Scratch
  /** Those that can say most come first. */
  readonly #terms: readonly WeightedTerm[]

  constructor(
    texts: readonly string[],
    lists: TermLists,
    { snapshot, scratch, segmenter }: { snapshot: Snapshot; scratch: Scratch; segmenter: Segmenter },
  ) {
    this.#snapshot = snapshot
    this.#scratch = scratch
    const terms = [...queryTerms(texts, segmenter)].map(([term, weight]) => {
      const list = lists.list(term)
      const rarity = inverseFrequency(list.count, snapshot.manifest.passages)
      const worth = weight * rarity * rarity
      return { list, worth, bound: worth * impactOf(strongestOf(list)) }
    })
    this.#terms = terms.filter(({ list }) => list.count > 0).sort((a, b) => b.bound - a.bound)
  }

  /** Those of `replies` that may be among the best `want` by evidence. Reads the lists of the telling terms to their end;
   *  the others only where looking up the few replies that can still win takes longer. */
  contenders(replies: readonly number[], want: number): readonly number[] {
    if (replies.length <= want) return replies
    this.#scratch.scores.fill(0)
    let [left, postings] = [0, 0]
    for (const { bound, list } of this.#terms) {
      left += bound
      postings += list.count
    }
    let greatest = 0
    for (const { list, worth, bound } of this.#terms) {
      greatest = Math.max(greatest, this.#scan(list, worth))
      left -= bound
      postings -= list.count
      if (left > greatest || (postings > 0 && postings < replies.length)) continue
      const inReach = this.#inReach(replies, want, left + greatest * ROUNDING)
      const lookups = inReach.length * this.#terms.length * POSTINGS_A_LOOKUP
      if (lookups < postings || postings === 0) return inReach
    }
    return replies
  }

  /** The evidence of one reply. */
  of(reply: number): ReplyEvidence {
    const { heads, lengths } = this.#snapshot
    const { flags } = this.#scratch
    const head = heads[reply] ?? 0
    const end = head + 1 + (lengths[reply] ?? 0)
    const passages: { id: number; score: number }[] = []
    for (let id = head; id < end; id += 1) if ((flags[id] ?? 0) & SPEAKS) passages.push({ id, score: 0 })
    const chunk = Math.floor(head / CHUNK_SIZE)
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

  /** Adds what the term says for each reply to `scores`; gives the greatest sum met. */
  #scan(list: TermList, worth: number): number {
    const { replyOf } = this.#snapshot
    const { ids, flags, scores } = this.#scratch
    const worthOf = Float64Array.from({ length: LEVELS }, (_, level) => worth * impactOf(level))
    let greatest = 0
    for (const [chunk, postings] of list.chunks.entries()) {
      if (!postings) continue
      const { bytes, levelsAt } = postings
      const count = readIds(postings, ids)
      const base = chunk * CHUNK_SIZE
      let [current, strongest] = [-1, 0]
      for (let rank = 0; rank < count; rank += 1) {
        const id = base + (ids[rank] ?? 0)
        if (((flags[id] ?? 0) & SPEAKS) === 0) continue
        const level = ((bytes[levelsAt + (rank >> 1)] ?? 0) >> ((rank & 1) << 2)) & 15
        const reply = replyOf[id] ?? 0
        if (reply === current && level >= strongest) continue
        const more = (worthOf[level] ?? 0) - (reply === current ? (worthOf[strongest] ?? 0) : 0)
        const score = (scores[reply] ?? 0) + more
        scores[reply] = score
        if (score > greatest) greatest = score
        current = reply
        strongest = level
      }
    }
    return greatest
  }

  /** The best `want` by their scores so far, and those behind by no more than `distance`. */
  #inReach(replies: readonly number[], want: number, distance: number): readonly number[] {
    const { scores } = this.#scratch
    const last = best(replies, want, (a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b).at(-1) ?? 0
    const least = (scores[last] ?? 0) - distance
    return least <= 0 ? replies : replies.filter((reply) => (scores[reply] ?? 0) >= least)
  }
}

function strongestOf(list: TermList): number {
  return list.chunks.reduce(
    (strongest, postings) => Math.min(strongest, postings ? strongestLevel(postings) : LEVELS - 1),
    LEVELS - 1,
  )
}

function queryTerms(texts: readonly string[], segmenter: Segmenter): Map<string, number> {
  const weights = new Map<string, number>()
  for (const text of texts) {
    for (const [term, count] of countTerms(text, segmenter)) {
      weights.set(term, (weights.get(term) ?? 0) + count * termWeight(term))
    }
  }
  return new Map([...weights].filter(([, weight]) => weight > 0))
}
