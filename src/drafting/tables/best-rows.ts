/** The first rows of many by an order, of which no more than twice as many are held at once. Equal rows stay in the order
 *  in which they came. */
export class BestRows<R> {
  readonly #order: (a: R, b: R) => number
  readonly #want: number
  #rows: R[] = []
  /** The last of the first `want` when they were last sorted: what does not stand before it is not wanted. */
  #last: R | null = null

  constructor(want: number, order: (a: R, b: R) => number) {
    this.#want = want
    this.#order = order
  }

  add(row: R): void {
    if (this.#last !== null && this.#order(row, this.#last) >= 0) return
    this.#rows.push(row)
    if (this.#rows.length >= 2 * this.#want) this.#cut()
  }

  /** The first `want`, in order. */
  rows(): readonly R[] {
    this.#cut()
    return this.#rows
  }

  #cut(): void {
    this.#rows.sort(this.#order)
    if (this.#rows.length < this.#want) return
    this.#rows.length = this.#want
    this.#last = this.#rows.at(-1) ?? null
  }
}
