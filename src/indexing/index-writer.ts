import type { Reply, ReplyId } from '../reply/reply.ts'
import { type Collected, FlexPassages } from './flexsearch-storage.ts'
import { indexEntries } from './index-entry.ts'
import { type Identity, moveIntoPlace, openForWriting, readManifest, removeOthers } from './index-folder.ts'
import { writeCollected } from './posting-writer.ts'
import { CHUNK_SIZE } from './postings.ts'
import { type PlacedReply, removeReply, scoreTerms, type TermContext, writeReplies } from './reply-records.ts'
import type { Manifest, SourceEntry, SourceRecord, Store } from './store.ts'
import { storeFault } from './store.ts'
import { lockFolder } from './writer-lock.ts'

/** What a writer needs to know besides the replies. */
export interface WriterContext extends TermContext {
  readonly folder: string
  readonly identity: Identity
}

/** One reply read from a source file; `digest` is of what it was read from. */
export interface ReadReply {
  readonly digest: string
  readonly reply: Reply
}

/** Sources taken out are committed in batches of this many. */
const REMOVED_AT_ONCE = 1_000

/** Changes one index. Every committed batch leaves the index whole: the replies of a source file go in, change and
 *  vanish together. One writer at a time works on a folder. */
export class IndexWriter {
  /** Why the index was begun anew (Chinese); null when an existing one is continued. */
  readonly reason: string | null
  readonly #context: WriterContext
  #store: Store
  #target: string | null
  readonly #release: () => void
  readonly #collected: Collected
  readonly #flex: FlexPassages
  #manifest: Manifest
  #staged: StagedSource[] = []
  #stagedIds = 0

  private constructor(context: WriterContext, parts: WriterParts) {
    this.#context = context
    this.#store = parts.store
    this.#target = parts.target
    this.#release = parts.release
    this.#flex = parts.flex
    this.#collected = parts.collected
    this.#manifest = readManifest(parts.store) ?? emptyManifest(context.identity)
    this.reason = parts.reason
  }

  /** Throws IndexError: locked, unwritable, damaged. */
  static async open(context: WriterContext): Promise<IndexWriter> {
    const { store, target, reason } = openForWriting(context.folder, context.identity)
    let release: () => void
    try {
      release = lockFolder(context.folder)
    } catch (error) {
      await store.close()
      throw error
    }
    const collected: Collected = { terms: new Map(), tags: new Map() }
    const flex = await FlexPassages.open({ collected, reader: null, passages: 0 })
    return new IndexWriter(context, { store, target, reason, release, flex, collected })
  }

  /** Counts as committed so far. */
  get manifest(): Manifest {
    return this.#manifest
  }

  /** What the index holds of a source file; undefined for nothing. */
  source(name: string): SourceRecord | undefined {
    return this.#store.sources.get(name)
  }

