import { contentVersion } from '../manifest.ts'
import type { Manifest } from '../store.ts'
import type { Requests } from './cluster.ts'

/** A manifest is used for so long: questions that come together share one reading. */
const RECENT_MS = 250

/** The manifest as it stood a moment ago. It is written when all that it tells of can be seen, so what is searched after
 *  reading it is never older than it says. */
export class RecentManifest {
  readonly #read: (cluster: Requests) => Promise<Manifest>
  #last: { readonly until: number; readonly manifest: Promise<Manifest> } | null = null
  #known: Manifest | null = null

  constructor(read: (cluster: Requests) => Promise<Manifest>) {
    this.#read = read
  }

  /** What `work` gives with the manifest. It does not wait for it: it begins with the one read last while that is read again,
   *  and begins anew where the content has changed since. */
  async during<T>(cluster: Requests, work: (manifest: Manifest) => Promise<T>): Promise<T> {
    const known = this.#known
    const reading = this.#get(cluster)
    if (!known) return work(await reading)
    const begun = work(known)
    begun.catch(() => {}) // the manifest says more of what is wrong, and is thrown first
    const manifest = await reading
    return contentVersion(manifest) === contentVersion(known) ? begun : work(manifest)
  }

  async #get(cluster: Requests): Promise<Manifest> {
    const now = Date.now()
    const last =
      this.#last && now < this.#last.until
        ? this.#last
        : { until: now + RECENT_MS, manifest: this.#read(cluster) }
    this.#last = last
    try {
      this.#known = await last.manifest
      return this.#known
    } catch (error) {
      if (this.#last === last) this.#last = null
      throw error
    }
  }
}
