import type { Reply, ReplyId } from '../reply/reply.ts'
import { foldText } from '../text/fold.ts'
import { decodeExtents, type Extent, headTable, NO_REPLY } from './extents.ts'
import { headerLine } from './index-entry.ts'
import { IndexError } from './index-errors.ts'
import { readManifest } from './index-folder.ts'
import { PassageSet } from './passage-set.ts'
import { PostingReader } from './posting-reader.ts'
import { CHUNK_SIZE } from './postings.ts'
import { decodeReply } from './reply-records.ts'
import type { Manifest, Store } from './store.ts'

/** How many replies stay decoded between queries: some 100 MB at their usual length. */
const CACHED_REPLIES = 2_000

/** The index as one transaction left it. */
export class Snapshot {
  readonly manifest: Manifest
  readonly reader: PostingReader
  /** For each passage id the id of its reply's header line; `NO_REPLY` for holes. */
  readonly heads: Uint32Array
  /** The header lines of all replies. */
  readonly all: PassageSet
  readonly #extents = new Map<number, Extent>()
  readonly #store: Store
  readonly #cache = new Map<number, DecodedReply>()

  /** Throws IndexError: damaged, when the store has no manifest. */
  constructor(store: Store) {
    const manifest = readManifest(store)
    if (!manifest) throw new IndexError('damaged', `索引文件 ${store.path} 没有清单，请重新运行 index。`)
    this.#store = store
    this.manifest = manifest
    const chunks = Math.ceil(manifest.nextPassage / CHUNK_SIZE)
    this.reader = new PostingReader(store, chunks)
    const extents = Array.from({ length: chunks }, (_, chunk) => decodeExtents(store.extents.get(chunk)))
    this.heads = headTable(extents)
    this.all = new PassageSet(chunks)
    for (const [chunk, list] of extents.entries()) {
      for (const extent of list) {
        this.all.add(chunk * CHUNK_SIZE + extent.start)
        this.#extents.set(chunk * CHUNK_SIZE + extent.start, extent)
      }
    }
  }

  /** Differs between any two contents. */
  get version(): string {
    return `${this.manifest.revision}-${Date.parse(this.manifest.updatedAt).toString(36)}`
  }

  /** Days since 1970-01-01 of the reply's date; 0 when it has none. */
  day(head: number): number {
    return this.#extents.get(head)?.day ?? 0
  }

  /** The passage ids of the reply, without its header line. */
  passageIds(head: number): number[] {
    const length = this.#extents.get(head)?.length ?? 1
    return Array.from({ length: length - 1 }, (_, ordinal) => head + 1 + ordinal)
  }

  /** The folded text of a passage or header line; empty in a hole. */
  foldedText(id: number): string {
    const head = this.heads[id] ?? NO_REPLY
    if (head === NO_REPLY) return ''
    return this.#decoded(head).foldedTexts(id - head)
  }

  /** Throws when the store lacks the reply that its own extents name. */
  idOf(head: number): ReplyId {
    const id = this.#store.heads.get(head)
    if (id === undefined) throw new Error(`no reply begins at passage ${head}`)
    return id
  }

  /** Null when there is no such reply. */
  reply(id: ReplyId): Reply | null {
    const stored = this.#store.replies.get(id)
    return stored ? this.#decoded(stored.head).reply : null
  }

  #decoded(head: number): DecodedReply {
    const known = this.#cache.get(head)
    if (known) return known
    const id = this.#store.heads.get(head)
    const stored = id === undefined ? undefined : this.#store.replies.get(id)
    if (!stored) throw new Error(`no reply is stored for passage ${head}`)
    const decoded = new DecodedReply(decodeReply(stored.body))
    if (this.#cache.size >= CACHED_REPLIES) this.#cache.clear()
    this.#cache.set(head, decoded)
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

  /** 0 is the header line, n the passage before the n-th. */
  foldedTexts(at: number): string {
    const known = this.#folded[at]
    if (known !== undefined) return known
    const text = at === 0 ? headerLine(this.reply) : (this.reply.passages[at - 1]?.text ?? '')
    const folded = foldText(text)
    this.#folded[at] = folded
    return folded
  }
}
