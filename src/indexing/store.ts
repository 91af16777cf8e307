import { existsSync } from 'node:fs'
import { open, type RootDatabase } from 'lmdb'
import type { ReplyId } from '../reply/reply.ts'
import type { ReplyFacts } from '../reply/reply-facts.ts'
import { CheckedPages } from './checked-pages.ts'
import { type PackedFacts, packFacts, unpackFacts } from './facts-record.ts'
import { PAGE_SIZE } from './lmdb-page.ts'
import { PageGuard } from './page-guard.ts'
import {
  type HeldSource,
  heldPacked,
  type PackedSource,
  packSource,
  type SourceRecord,
  unpackSource,
} from './source-record.ts'
import type { PackedStatements } from './statement-record.ts'
import { storeFault } from './store-fault.ts'
import {
  byteKeys,
  guardedTable,
  type KeyKind,
  numberKeys,
  packedTable,
  type Table,
  textKeys,
  type ValueKind,
} from './table.ts'

/** The tables of one index file: an LMDB environment. Readers see a whole transaction or nothing of it, in this
 *  process and in others, while one writer works. What is damaged is found before it is read. */
export interface Store {
  readonly path: string
  readonly manifest: Table<Manifest, string>
  /** By name of the source file. */
  readonly sources: Table<SourceRecord, string>
  /** What tells of every source whether it need be read again. Unpacks no more of them. */
  heldSources(): Iterable<HeldSource>
  /** By the passage id of the header line, so that a new reply goes behind all others. */
  readonly replies: Table<StoredReply, number>
  /** By the same id: what of the reply is searched; see `reply-text.ts`. */
  readonly texts: Table<Buffer, number>
  /** By the same id: what tables over all replies need, a fortieth of the time that the replies take to read. */
  readonly facts: Table<ReplyFacts, number>
  /** By the same id: what it states and promises, so that no table of that has to find it again. */
  readonly statements: Table<PackedStatements, number>
  /** The passage id of a reply's header line. */
  readonly heads: Table<number, ReplyId>
  /** By number of the chunk: the extents of its replies, see `extents.ts`. */
  readonly extents: Table<Buffer, number>
  /** By number of the chunk: what its replies are filtered, counted and ranked by, see `column-record.ts`. */
  readonly columns: Table<Buffer, number>
  /** By place: sets of values that replies have, so many a record, see `set-page.ts`. */
  readonly sets: Table<Buffer, number>
  /** By what they stand for: their numbers. */
  readonly setNumbers: Table<number, string>
  /** By chunk and term, see `postings.ts`; through `term-records.ts`. */
  readonly postings: Table<Buffer, Buffer>
  /** By chunk and what they begin with: terms that few passages hold, see `rare-terms.ts`. */
  readonly rareTerms: Table<Buffer, Buffer>
  /** By field, value and chunk: the tagged passages, see `tag-record.ts`. */
  readonly tags: Table<Buffer, Buffer>
  /** Runs `work` in one transaction: all of its writes become visible at once, or none when it throws.
   *  Throws IndexError: unwritable, damaged; and what `work` throws. */
  transaction<T>(work: () => T): T
  /** Takes notice of what another process wrote; what is read until the next turn of the event loop is one state, the
   *  newest. Throws IndexError: damaged. */
  refresh(): void
  /** Throws what was thrown when damage was found, whoever came upon it. */
  assertSound(): void
  /** Whether the file was written to since. */
  hasChanged(): boolean
  /** Whether another file stands at `path` by now: an index built in the place of a damaged one. */
  isReplaced(): boolean
  /** Overwrites what no record fills, so that what was removed is gone from the file, and remembers `mark` for `erased`.
   *  False, and nothing done, while someone reads an earlier state. For a writer. Throws IndexError: unwritable, damaged. */
  erase(mark: number): boolean
  /** What `erase` last remembered; 0 for nothing. */
  readonly erased: number
  /** Checks every page, giving way after each. Throws IndexError: damaged. */
  check(): Generator<void, void>
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
  /** The revision that last took replies out of the file; absent where none did, and in a cluster. */
  readonly removedAt?: number
  readonly updatedAt: string
  readonly replies: number
  /** Passages of replies; the header line of a reply is indexed beside them and not counted. */
  readonly passages: number
  /** The next passage id to give away. */
  readonly nextPassage: number
}

export interface StoredReply {
  readonly id: ReplyId
  /** The reply as JSON, deflated; see `reply-encoding.ts`. */
  readonly body: Buffer
}

/** Opens the file at `path`; a writer makes it when it is missing. One writer at a time.
 *  Throws IndexError: damaged for a file that is no index, unwritable where the disk refuses. */
export function openStore(path: string, mode: 'read' | 'write'): Store {
  try {
    return existsSync(path) ? openExisting(path, mode) : openNew(path)
  } catch (cause) {
    throw storeFault(path, cause)
  }
}

function openExisting(path: string, mode: 'read' | 'write'): Store {
  const pages = new CheckedPages(path)
  const guard = new PageGuard(pages, mode)
  try {
    guard.refresh()
    if (mode === 'write') guard.touchFree()
    const store = openTables(openRoot(path, mode), path, { pages, guard })
    // An interruption may have come between a transaction and the sums of its pages.
    if (mode === 'write') guard.record()
    return store
  } catch (error) {
    pages.close()
    throw error
  }
}

