import { docTypes, type Reply, type ReplyId } from '../reply/reply.ts'
import type { ReplyFacts } from '../reply/reply-facts.ts'
import type { ReplyOutline } from '../reply/reply-outline.ts'
import type { ReplyStatements } from '../statements/reply-statements.ts'
import { decodeText } from '../text/text-code.ts'
import { rebuildHint } from './build-command.ts'
import { type ColumnRecord, openColumns, roleOfBit } from './column-record.ts'
import { type Columns, joinColumns } from './columns.ts'
import { NO_REPLY, type ReplyTable, replyTable, yearOf } from './extents.ts'
import { IndexError } from './index-errors.ts'
import { readManifest } from './index-folder.ts'
import { contentVersion } from './manifest.ts'
import { PostingReader } from './posting-reader.ts'
import { CHUNK_SIZE, CHUNK_WORDS } from './postings.ts'
import { decodeReply } from './reply-encoding.ts'
import { Scratch } from './scratch.ts'
import { setPages } from './set-page.ts'
import { unpackStatements } from './statement-record.ts'
import type { Manifest, Store, StoredReply } from './store.ts'
import { TagValues } from './tag-values.ts'

/** How many characters of folded text stay in memory between queries; two bytes each. */
const CACHED_CHARACTERS = 8_000_000

/** Of so many replies that were found it is known which number belongs to their id. */
const KNOWN_NUMBERS = 10_000

/** How many replies stay decoded between queries, at some 20 KB each. */
const CACHED_REPLIES = 200

const nothing = Buffer.alloc(0)

/** A chunk of passages and the replies they are of. */
export interface Chunk {
  readonly number: number
  /** The first passage id. */
  readonly base: number
  /** The number of its first reply, and how many there are. */
  readonly first: number
  readonly replies: number
  /** How many words of a bitmap of its passages are in use: of all chunks but the last, all. */
  readonly words: number
}

/** The index as one transaction left it. Replies are numbered from 0 in the order of their passage ids. */
export class Snapshot {
  readonly manifest: Manifest
  readonly reader: PostingReader
  readonly replyOf: Uint32Array
  readonly heads: Uint32Array
  readonly lengths: Uint32Array
  readonly days: Int32Array
  /** The numbers of all replies, from 0 on. */
  readonly numbers: Uint32Array
  /** The ids of header lines, as a bitmap. */
  readonly headers: Uint32Array
  readonly chunks: readonly Chunk[]
  readonly #store: Store
  readonly #table: ReplyTable
  readonly #replies = new Map<number, Reply>()
  readonly #lines = new Map<number, string>()
  readonly #numbers = new Map<ReplyId, number>()
  #characters = 0
  #columns: Columns | null = null
  #scratch: Scratch | null = null

