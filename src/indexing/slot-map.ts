import type { PostingLists } from './batch.ts'
import { LEVELS } from './postings.ts'
import { compareTerms } from './term-order.ts'

/** Passage ids by level, ascending in each; levels that no passage has are left out. FlexSearch calls it slots. */
export type Slots = (number[] | undefined)[]

/** The map of a FlexSearch index, terms to slots, kept as three arrays: a term's slots are made when they are asked for.
 *  As arrays of arrays they would take most of the time of a batch, and be turned back into lists by its commit. */
export class SlotMap implements Iterable<[string, Slots]> {
  readonly lists: PostingLists
  #terms: readonly string[] | null = null
  #starts: Uint32Array | null = null

  constructor(lists: PostingLists) {
    this.lists = lists
  }

  get size(): number {
    return this.lists.sizes.length
  }

  get(term: string): Slots | undefined {
    const at = this.#placeOf(term)
    return at < 0 ? undefined : this.#slotsAt(at)
  }

  has(term: string): boolean {
    return this.#placeOf(term) >= 0
  }

  *[Symbol.iterator](): Generator<[string, Slots]> {
    for (const [at, term] of this.#allTerms().entries()) yield [term, this.#slotsAt(at)]
  }

  #allTerms(): readonly string[] {
    this.#terms ??= this.size === 0 ? [] : this.lists.terms.split('\n')
    return this.#terms
  }

  #placeOf(term: string): number {
    const terms = this.#allTerms()
    let [low, high] = [0, terms.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (compareTerms(terms[middle] ?? '', term) < 0) low = middle + 1
      else high = middle
    }
    return terms[low] === term ? low : -1
  }

  #slotsAt(at: number): Slots {
    this.#starts ??= startsOf(this.lists.sizes)
    const start = this.#starts[at] ?? 0
    const slots: Slots = []
    for (const posting of this.lists.postings.subarray(start, start + (this.lists.sizes[at] ?? 0))) {
      const level = posting % LEVELS
      const slot = slots[level]
      if (slot) slot.push(posting >>> 4)
      else slots[level] = [posting >>> 4]
    }
    return slots
  }
}

function startsOf(sizes: Uint32Array): Uint32Array {
  let end = 0
  return sizes.map((size) => (end += size) - size)
}
