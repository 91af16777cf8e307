import { setTimeout } from 'node:timers/promises'
import type { Reply, ReplyId } from '../reply/reply.ts'
import type { Batch } from './batch.ts'
import { buildBatch, LARGEST_BATCH, type ReadSource } from './batch-builder.ts'
import { type Identity, moveIntoPlace, openForWriting, readManifest, removeOthers } from './index-folder.ts'
import { emptyManifest } from './manifest.ts'
import { type PlacedBatch, writeLists } from './posting-writer.ts'
import { CHUNK_SIZE } from './postings.ts'
import { removeReplies, type TermContext, writeReplies } from './reply-records.ts'
import type { ReplyWriter } from './reply-writer.ts'
import { SetBook } from './set-book.ts'
import { changeOf } from './source-change.ts'
import type { HeldSource, SourceRecord } from './source-record.ts'
import type { Manifest, Store } from './store.ts'
import { storeFault } from './store-fault.ts'
import { lockFolder } from './writer-lock.ts'

/** What a writer needs to know besides the replies. */
export interface WriterContext extends TermContext {
  readonly folder: string
  readonly identity: Identity
}

/** One reply read from a source file; `digest` is of what it was read from. */
export type ReadReply = ReadSource['replies'][number]

/** Removed replies are committed when there are this many. */
const REMOVED_AT_ONCE = 1_000

/** How often a writer tries to erase what was removed while queries still read it; then the next one does. */
const ERASE_ATTEMPTS = 20
const ERASE_PAUSE_MS = 50

/** Changes one index. Every commit leaves the index whole: the replies of a source file go in, change and vanish
 *  together, those of a file too long for one batch row by row. One writer at a time works on a folder. */
export class IndexWriter implements ReplyWriter {
  /** Why the index was begun anew (Chinese); null when an existing one is continued. */
  readonly reason: string | null
  readonly #context: WriterContext
  #store: Store
  #target: string | null
  readonly #release: () => void
  #manifest: Manifest
  #staged = new Stage()

  private constructor(context: WriterContext, parts: WriterParts) {
    this.#context = context
    this.#store = parts.store
    this.#target = parts.target
    this.#release = parts.release
    this.#manifest = readManifest(parts.store) ?? emptyManifest(context.identity)
    this.reason = parts.reason
  }

  /** With `anew`, builds an index beside the one that is there, and in its place when it is whole.
   *  Throws IndexError: locked, unwritable, damaged. */
  static async open(context: WriterContext, { anew = false } = {}): Promise<IndexWriter> {
    const release = lockFolder(context.folder)
    try {
      const { store, target, reason } = openForWriting(context.folder, context.identity, { anew })
      return new IndexWriter(context, { store, target, reason, release })
    } catch (error) {
      release()
      throw error
    }
  }

  /** Counts as committed so far. */
  get manifest(): Manifest {
    return this.#manifest
  }

  /** What the index holds of a source file, staged changes included; undefined for nothing. */
  source(name: string): SourceRecord | undefined {
    const staged = this.#staged.records.get(name)
    return staged === undefined ? this.#store.sources.get(name) : (staged ?? undefined)
  }

  /** The source files that the committed index knows, each once. */
  heldSources(): Iterable<HeldSource> {
    return this.#store.heldSources()
  }

  /** Makes the index hold the replies of a batch, and of its source files no others. Visible after the next commit. */
  async add(batch: Batch): Promise<void> {
    const coming = new Set(batch.replies.map(({ id }) => id))
    const changes = batch.sources.map((source) => changeOf(source, this.source(source.name), coming))
    const removed = changes.flatMap((change) => change.removed)
    if (this.#staged.ids + batch.ids > this.#room() || removed.some((id) => this.#staged.holds(id))) {
      await this.commit()
    }
    for (const { name, record } of changes) this.#staged.records.set(name, record)
    this.#staged.removed.push(...removed)
    this.#staged.add(batch)
  }

