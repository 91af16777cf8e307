import { type Database, open, type RootDatabase } from 'lmdb'
import type { ReplyId } from '../reply/reply.ts'
import type { ReplyFacts } from '../reply/reply-facts.ts'
import { IndexError } from './index-errors.ts'
import { isSoundStoreFile } from './store-file.ts'

/** The tables of one index file: an LMDB environment. Readers see a whole transaction or nothing of it, in this
 *  process and in others, while one writer works. */
export interface Store {
  readonly path: string
  readonly manifest: Database<Manifest, 'manifest'>
  /** By name of the source file. */
  readonly sources: Database<SourceRecord, string>
  /** By the passage id of the header line, so that a new reply goes behind all others. */
  readonly replies: Database<StoredReply, number>
  /** By the same id: what of the reply is searched; see `reply-text.ts`. */
  readonly texts: Database<Buffer, number>
  /** By the same id: what tables over all replies need, a fortieth of the time that the replies take to read. */
  readonly facts: Database<ReplyFacts, number>
  /** The passage id of a reply's header line. */
  readonly heads: Database<number, ReplyId>
  /** By number of the chunk: the extents of its replies, see `extents.ts`. */
  readonly extents: Database<Buffer, number>
  /** By number of the chunk: what its replies are filtered, counted and ranked by, see `column-record.ts`. */
  readonly columns: Database<Buffer, number>
  /** By term and chunk, see `postings.ts`. */
  readonly postings: Database<Buffer, Buffer>
  /** By field, value and chunk: the tagged passages, see `tag-record.ts`. */
  readonly tags: Database<Buffer, Buffer>
  /** Runs `work` in one transaction: all of its writes become visible at once, or none when it throws. */
  transaction<T>(work: () => T): T
  close(): Promise<void>
}

/** What an index says of itself. */
export interface Manifest {
  /** Digests of everything besides the sources that decides the content; see `identity.ts`. */
  readonly identity: Readonly<Record<string, string>>
  /** The folders and files that the index mirrors, as its writer names them. */
  readonly roots: readonly string[]
  /** False until the first pass over all sources is done. */
  readonly complete: boolean
  /** Counts transactions. */
  readonly revision: number
  readonly updatedAt: string
  readonly replies: number
  /** Passages of replies; the header line of a reply is indexed beside them and not counted. */
  readonly passages: number
  /** The next passage id to give away. */
  readonly nextPassage: number
}

export interface SourceRecord {
  /** Of the file's bytes; null while not all of a long file is in the index. */
  readonly digest: string | null
  /** What the file system said of the file when it was read (size, times, number): the same again means the same
   *  bytes. Empty where that would not be sure. */
  readonly stamp: string
  readonly entries: readonly SourceEntry[]
}

/** One reply of a source file, with the digest of what it was read from. */
export interface SourceEntry {
  readonly id: ReplyId
  readonly digest: string
}

export interface StoredReply {
  readonly id: ReplyId
  /** The reply as JSON, deflated; see `reply-encoding.ts`. */
  readonly body: Buffer
}

/** Opens the file at `path`; a writer makes it when it is missing.
 *  Throws IndexError: damaged for a file that is no index, unwritable where the disk refuses. */
export function openStore(path: string, mode: 'read' | 'write'): Store {
  const root = openRoot(path, mode)
  const table = <V, K extends string | number | Buffer>(
    name: string,
    encoding: 'msgpack' | 'binary',
    keyEncoding?: 'binary' | 'uint32',
  ): Database<V, K> => root.openDB<V, K>({ name, encoding, ...(keyEncoding && { keyEncoding }) })
  return {
    path,
    manifest: table('manifest', 'msgpack'),
    sources: table('sources', 'msgpack'),
    replies: table('replies', 'msgpack', 'uint32'),
    texts: root.openDB({
      name: 'texts',
      encoding: 'binary',
      keyEncoding: 'uint32',
      compression: { threshold: 100 },
    }),
    facts: table('facts', 'msgpack', 'uint32'),
    heads: table('heads', 'msgpack'),
    extents: table('extents', 'binary', 'uint32'),
    columns: table('columns', 'binary', 'uint32'),
    postings: table('postings', 'binary', 'binary'),
    tags: table('tags', 'binary', 'binary'),
    transaction: (work) => root.transactionSync(work),
    close: () => root.close(),
  }
}

/** Twice the usual: the record of a reply then shares a page with others instead of filling one of its own. */
const PAGE_SIZE = 8_192

function openRoot(path: string, mode: 'read' | 'write'): RootDatabase {
  try {
    if (!isSoundStoreFile(path)) throw new Error('no LMDB file, or cut short')
    return open({ path, noSubdir: true, maxDbs: 16, pageSize: PAGE_SIZE, readOnly: mode === 'read' })
  } catch (cause) {
    throw storeFault(path, cause)
  }
}

/** The fault behind an error of LMDB. */
export function storeFault(path: string, cause: unknown): IndexError {
  const text = cause instanceof Error ? cause.message : String(cause)
  if (/permission denied|read-only file system|no space left|EACCES|EROFS|ENOSPC/i.test(text)) {
    return new IndexError('unwritable', `不能写入索引 ${path}：磁盘已满或没有写权限。`, { cause })
  }
  return new IndexError(
    'damaged',
    `索引文件 ${path} 已损坏，或不是 fuwen 的索引。请删除它后重新运行 index。`,
    {
      cause,
    },
  )
}

/** The key of a record: the number of its chunk, then the parts, separated by zero bytes, which no term, field or value
 *  holds. All records of a chunk stand together, so that a new chunk is written in one sweep. */
export function chunkKey(chunk: number, ...parts: readonly string[]): Buffer {
  const text = parts.join('\0')
  const key = Buffer.allocUnsafe(2 + Buffer.byteLength(text))
  key.writeUInt16BE(chunk)
  key.write(text, 2)
  return key
}

/** Makes a key made by `chunkKey` one of another chunk. */
export function moveToChunk(key: Buffer, chunk: number): void {
  key.writeUInt16BE(chunk)
}

/** The parts and chunk of a key made by `chunkKey`. */
export function parseChunkKey(key: Buffer): { readonly parts: readonly string[]; readonly chunk: number } {
  return { parts: key.toString('utf8', 2).split('\0'), chunk: key.readUInt16BE(0) }
}
