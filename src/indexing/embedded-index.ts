import { setImmediate, setTimeout } from 'node:timers/promises'
import type { Reply, ReplyId } from '../reply/reply.ts'
import type { ReplyFacts } from '../reply/reply-facts.ts'
import type { ReplyOutline } from '../reply/reply-outline.ts'
import type { ReplyStatements } from '../statements/reply-statements.ts'
import type { Segmenter } from '../text/segment.ts'
import { findIn } from './find.ts'
import { heldRuns } from './held-runs.ts'
import { IndexError, StateMoved } from './index-errors.ts'
import { type Identity, openForReading, readManifest } from './index-folder.ts'
import { newestHeads } from './newest-heads.ts'
import { passagesAbout } from './passages-about.ts'
import { passagesLike } from './passages-like.ts'
import {
  type AboutOptions,
  type Found,
  type HeldRuns,
  type IndexQuery,
  type IndexState,
  type LikeOptions,
  type LikePassages,
  noFilters,
  type PassageAbout,
  type ReplyFilters,
  type ReplyIndex,
  type RunOptions,
  type TextHolders,
} from './reply-index.ts'
import { Snapshot } from './snapshot.ts'
import type { Store } from './store.ts'
import { storeFault } from './store-fault.ts'
import { textHolders } from './text-holders.ts'

/** So many facts take some two milliseconds to read; then other work has its turn. */
const FACTS_AT_ONCE = 500

/** So many statements of replies, too. */
const STATEMENTS_AT_ONCE = 150

/** A running server spends at most a tenth of its time on the check, and looks every second whether there is more. */
const CHECK_TURN_MS = 2
const CHECK_PAUSE_MS = 20
const CHECK_AGAIN_MS = 1_000

/** To look costs some microseconds. */
const LOOK_EVERY_MS = 10

const everyReply: IndexQuery = { tree: null, filters: noFilters, sort: 'date', want: 0 }

/** Opens the index in `folder` for queries. Throws IndexError: missing, outdated, damaged. */
export function openEmbeddedIndex(folder: string, identity: Identity, segmenter: Segmenter): ReplyIndex {
  return new EmbeddedIndex(() => openForReading(folder, identity).store, segmenter)
}

/** An index in a folder of this machine. A query runs to its end without giving way, and so within one snapshot. */
class EmbeddedIndex implements ReplyIndex {
  readonly #open: () => Store
  #store: Store
  readonly #segmenter: Segmenter
  #snapshot: Snapshot | null = null
  /** To count all replies takes milliseconds, and every page asks several times. */
  readonly #states = new WeakMap<Snapshot, IndexState>()
  #nextLook = 0
  #isClosed = false

  constructor(open: () => Store, segmenter: Segmenter) {
    this.#open = open
    this.#store = open()
    this.#segmenter = segmenter
  }

  async find(query: IndexQuery): Promise<Found> {
    return this.#guarded((snapshot) => findIn(snapshot, query, this.#segmenter))
  }

  async reply(id: ReplyId): Promise<Reply | null> {
    return this.#guarded((snapshot) => snapshot.reply(id))
  }

  async outlines(ids: readonly ReplyId[]): Promise<ReplyOutline[]> {
    return this.#guarded((snapshot) => ids.flatMap((id) => snapshot.outline(id) ?? []))
  }

  async *all(): AsyncGenerator<Reply> {
    const ids = this.#guarded((snapshot) => Array.from(snapshot.heads, (_, number) => snapshot.idOf(number)))
    for (const id of ids) {
      const reply = await this.reply(id)
      if (reply) yield reply
    }
  }

  async *facts(): AsyncGenerator<ReplyFacts> {
    for (let next = 0; ; ) {
      const read = this.#guarded(() => [...this.#store.facts.entries({ start: next, limit: FACTS_AT_ONCE })])
      for (const { value } of read) yield value
      const last = read.at(-1)
      if (!last) return
      next = last.key + 1
      await setImmediate()
    }
  }

