import { foldText } from '../text/fold.ts'
import type { Segmenter } from '../text/segment.ts'
import { TermCounter } from '../text/term-counter.ts'
import { impactLevel } from './impact.ts'
import { LEVELS, toPosting } from './postings.ts'
import { orderOfTerms } from './term-order.ts'

/** Passage ids by level, ascending in each; levels that no passage has are left out. FlexSearch calls it slots. */
export type Slots = (number[] | undefined)[]

/** Collects the terms of passages as numbers, and turns them round when all are there: a Map look-up for every posting,
 *  which is what FlexSearch's `add` amounts to, takes many times as long. */
export class TermCollector {
  readonly #counter: TermCounter
  /** Of each posting, in the order they came: the number of its term. */
  #terms = new Uint32Array(FIRST_ROOM)
  #postings = new Uint32Array(FIRST_ROOM)
  #length = 0

  constructor(segmenter: Segmenter) {
    this.#counter = new TermCounter(segmenter)
  }

  /** Ids ascend from call to call. */
  add(id: number, text: string): void {
    const { numbers, counts, total } = this.#counter.countNumbered(foldText(text))
    if (this.#length + numbers.length > this.#terms.length) this.#grow(numbers.length)
    for (let at = 0; at < numbers.length; at += 1) {
      this.#terms[this.#length] = numbers[at] ?? 0
      this.#postings[this.#length] = toPosting(id, impactLevel(counts[at] ?? 0, total))
      this.#length += 1
    }
  }

  /** Calls `visit` for each term, in the order of `compareTerms`. */
  eachTerm(visit: (term: string, slots: Slots) => void): void {
    const { terms } = this.#counter
    const ends = new Uint32Array(terms.length)
    for (let at = 0; at < this.#length; at += 1) add(ends, this.#terms[at] ?? 0, 1)
    const order = orderOfTerms(terms)
    let end = 0
    for (const number of order) {
      const size = ends[number] ?? 0
      ends[number] = end
      end += size
    }
    const sorted = new Uint32Array(this.#length)
    for (let at = 0; at < this.#length; at += 1) {
      const number = this.#terms[at] ?? 0
      sorted[ends[number] ?? 0] = this.#postings[at] ?? 0
      add(ends, number, 1)
    }
    let from = 0
    for (const number of order) {
      const to = ends[number] ?? 0
      visit(terms[number] ?? '', slotsOf(sorted, from, to))
      from = to
    }
  }

  #grow(least: number): void {
    const room = 2 * this.#terms.length + least
    this.#terms = copyInto(new Uint32Array(room), this.#terms)
    this.#postings = copyInto(new Uint32Array(room), this.#postings)
  }
}

const FIRST_ROOM = 65_536

function copyInto(larger: Uint32Array<ArrayBuffer>, array: Uint32Array): Uint32Array<ArrayBuffer> {
  larger.set(array)
  return larger
}

function add(numbers: Uint32Array, at: number, more: number): void {
  numbers[at] = (numbers[at] ?? 0) + more
}

function slotsOf(postings: Uint32Array, from: number, to: number): Slots {
  const slots: Slots = []
  for (let at = from; at < to; at += 1) {
    const posting = postings[at] ?? 0
    const level = posting % LEVELS
    const slot = slots[level]
    if (slot) slot.push(posting >>> 4)
    else slots[level] = [posting >>> 4]
  }
  return slots
}
