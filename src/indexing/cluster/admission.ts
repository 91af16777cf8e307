/** A request that takes longer says that the cluster has too much to do. Twice as long, which it may come to before that is
 *  noticed, is still less than one try may take. */
const SLOW_MS = 1_000

/** For each node: at first, at least and at most so many questions at once. */
const FIRST = 2
const LEAST = 1
const MOST = 64

/** Part of the latest time in what a question usually takes. */
const LATEST = 1 / 8

/** Lets in so many questions at once as a cluster answers in time; the others wait their turn. A cluster that is sent more
 *  than it can answer answers none in time, and is asked the same again by those who gave up. As TCP does with packets (RFC 5681):
 *  one more for each prompt request until the first slow one, then half as many, and one more for each round of prompt ones.
 *
 *  A question is let in with all its requests: one that had to wait again between two of them would have had the cluster
 *  work for nothing when its time ends. */
export class Admission {
  readonly #least: number
  readonly #most: number
  #limit: number
  #running = 0
  /** Those of them that the cluster works on. */
  #begun = 0
  #hasBeenSlow = false
  #lastCut = 0
  /** What questions took lately once they were let in, in ms. */
  #usualMs = 0
  readonly #waiting: (() => void)[] = []

  constructor(nodes: number) {
    this.#limit = FIRST * nodes
    this.#least = LEAST * nodes
    this.#most = MOST * nodes
  }

  /** How many may be under way at once, as of now. */
  get limit(): number {
    return Math.floor(this.#limit)
  }

  /** Does `question` when its turn comes, if it is likely to be answered `until` then, in ms since 1970; gives null, without
   *  beginning it, otherwise. One is begun in any case where none is under way: nothing else would say that a slow cluster has
   *  become prompt again. */
  async run<T>(question: () => Promise<T>, until: number): Promise<T | null> {
    if (this.#running >= this.limit) await new Promise<void>((go) => this.#waiting.push(go))
    else this.#running += 1
    const started = Date.now()
    try {
      const isBegun = this.#begun === 0 || started + this.#usualMs < until
      return isBegun ? await this.#begin(question, started) : null
    } finally {
      this.#next()
    }
  }

  async #begin<T>(question: () => Promise<T>, started: number): Promise<T> {
    this.#begun += 1
    try {
      return await question()
    } finally {
      this.#begun -= 1
      this.#usualMs += (Date.now() - started - this.#usualMs) * LATEST
    }
  }

  /** Does a request of a question that was let in, and learns from its time. */
  async time<T>(request: () => Promise<T>): Promise<T> {
    const started = performance.now()
    const wasFull = this.#running >= this.limit
    try {
      const answer = await request()
      if (wasFull && performance.now() - started < SLOW_MS) this.#grow()
      return answer
    } finally {
      if (performance.now() - started >= SLOW_MS && started > this.#lastCut) this.#cut()
    }
  }

  #grow(): void {
    this.#limit = Math.min(this.#most, this.#limit + (this.#hasBeenSlow ? 1 / this.#limit : 1))
  }

  /** Once for all that were under way together. */
  #cut(): void {
    this.#limit = Math.max(this.#least, this.#limit / 2)
    this.#hasBeenSlow = true
    this.#lastCut = performance.now()
  }

  /** One has ended: as many as may are let go on, each in the place that is kept for it. */
  #next(): void {
    this.#running -= 1
    while (this.#running < this.limit) {
      const go = this.#waiting.shift()
      if (!go) return
      this.#running += 1
      go()
    }
  }
}