function openNew(path: string): Store {
  const root = openRoot(path, 'write')
  const pages = new CheckedPages(path)
  const guard = new PageGuard(pages, 'write')
  const store = openTables(root, path, { pages, guard })
  guard.begin()
  return store
}

/** What an index of an earlier format, whose checksums are none of ours, says of itself; null when it was never written. Of use for
 *  what it mirrored alone. Throws IndexError: damaged. */
export async function manifestOfEarlier(path: string): Promise<Pick<Manifest, 'roots'> | null> {
  try {
    const root = openRoot(path, 'read')
    const table = root.openDB<Manifest, string>({ name: 'manifest', encoding: 'msgpack' })
    const manifest = table.get('manifest') ?? null
    await root.close()
    return manifest
  } catch (cause) {
    throw storeFault(path, cause)
  }
}

function openRoot(path: string, mode: 'read' | 'write'): RootDatabase {
  return open({
    path,
    noSubdir: true,
    maxDbs: 16,
    pageSize: PAGE_SIZE,
    readOnly: mode === 'read',
    // A transaction is on the disk when it ends: the sums of its pages follow it.
    overlappingSync: false,
  })
}

/** What stands between LMDB and damage in its file. */
interface Checks {
  readonly pages: CheckedPages
  readonly guard: PageGuard
}

function openTables(root: RootDatabase, path: string, { pages, guard }: Checks): Store {
  const table = <V, K, Stored extends Buffer | number>(
    name: string,
    kind: KeyKind<K, Stored>,
    options: {
      readonly encoding: 'msgpack' | 'binary'
      readonly compression?: { readonly threshold: number }
    },
  ): Table<V, K> => {
    const database = root.openDB<V, Stored>({ name, keyEncoding: kind.encoding, ...options })
    return guardedTable(name, database, guard, kind)
  }
  const packed = { encoding: 'msgpack' } as const
  const bytes = { encoding: 'binary' } as const
  const manifest = table<Manifest, string, Buffer>('manifest', textKeys, packed)
  const sources = table<PackedSource, string, Buffer>('sources', textKeys, packed)
  const facts = table<PackedFacts, number, number>('facts', numberKeys, packed)
  const statements = table<StatementsRow, number, number>('statements', numberKeys, packed)
  return {
    path,
    manifest,
    sources: packedTable(sources, { pack: packSource, unpack: unpackSource }),
    *heldSources() {
      for (const { key, value } of sources.entries()) yield heldPacked(key, value)
    },
    replies: table('replies', numberKeys, packed),
    texts: table('texts', numberKeys, { ...bytes, compression: { threshold: 100 } }),
    facts: packedTable(facts, { pack: packFacts, unpack: unpackFacts }),
    statements: packedTable(statements, rowOfStatements),
    heads: table('heads', textKeys, packed),
    extents: table('extents', numberKeys, bytes),
    columns: table('columns', numberKeys, bytes),
    sets: table('sets', numberKeys, bytes),
    setNumbers: table('set-numbers', textKeys, packed),
    postings: table('postings', byteKeys, bytes),
    rareTerms: table('rare-terms', byteKeys, bytes),
    tags: table('tags', byteKeys, bytes),
    transaction: (work) => {
      const result = root.transactionSync(work)
      guard.record()
      return result
    },
    refresh: () => {
      let state: number
      do {
        guard.refresh()
        state = pages.transaction
        root.resetReadTxn()
        manifest.get('manifest') // from here on LMDB reads this state
        guard.refresh()
      } while (pages.transaction !== state)
    },
    assertSound: () => pages.assertSound(),
    hasChanged: () => pages.hasChanged(),
    isReplaced: () => pages.isReplaced(),
    erase: (mark) => {
      root.resetReadTxn()
      if (oldestReader(root) < pages.transaction) return false
      pages.erase(mark)
      return true
    },
    get erased() {
      return pages.erased
    },
    check: () => guard.checkAll(),
    close: async () => {
      pages.close()
      await root.close()
    },
  }
}

type StatementsRow = readonly [
  PackedStatements['numbers'],
  PackedStatements['commitments'],
  PackedStatements['region'],
  PackedStatements['anchors'],
  PackedStatements['words'],
]

/** The names of the fields would be as long as the rows of many a reply. */
const rowOfStatements: ValueKind<PackedStatements, StatementsRow> = {
  pack: ({ numbers, commitments, region, anchors, words }) => [numbers, commitments, region, anchors, words],
  unpack: ([numbers, commitments, region, anchors, words]) => ({
    numbers,
    commitments,
    region,
    anchors,
    words,
  }),
}

/** The earliest transaction that some process is reading; infinite when none reads. */
function oldestReader(root: RootDatabase): number {
  root.readerCheck() // readers that ended without a word
  const [, ...readers] = root.readerList().trim().split('\n')
  const transactions = readers.map((line) => line.trim().split(/\s+/)[2] ?? '-')
  return Math.min(...transactions.map((number) => (number === '-' ? Infinity : Number(number))))
}
