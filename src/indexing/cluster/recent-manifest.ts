import type { Manifest } from '../store.ts'
import type { Requests } from './cluster.ts'

/** A manifest is used for so long: questions that come together share one reading. */
const RECENT_MS = 250

/** The manifest as it stood a moment ago. It is written when all that it tells of can be seen, so what is searched after
 *  reading it is never older than it says. */
export class RecentManifest {
  readonly #read: (cluster: Requests) => Promise<Manifest>
  #last: { readonly until: number; readonly manifest: Promise<Manifest> } | null = null

  constructor(read: (cluster: Requests) => Promise<Manifest>) {
    this.#read = read
  }

  async get(cluster: Requests): Promise<Manifest> {
    const now = Date.now()
    const last =
      this.#last && now < this.#last.until
        ? this.#last
        : { until: now + RECENT_MS, manifest: this.#read(cluster) }
    this.#last = last
    try {
      return await last.manifest
    } catch (error) {
      if (this.#last === last) this.#last = null
      throw error
    }
  }
}
