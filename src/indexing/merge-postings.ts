import type { PostingLists } from './batch.ts'
import { toPosting } from './postings.ts'
import { compareTerms } from './term-order.ts'

/** The lists of one batch, and the id within the chunk that the first of its passages gets. */
export interface PlacedLists {
  readonly lists: PostingLists
  readonly start: number
}

/** Calls `visit` for each term of `parts` in order, with its postings in all of them. `parts` stand in the order of
 *  their starts. The postings are valid until `visit` returns. */
export function eachMerged(
  parts: readonly PlacedLists[],
  visit: (term: string, postings: Uint32Array) => void,
): void {
  const heap = new CursorHeap(parts.map(({ lists, start }, rank) => new Cursor(lists, start, rank)))
  let joined = new Uint32Array(65_536)
  let length = 0
  for (let cursor = heap.first; cursor; cursor = heap.first) {
    const { term } = cursor
    length = 0
    for (let next: Cursor | undefined = cursor; next?.term === term; next = heap.first) {
      if (joined.length < length + next.size) joined = grown(joined, length + next.size)
      length += next.copyTo(joined, length)
      next.advance()
      heap.settleFirst()
    }
    visit(term, joined.subarray(0, length))
  }
}

function grown(array: Uint32Array<ArrayBuffer>, least: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * least)
  larger.set(array)
  return larger
}

/** Goes through the terms of one batch. */
class Cursor {
  readonly rank: number
  /** Empty behind the last; no term is. */
  term = ''
  readonly #lists: PostingLists
  readonly #shift: number
  #at = 0
  #offset = 0
  /** Where in `#lists.terms` the next term begins. */
  #next = 0

  constructor(lists: PostingLists, start: number, rank: number) {
    this.rank = rank
    this.#lists = lists
    this.#shift = toPosting(start, 0)
    this.#readTerm()
  }

  get size(): number {
    return this.#lists.sizes[this.#at] ?? 0
  }

  /** Gives how many it copied. */
  copyTo(target: Uint32Array, from: number): number {
    const { size } = this
    for (let at = 0; at < size; at += 1) {
      target[from + at] = (this.#lists.postings[this.#offset + at] ?? 0) + this.#shift
    }
    return size
  }

  advance(): void {
    this.#offset += this.size
    this.#at += 1
    this.#readTerm()
  }

  #readTerm(): void {
    const { terms } = this.#lists
    const end = terms.indexOf('\n', this.#next)
    this.term = terms.slice(this.#next, end < 0 ? terms.length : end)
    this.#next = end < 0 ? terms.length : end + 1
  }
}

/** Cursors with the first term on top; of those at the same term the one of the first batch. */
class CursorHeap {
  readonly #cursors: Cursor[]

  constructor(cursors: readonly Cursor[]) {
    this.#cursors = cursors.filter((cursor) => cursor.term !== '').sort((a, b) => (isBefore(a, b) ? -1 : 1))
  }

  get first(): Cursor | undefined {
    return this.#cursors[0]
  }

  /** Puts the first cursor, which has advanced, where it now belongs, or drops it behind its last term. */
  settleFirst(): void {
    const cursors = this.#cursors
    if (cursors[0]?.term === '') {
      const last = cursors.pop()
      if (!last || cursors.length === 0) return
      cursors[0] = last
    }
    this.#sink()
  }

  #sink(): void {
    const cursors = this.#cursors
    const [moved] = cursors
    if (!moved) return
    let at = 0
    for (;;) {
      const child = this.#lesserChild(2 * at + 1)
      const below = cursors[child]
      if (!below || !isBefore(below, moved)) break
      cursors[at] = below
      at = child
    }
    cursors[at] = moved
  }

  #lesserChild(left: number): number {
    const [a, b] = [this.#cursors[left], this.#cursors[left + 1]]
    return a && b && isBefore(b, a) ? left + 1 : left
  }
}

function isBefore(a: Cursor, b: Cursor): boolean {
  const order = compareTerms(a.term, b.term)
  return order < 0 || (order === 0 && a.rank < b.rank)
}
