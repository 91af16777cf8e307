import { setTimeout } from 'node:timers/promises'
import type { Client, Connection } from '@opensearch-project/opensearch'

type Pool = Client['connectionPool']

/** A request may be without an answer for so long before the nodes are asked whether they live, and they have as long to
 *  say so as PING_MS: together less than the two seconds in which users are told. */
const SILENCE_MS = 800
const PING_MS = 1_000

/** Tells a cluster that is at work from one of which no node answers any more. */
export class SignsOfLife {
  readonly #pool: Pool
  #asked: Promise<boolean> | null = null

  constructor(pool: Pool) {
    this.#pool = pool
    // A node that did not answer is left out, and asked for a sign of life so often. By default a minute passes, then two …
    pool.resurrectTimeout = PING_MS
    pool.resurrectTimeoutCutoff = 0
    pool.pingTimeout = PING_MS
  }

  /** The answer to `request`. Throws when no node lives: at once where that is known, otherwise in less than two seconds. */
  async whileThere<T>(request: () => Promise<T>): Promise<T> {
    const isThere = this.#pool.dead.length < this.#pool.size || (await this.#isAnyThere())
    if (!isThere) throw noNodeLives()
    const answered = new AbortController()
    try {
      return await Promise.race([request(), this.#silence(answered.signal)])
    } finally {
      answered.abort()
    }
  }

  /** Throws once no node lives, or `answered` says that there is no more to wait for. */
  async #silence(answered: AbortSignal): Promise<never> {
    do await setTimeout(SILENCE_MS, null, { signal: answered })
    while (await this.#isAnyThere())
    throw noNodeLives()
  }

  /** Asks all nodes; those who want to know at the same time share one answer. */
  #isAnyThere(): Promise<boolean> {
    this.#asked ??= Promise.any(this.#pool.connections.map((node) => this.#signOf(node)))
      .then(
        () => true,
        () => false,
      )
      .finally(() => {
        this.#asked = null
      })
    return this.#asked
  }

  #signOf(node: Connection): Promise<void> {
    return new Promise((resolve, reject) => {
      node.request({ method: 'HEAD', path: '/', timeout: PING_MS }, (error, answer) => {
        answer?.resume()
        if (error || !answer || LIKE_DEAD.includes(answer.statusCode ?? 0)) {
          this.#pool.markDead(node)
          reject(noNodeLives())
        } else {
          this.#pool.markAlive(node)
          resolve()
        }
      })
    })
  }
}

/** What a proxy says of a node that does not answer. */
const LIKE_DEAD = [502, 503, 504]

function noNodeLives(): Error {
  return new Error('no node gives a sign of life')
}