  async *statements(
    filters: ReplyFilters,
    letters: readonly string[] = [],
  ): AsyncGenerator<readonly ReplyStatements[]> {
    const heads = this.#guarded((snapshot) => newestHeads(snapshot, filters, letters))
    for (let from = 0; from < heads.length; from += STATEMENTS_AT_ONCE) {
      const next = heads.subarray(from, from + STATEMENTS_AT_ONCE)
      yield this.#guarded((snapshot) => Array.from(next).flatMap((head) => snapshot.statements(head) ?? []))
      await setImmediate()
    }
  }

  async passagesLike(text: string, options: LikeOptions): Promise<LikePassages> {
    return this.#guarded((snapshot) => passagesLike(snapshot, text, options))
  }

  async heldRuns(folded: string, options: RunOptions): Promise<HeldRuns> {
    return this.#guarded((snapshot) => heldRuns(snapshot, folded, options))
  }

  async passagesAbout(texts: readonly string[], options: AboutOptions): Promise<PassageAbout[][]> {
    const segmenter = this.#segmenter
    return this.#guarded((snapshot) => passagesAbout(snapshot, texts, { ...options, segmenter }))
  }

  async textHolders(texts: readonly string[], most: number): Promise<(TextHolders | null)[]> {
    return this.#guarded((snapshot) => textHolders(snapshot, texts, most))
  }

  async termCounts(terms: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return this.#guarded(({ reader }) => {
      const counted = terms.map((term) => [term, reader.count(term)] as const)
      return new Map(counted.filter(([, count]) => count > 0))
    })
  }

  async state(): Promise<IndexState> {
    return this.#guarded((snapshot) => {
      const known = this.#states.get(snapshot)
      if (known) return known
      const { counts } = findIn(snapshot, everyReply, this.#segmenter)
      const { replies, passages, updatedAt } = snapshot.manifest
      const state = { replies, passages, version: snapshot.version, updatedAt, counts }
      this.#states.set(snapshot, state)
      return state
    })
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await this.#store.close()
  }

  async watch(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.#followReplacement()
      await this.#checkAll(signal)
      await pause(CHECK_AGAIN_MS, signal)
    }
  }

  /** A damaged index is built anew in another file, which then takes its name. */
  async #followReplacement(): Promise<void> {
    if (!this.#store.isReplaced()) return
    const before = this.#store
    try {
      this.#store = this.#open()
    } catch (error) {
      if (!(error instanceof IndexError)) throw error
      return // not whole yet: the next time
    }
    this.#snapshot = null
    await before.close()
  }

  /** In short turns, until all is checked or someone writes: then the next time. */
  async #checkAll(signal: AbortSignal): Promise<void> {
    try {
      if (this.#store.hasChanged()) this.#store.refresh()
      const steps = this.#store.check()
      for (;;) {
        const until = performance.now() + CHECK_TURN_MS
        while (performance.now() < until) if (steps.next().done) return
        await pause(CHECK_PAUSE_MS, signal)
        if (signal.aborted || this.#store.hasChanged()) return
      }
    } catch {
      // The guard remembers damage, and every answer says it; what LMDB makes of it shows in the answers, too.
    }
  }

  /** Any error of the store means that what it holds cannot be trusted. */
  #guarded<T>(work: (snapshot: Snapshot) => T): T {
    if (this.#isClosed) throw new Error('the index is closed')
    for (;;) {
      try {
        return work(this.#current())
      } catch (cause) {
        if (!(cause instanceof StateMoved)) throw storeFault(this.#store.path, cause)
        this.#nextLook = 0
      }
    }
  }

  #current(): Snapshot {
    this.#look()
    const revision = readManifest(this.#store)?.revision
    const known = this.#snapshot
    if (known && known.manifest.revision === revision) return known
    this.#store.refresh()
    const snapshot = new Snapshot(this.#store)
    this.#snapshot = snapshot
    return snapshot
  }

  /** Looks whether the file was written to: by an indexer, or by something that damages it. */
  #look(): void {
    this.#store.assertSound()
    const now = performance.now()
    if (now < this.#nextLook) return
    this.#nextLook = now + LOOK_EVERY_MS
    if (!this.#store.hasChanged()) return
    this.#store.refresh()
    this.#snapshot?.distrust()
  }
}

/** Ends early when `signal` is raised. Does not keep the process alive. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, { signal, ref: false }).catch(() => {})
}