  /** Names of all source files that the index holds something of. */
  sourceNames(): string[] {
    return [...this.#store.sources.getKeys()]
  }

  /** Makes the index hold exactly `replies` of the source file. Visible after the next commit. */
  async replaceSource(name: string, digest: string, replies: readonly ReadReply[]): Promise<void> {
    const ids = replies.reduce((sum, { reply }) => sum + 1 + reply.passages.length, 0)
    if (this.#stagedIds + ids > this.#room()) await this.commit()
    this.#staged.push({ name, digest, replies })
    this.#stagedIds += ids
  }

  /** Takes all replies of the source file out. */
  async removeSource(name: string): Promise<void> {
    this.#staged.push({ name, digest: null, replies: [] })
    if (this.#staged.length >= REMOVED_AT_ONCE) await this.commit()
  }

  /** Writes what was staged, in one transaction. */
  async commit(): Promise<void> {
    if (this.#staged.length === 0) return
    const plan = planChanges(this.#staged, (name) => this.#store.sources.get(name))
    const placed = this.#place(plan.added)
    for (const { reply, head } of placed) this.#collect(reply, head)
    await this.#flex.commit()
    this.#write((manifest) => {
      const gone = plan.removed.map((id) => removeReply(this.#store, id, this.#context))
      writeCollected(this.#store, this.#collected)
      writeReplies(this.#store, placed)
      for (const { name, record } of plan.records) {
        if (record) this.#store.sources.putSync(name, record)
        else this.#store.sources.removeSync(name)
      }
      const last = placed.at(-1)
      return {
        ...manifest,
        replies: manifest.replies + placed.length - gone.length,
        passages: manifest.passages + passageCount(placed.map(({ reply }) => reply)) - passageCount(gone),
        nextPassage: last ? last.head + 1 + last.reply.passages.length : manifest.nextPassage,
      }
    })
    this.#collected.terms.clear()
    this.#collected.tags.clear()
    this.#staged = []
    this.#stagedIds = 0
  }

  /** Commits, notes that the index now mirrors `roots` whole, and deletes what earlier identities left. */
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
  }

  /** Gives the folder free; what was not committed is dropped. */
  async close(): Promise<void> {
    await this.#store.close()
    this.#release()
  }

  /** Passage ids that the current chunk still has. A batch fills at most that: then each record of a chunk is written
   *  once, and a batch needs some 300 MB at the most. */
  #room(): number {
    return CHUNK_SIZE - 1 - (this.#manifest.nextPassage % CHUNK_SIZE)
  }

  /** Passage ids for new replies. The passages of one reply share a chunk; the last id of a chunk stays free. */
  #place(replies: readonly Reply[]): PlacedReply[] {
    let next = this.#manifest.nextPassage
    return replies.map((reply) => {
      const length = 1 + reply.passages.length
      const left = CHUNK_SIZE - 1 - (next % CHUNK_SIZE)
      const head = length <= left ? next : (Math.floor(next / CHUNK_SIZE) + 1) * CHUNK_SIZE
      next = head + length
      return { reply, head }
    })
  }

  #collect(reply: Reply, head: number): void {
    for (const [at, entry] of indexEntries(reply, this.#context.ancestors).entries()) {
      this.#flex.add(head + at, scoreTerms(entry, this.#context.segmenter), entry)
    }
  }

  #write(change: (manifest: Manifest) => Manifest): void {
    try {
      this.#manifest = this.#store.transaction(() => {
        const changed = change(this.#manifest)
        const manifest = { ...changed, revision: changed.revision + 1, updatedAt: new Date().toISOString() }
        this.#store.manifest.putSync('manifest', manifest)
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
  readonly flex: FlexPassages
  readonly collected: Collected
}

interface StagedSource {
  readonly name: string
  /** Null for a source file to be taken out. */
  readonly digest: string | null
  readonly replies: readonly ReadReply[]
}

interface Plan {
  readonly added: readonly Reply[]
  readonly removed: readonly ReplyId[]
  readonly records: readonly { readonly name: string; readonly record: SourceRecord | null }[]
}

/** Replies whose digest is held already stay where they are. */
function planChanges(
  staged: readonly StagedSource[],
  held: (name: string) => SourceRecord | undefined,
): Plan {
  const latest = new Map(staged.map((source) => [source.name, source]))
  const added: Reply[] = []
  const removed: ReplyId[] = []
  const records: { name: string; record: SourceRecord | null }[] = []
  for (const { name, digest, replies } of latest.values()) {
    const before = new Map(held(name)?.entries.map((entry) => [entry.id, entry.digest]))
    const entries: SourceEntry[] = replies.map(({ reply, digest: of }) => ({ id: reply.id, digest: of }))
    const after = new Map(entries.map((entry) => [entry.id, entry.digest]))
    for (const [id, of] of before) if (after.get(id) !== of) removed.push(id)
    for (const { reply, digest: of } of replies) if (before.get(reply.id) !== of) added.push(reply)
    records.push({ name, record: digest === null ? null : { digest, entries } })
  }
  return { added, removed, records }
}

function passageCount(replies: readonly Reply[]): number {
  return replies.reduce((sum, reply) => sum + reply.passages.length, 0)
}

function emptyManifest(identity: Identity): Manifest {
  return {
    identity,
    roots: [],
    complete: false,
    revision: 0,
    updatedAt: new Date().toISOString(),
    replies: 0,
    passages: 0,
    nextPassage: 0,
  }
}
