import type { Reply, ReplyId } from '../reply/reply.ts'
import { foldText } from '../text/fold.ts'
import { type Columns, readColumns } from './columns.ts'
import { decodeExtents, NO_REPLY, replyTable } from './extents.ts'
import { headerLine } from './index-entry.ts'
import { IndexError } from './index-errors.ts'
import { readManifest } from './index-folder.ts'
import { PostingReader } from './posting-reader.ts'
import { CHUNK_SIZE } from './postings.ts'
import { decodeReply } from './reply-encoding.ts'
import { Scratch } from './scratch.ts'
import type { Manifest, Store, StoredReply } from './store.ts'

/** How many replies stay decoded between queries: some 100 MB at their usual length. */
const CACHED_REPLIES = 2_000

/** The index as one transaction left it. Replies are numbered from 0 in the order of their passage ids. */
export class Snapshot {
  readonly manifest: Manifest
  readonly reader: PostingReader
  readonly replyOf: Uint32Array
  readonly heads: Uint32Array
  readonly lengths: Uint32Array
  readonly days: Int32Array
  readonly #store: Store
  readonly #cache = new Map<number, DecodedReply>()
  #columns: Columns | null = null
  #scratch: Scratch | null = null

  /** Throws IndexError: damaged, when the store has no manifest. */
  constructor(store: Store) {
    const manifest = readManifest(store)
    if (!manifest) throw new IndexError('damaged', `索引文件 ${store.path} 没有清单，请重新运行 index。`)
    this.#store = store
    this.manifest = manifest
    const chunks = Math.ceil(manifest.nextPassage / CHUNK_SIZE)
    this.reader = new PostingReader(store, chunks)
    const extents = Array.from({ length: chunks }, (_, chunk) => decodeExtents(store.extents.get(chunk)))
    ;({
      replyOf: this.replyOf,
      heads: this.heads,
      lengths: this.lengths,
      days: this.days,
    } = replyTable(extents))
  }

  /** Differs between any two contents. */
  get version(): string {
    return `${this.manifest.revision}-${Date.parse(this.manifest.updatedAt).toString(36)}`
  }

  /** Read when first asked for. */
  get columns(): Columns {
    this.#columns ??= readColumns(this)
    return this.#columns
  }

  /** Lends the scratch arrays to `work`, which gives back what it found and the passages whose places it filled. */
  withScratch<T>(work: (scratch: Scratch) => { readonly result: T; readonly filled: Iterable<number> }): T {
    const scratch = this.#scratch ?? new Scratch(this.replyOf.length)
    this.#scratch = null
    const { result, filled } = work(scratch)
    scratch.clear(filled)
    this.#scratch = scratch
    return result
  }

  /** The ids of the passages of a reply, without its header line. */
  passageIds(reply: number): number[] {
    const head = this.heads[reply] ?? 0
    return Array.from({ length: this.lengths[reply] ?? 0 }, (_, ordinal) => head + 1 + ordinal)
  }

  /** The folded text of a passage or header line; empty in a hole. */
  foldedText(id: number): string {
    const reply = this.replyOf[id] ?? NO_REPLY
    if (reply === NO_REPLY) return ''
    return this.#decoded(reply).foldedText(id - (this.heads[reply] ?? 0))
  }

  /** Throws when the store lacks the reply that its own extents name. */
  idOf(reply: number): ReplyId {
    return this.#stored(reply).id
  }

  /** Null when there is no such reply. */
  reply(id: ReplyId): Reply | null {
    const head = this.#store.heads.get(id)
    const number = head === undefined ? undefined : this.replyOf[head]
    return number === undefined ? null : this.#decoded(number).reply
  }

  #stored(number: number): StoredReply {
    const stored = this.#store.replies.get(this.heads[number] ?? 0)
    if (!stored) throw new Error(`reply ${number} is not stored`)
    return stored
  }

  #decoded(number: number): DecodedReply {
    const known = this.#cache.get(number)
    if (known) return known
    const decoded = new DecodedReply(decodeReply(this.#stored(number).body))
    if (this.#cache.size >= CACHED_REPLIES) this.#cache.clear()
    this.#cache.set(number, decoded)
    return decoded
  }
}

/** A reply with its folded texts, each made when first asked for. */
class DecodedReply {
  readonly reply: Reply
  readonly #folded: string[] = []

  constructor(reply: Reply) {
    this.reply = reply
  }

  /** 0 is the header line, n the n-th passage. */
  foldedText(at: number): string {
    const known = this.#folded[at]
    if (known !== undefined) return known
    const text = at === 0 ? headerLine(this.reply) : (this.reply.passages[at - 1]?.text ?? '')
    const folded = foldText(text)
    this.#folded[at] = folded
    return folded
  }
}