  /** Makes the index hold exactly `replies` of the source file. Visible after the next commit. */
  async replaceSource(name: string, digest: string, replies: readonly ReadReply[]): Promise<void> {
    const held = new Map(this.source(name)?.entries.map((entry) => [entry.id, entry.digest]))
    const batch = await buildBatch(this.#context, { name, digest, replies }, (id, of) => held.get(id) === of)
    await this.add(batch)
  }

  /** Takes all replies of the source file out. */
  async removeSource(name: string): Promise<void> {
    const removed = (this.source(name)?.entries ?? []).map(({ id }) => id)
    if (removed.some((id) => this.#staged.holds(id))) await this.commit()
    this.#staged.removed.push(...removed)
    this.#staged.records.set(name, null)
    if (this.#staged.removed.length >= REMOVED_AT_ONCE) await this.commit()
  }

  /** Writes what was staged, in one transaction. */
  async commit(): Promise<void> {
    const staged = this.#staged
    if (staged.records.size === 0) return
    this.#write((manifest) => {
      const records = { store: this.#store, book: new SetBook(this.#store) }
      const gone = removeReplies(records, staged.removed, this.#context)
      const base = this.#baseFor(staged.ids)
      const placed = staged.batches.map(({ batch, start }) => ({ batch, start: start + (base % CHUNK_SIZE) }))
      if (staged.ids > 0) writeLists(this.#store, Math.floor(base / CHUNK_SIZE), placed)
      if (staged.ids > 0) writeReplies(records, Math.floor(base / CHUNK_SIZE), placed)
      records.book.write()
      for (const [name, record] of staged.records) {
        if (record) this.#store.sources.put(name, record)
        else this.#store.sources.remove(name)
      }
      const added = staged.batches.reduce((sum, { batch }) => sum + batch.replies.length, 0)
      if (added + gone.length === 0) return manifest
      return {
        ...manifest,
        replies: manifest.replies + added - gone.length,
        passages: manifest.passages + staged.ids - added - passageCount(gone),
        ...(gone.length > 0 && { removedAt: manifest.revision + 1 }),
        nextPassage: staged.ids > 0 ? base + staged.ids : manifest.nextPassage,
      }
    })
    this.#staged = new Stage()
  }

  /** Commits, notes that the index now mirrors `roots` whole, and deletes what earlier identities left, and what was
   *  removed. */
  async finish(roots: readonly string[]): Promise<void> {
    await this.commit()
    const { complete, roots: before } = this.#manifest
    if (!complete || before.join('\n') !== roots.join('\n')) {
      this.#write((manifest) => ({ ...manifest, complete: true, roots }))
    }
    if (this.#target !== null) {
      this.#store = await moveIntoPlace(this.#store, this.#target)
      this.#target = null
    }
    removeOthers(this.#context.folder, this.#store)
    await this.#eraseRemoved()
  }

  async #eraseRemoved(): Promise<void> {
    const { removedAt = 0 } = this.#manifest
    for (let attempt = 0; attempt < ERASE_ATTEMPTS; attempt += 1) {
      if (this.#store.erased >= removedAt || this.#store.erase(removedAt)) return
      await setTimeout(ERASE_PAUSE_MS)
    }
  }

  /** Gives the folder free; what was not committed is dropped. */
  async close(): Promise<void> {
    await this.#store.close()
    this.#release()
  }

  /** How many ids a commit takes. All of its batches go into one chunk: the current one, or the next when that has no
   *  room for the first of them. A commit then writes each record once, and needs little memory. */
  #room(): number {
    const left = LARGEST_BATCH - (this.#manifest.nextPassage % CHUNK_SIZE)
    const [first] = this.#staged.batches
    return first && first.batch.ids > left ? LARGEST_BATCH : left
  }

  #baseFor(ids: number): number {
    const { nextPassage } = this.#manifest
    const inChunk = nextPassage % CHUNK_SIZE
    return ids <= LARGEST_BATCH - inChunk ? nextPassage : nextPassage - inChunk + CHUNK_SIZE
  }

  #write(change: (manifest: Manifest) => Manifest): void {
    try {
      this.#manifest = this.#store.transaction(() => {
        const changed = change(this.#manifest)
        // Readers go by the revision: what they would not see is none.
        if (changed === this.#manifest) return changed
        const manifest = { ...changed, revision: changed.revision + 1, updatedAt: new Date().toISOString() }
        this.#store.manifest.put('manifest', manifest)
        return manifest
      })
    } catch (cause) {
      throw storeFault(this.#store.path, cause)
    }
  }
}

interface WriterParts {
  readonly store: Store
  readonly target: string | null
  readonly reason: string | null
  readonly release: () => void
}

/** What the next commit is to write. */
class Stage {
  readonly batches: PlacedBatch[] = []
  readonly removed: ReplyId[] = []
  /** Null for a source file taken out. */
  readonly records = new Map<string, SourceRecord | null>()
  readonly #added = new Set<ReplyId>()
  #ids = 0

  get ids(): number {
    return this.#ids
  }

  holds(id: ReplyId): boolean {
    return this.#added.has(id)
  }

  add(batch: Batch): void {
    for (const { id } of batch.replies) this.#added.add(id)
    this.batches.push({ batch, start: this.#ids })
    this.#ids += batch.ids
  }
}

function passageCount(replies: readonly Reply[]): number {
  return replies.reduce((sum, reply) => sum + reply.passages.length, 0)
}
