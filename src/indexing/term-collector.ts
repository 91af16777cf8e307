import type { Segmenter } from '../text/segment.ts'
import { TermCounter } from '../text/term-counter.ts'
import { impactLevel } from './impact.ts'
import { toPosting } from './postings.ts'
import { SlotMap } from './slot-map.ts'
import { orderOfTerms } from './term-order.ts'

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

  /** Takes passages with ids from `id` on, which ascend from call to call. */
  add(id: number, folded: readonly string[]): void {
    let own = id
    this.#counter.countAll(folded, ({ numbers, counts, total }) => {
      if (this.#length + numbers.length > this.#terms.length) this.#grow(numbers.length)
      this.#terms.set(numbers, this.#length)
      for (const count of counts) {
        this.#postings[this.#length] = toPosting(own, impactLevel(count, total))
        this.#length += 1
      }
      own += 1
    })
  }

  /** What was collected, by term. */
  slotMap(): SlotMap {
    const { terms } = this.#counter
    const order = orderOfTerms(terms)
    const sizes = new Uint32Array(terms.length)
    for (let at = 0; at < this.#length; at += 1) add(sizes, this.#terms[at] ?? 0, 1)
    const places = new Uint32Array(terms.length)
    let end = 0
    for (const number of order) {
      places[number] = end
      end += sizes[number] ?? 0
    }
    const postings = new Uint32Array(this.#length)
    for (let at = 0; at < this.#length; at += 1) {
      const number = this.#terms[at] ?? 0
      postings[places[number] ?? 0] = this.#postings[at] ?? 0
      add(places, number, 1)
    }
    return new SlotMap({
      terms: Array.from(order, (number) => terms[number] ?? '').join('\n'),
      sizes: order.map((number) => sizes[number] ?? 0),
      postings,
    })
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