  /** Throws IndexError: damaged, when the store has no manifest. */
  constructor(store: Store) {
    const manifest = readManifest(store)
    if (!manifest)
      throw new IndexError('damaged', `索引文件 ${store.path} 没有清单。${rebuildHint(store.path)}`)
    this.#store = store
    this.manifest = manifest
    const chunks = Math.ceil(manifest.nextPassage / CHUNK_SIZE)
    this.reader = new PostingReader(store, chunks)
    this.#table = replyTable(Array.from({ length: chunks }, (_, chunk) => store.extents.get(chunk)))
    ;({ replyOf: this.replyOf, heads: this.heads, lengths: this.lengths, days: this.days } = this.#table)
    this.numbers = new Uint32Array(this.heads.length)
    this.headers = new Uint32Array(chunks * CHUNK_WORDS)
    // Without calls, which are slow as long as code is new.
    const { heads, numbers, headers } = this
    for (let number = 0; number < heads.length; number += 1) {
      const head = heads[number] ?? 0
      numbers[number] = number
      headers[head >> 5] = (headers[head >> 5] ?? 0) | (1 << (head & 31))
    }
    const { firsts } = this.#table
    this.chunks = Array.from({ length: chunks }, (_, number) => {
      const first = firsts[number] ?? 0
      const base = number * CHUNK_SIZE
      const words = Math.min(CHUNK_WORDS, Math.ceil((manifest.nextPassage - base) / 32))
      return { number, base, first, replies: (firsts[number + 1] ?? 0) - first, words }
    })
  }

  /** Differs between any two contents. */
  get version(): string {
    return contentVersion(this.manifest)
  }

  /** Has everything checked again that was not read into memory. */
  distrust(): void {
    this.reader.distrust()
  }

  /** Read when first asked for. */
  get columns(): Columns {
    this.#columns ??= this.#readColumns()
    return this.#columns
  }

  #readColumns(): Columns {
    const { setNumbers } = this.#store
    const pages = [...setPages(this.#store)]
    const values = new TagValues(pages, (key) => setNumbers.get(key))
    return joinColumns(this.#columnRecords(), this.#table, { pages, values })
  }

  /** The records of the chunks, each valid until the next: all lie in the same room, because what an index takes to be opened
   *  is mostly the system's giving memory that was not used before. */
  *#columnRecords(): Generator<ColumnRecord | undefined, void> {
    let room = new ArrayBuffer(0)
    for (const { number } of this.chunks) {
      const bytes = this.#store.columns.getBytes(number)
      if (bytes && bytes.length > room.byteLength) room = new ArrayBuffer(bytes.length)
      // lmdb gives a buffer that may go on behind the record.
      yield bytes && openColumns(bytes.subarray(0, bytes.length), room)
    }
  }

  /** Lends the scratch arrays, and all that reading terms takes, to `work`. */
  withScratch<T>(work: (scratch: Scratch) => T): T {
    const longest = Math.max(0, ...this.chunks.map(({ replies }) => replies))
    const scratch = this.#scratch ?? new Scratch(this.replyOf.length, this.heads.length, longest)
    this.#scratch = null
    const result = work(scratch)
    this.reader.release()
    this.#scratch = scratch
    return result
  }

  /** What of a reply is searched, a line each: see `foldedLines`. Empty where nothing is stored. */
  foldedText(reply: number): string {
    const known = this.#lines.get(reply)
    if (known !== undefined) return known
    const lines = decodeText(this.foldedBytes(reply))
    if (this.#characters + lines.length > CACHED_CHARACTERS) {
      this.#lines.clear()
      this.#characters = 0
    }
    this.#lines.set(reply, lines)
    this.#characters += lines.length
    return lines
  }

  /** The same as it is stored, valid until the next read: see `text-code.ts`. */
  foldedBytes(reply: number): Buffer {
    const bytes = this.#store.texts.getBytes(this.heads[reply] ?? 0)
    // lmdb gives a buffer that may go on behind the record.
    return bytes?.subarray(0, bytes.length) ?? nothing
  }

  /** Empty where there is no such reply. */
  idOf(reply: number): ReplyId {
    const id = this.columns.idOf(reply)
    if (this.#numbers.size >= KNOWN_NUMBERS) this.#numbers.clear()
    this.#numbers.set(id, reply)
    return id
  }

  /** Null where nothing is stored. */
  factsOf(reply: number): ReplyFacts | null {
    return this.#store.facts.get(this.heads[reply] ?? 0) ?? null
  }

  /** What the reply states and promises whose header line has the passage id `head`; null when there is none such. */
  statements(head: number): ReplyStatements | null {
    const number = this.replyOf[head] ?? NO_REPLY
    const packed = number === NO_REPLY ? undefined : this.#store.statements.get(head)
    if (!packed) return null
    const year = yearOf(this.days[number] ?? 0)
    return unpackStatements(packed, {
      id: this.columns.idOf(number),
      year: year === null ? null : String(year),
      // Not by way of what stays in memory: a table reads every reply once.
      lines: decodeText(this.foldedBytes(number)),
    })
  }

  /** Null when there is no such reply. */
  outline(id: ReplyId): ReplyOutline | null {
    const number = this.#numberOf(id)
    if (number === NO_REPLY) return null
    const { docTypes: types, titles, characters, roleBits } = this.columns
    const first = (this.heads[number] ?? 0) + 1
    const [header = '', ...texts] = this.foldedText(number).split('\n')
    return {
      id,
      docType: docTypes[types[number] ?? 0] ?? 'other',
      year: yearOf(this.days[number] ?? 0),
      titles: header.slice(0, titles[number]),
      length: characters[number] ?? 0,
      passages: texts.map((folded, at) => ({ role: roleOfBit(roleBits[first + at] ?? 0), folded })),
    }
  }

  /** Null when there is no such reply. */
  reply(id: ReplyId): Reply | null {
    const number = this.#numberOf(id)
    if (number === NO_REPLY) return null
    const known = this.#replies.get(number)
    if (known) return known
    const reply = decodeReply(this.#stored(number).body, this.foldedText(number))
    if (this.#replies.size >= CACHED_REPLIES) this.#replies.clear()
    this.#replies.set(number, reply)
    return reply
  }

  #numberOf(id: ReplyId): number {
    const known = this.#numbers.get(id)
    if (known !== undefined) return known
    const head = this.#store.heads.get(id)
    return head === undefined ? NO_REPLY : (this.replyOf[head] ?? NO_REPLY)
  }

  #stored(number: number): StoredReply {
    const stored = this.#store.replies.get(this.heads[number] ?? 0)
    if (!stored) throw new Error(`reply ${number} is not stored`)
    return stored
  }
}
