/** What `start` gives for each of `items`, in the order of the items, while up to `ahead` of them are under way. When the
 *  reader stops early, nothing more is started, and what is under way ends where it next gives something. */
export async function* inOrder<T, R>(
  items: Iterable<T>,
  ahead: number,
  start: (item: T) => AsyncIterable<R>,
): AsyncGenerator<R> {
  const stop = { asked: false }
  const under: Feed<R>[] = []
  const waiting = items[Symbol.iterator]()
  try {
    for (;;) {
      for (let next = waiting.next(); !next.done; next = waiting.next()) {
        under.push(new Feed(start(next.value), stop))
        if (under.length >= ahead) break
      }
      const first = under[0]
      if (!first) return
      yield* first.read()
      under.shift()
    }
  } finally {
    stop.asked = true
  }
}

/** Reads a source on its own account, and keeps what came until somebody asks. */
class Feed<R> {
  readonly #came: R[] = []
  #state: 'open' | 'closed' | { readonly error: unknown } = 'open'
  #wake: () => void = () => {}

  constructor(source: AsyncIterable<R>, stop: { readonly asked: boolean }) {
    void this.#drain(source, stop)
  }

  async *read(): AsyncGenerator<R> {
    for (;;) {
      for (let next = this.#came.shift(); next !== undefined; next = this.#came.shift()) yield next
      if (this.#state === 'closed') return
      if (this.#state !== 'open') throw this.#state.error
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }

  async #drain(source: AsyncIterable<R>, stop: { readonly asked: boolean }): Promise<void> {
    try {
      for await (const item of source) {
        this.#came.push(item)
        this.#wake()
        if (stop.asked) break
      }
      this.#state = 'closed'
    } catch (error) {
      this.#state = { error }
    }
    this.#wake()
  }
}
