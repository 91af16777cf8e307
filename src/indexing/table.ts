import type { Database, RangeOptions } from 'lmdb'
import type { PageGuard } from './page-guard.ts'

/** How the keys of a table stand in the file. */
export interface KeyKind<K, Stored extends Buffer | number> {
  /** As lmdb calls it. */
  readonly encoding: 'binary' | 'uint32'
  readonly toStored: (key: K) => Stored
  readonly fromStored: (stored: Stored) => K
  /** The bytes that LMDB compares; valid until the next key. */
  readonly bytes: (stored: Stored) => Buffer
}

export const byteKeys: KeyKind<Buffer, Buffer> = {
  encoding: 'binary',
  toStored: (key) => key,
  fromStored: (key) => key,
  bytes: (key) => key,
}

export const textKeys: KeyKind<string, Buffer> = {
  encoding: 'binary',
  toStored: (key) => Buffer.from(key),
  fromStored: (key) => key.toString(),
  bytes: (key) => key,
}

const number = Buffer.alloc(4)

export const numberKeys: KeyKind<number, number> = {
  encoding: 'uint32',
  toStored: (key) => key,
  fromStored: (key) => key,
  bytes: (key) => {
    number.writeUInt32LE(key)
    return number
  },
}

/** Keys from `start` on, before `end`, at most `limit`. */
interface Range<K> {
  readonly start?: K
  readonly end?: K
  readonly limit?: number
}

/** One table of an index file. The pages that an operation reads are checked before LMDB reads them, see
 *  `page-guard.ts`. Everything throws IndexError: damaged. Methods alone: a getter would be read wherever a table is
 *  spread into another, and count all of it. */
export interface Table<V, K> {
  get(key: K): V | undefined
  /** The bytes of a record as they stand, valid until the next read. */
  getBytes(key: K): Buffer | undefined
  /** The same for a key that was touched before, of which the pages need no check. */
  getTouched(key: K): Buffer | undefined
  /** Checks what a read of `key` reads. */
  touch(key: K): void
  put(key: K, value: V): void
  /** For a key behind all others. */
  append(key: K, value: V): void
  remove(key: K): void
  /** Checks the whole table first. */
  entries(range?: Range<K>): Iterable<{ readonly key: K; readonly value: V }>
  /** Checks the whole table first. */
  keys(): Iterable<K>
  /** Whether no key stands from `start` on. */
  isEmptyFrom(start: K): boolean
  /** How many records there are. Checks the whole table first. */
  count(): number
}

/** How the values of a table stand in the file. */
export interface ValueKind<V, Packed> {
  readonly pack: (value: V) => Packed
  readonly unpack: (packed: Packed) => V
}

/** `table` with other values than it stores. */
export function packedTable<V, Packed, K>(
  table: Table<Packed, K>,
  { pack, unpack }: ValueKind<V, Packed>,
): Table<V, K> {
  return {
    ...table,
    get: (key) => {
      const packed = table.get(key)
      return packed === undefined ? undefined : unpack(packed)
    },
    put: (key, value) => table.put(key, pack(value)),
    append: (key, value) => table.append(key, pack(value)),
    entries: function* (range) {
      for (const { key, value } of table.entries(range)) yield { key, value: unpack(value) }
    },
  }
}

/** The table `name` of the file that `guard` guards. */
export function guardedTable<V, K, Stored extends Buffer | number>(
  name: string,
  database: Database<V, Stored>,
  guard: PageGuard,
  kind: KeyKind<K, Stored>,
): Table<V, K> {
  const touched = (key: K, to: Parameters<PageGuard['touch']>[2]): Stored => {
    const stored = kind.toStored(key)
    if (!guard.whole) guard.touch(name, kind.bytes(stored), to)
    return stored
  }
  const rangeOptions = ({ start, end, limit }: Range<K>): RangeOptions => ({
    ...(start !== undefined && { start: kind.toStored(start) }),
    ...(end !== undefined && { end: kind.toStored(end) }),
    ...(limit !== undefined && { limit }),
  })
  return {
    get: (key) => database.get(touched(key, 'read')),
    getBytes: (key) => database.getBinaryFast(touched(key, 'read')),
    getTouched: (key) => database.getBinaryFast(kind.toStored(key)),
    touch: (key) => void touched(key, 'read'),
    put: (key, value) => database.putSync(touched(key, 'write'), value),
    append: (key, value) => database.putSync(touched(key, 'write'), value, { append: true }),
    remove: (key) => void database.removeSync(touched(key, 'remove')),
    entries: function* (range = {}) {
      guard.touchTable(name)
      for (const { key, value } of database.getRange(rangeOptions(range))) {
        yield { key: kind.fromStored(key), value }
      }
    },
    keys: function* () {
      guard.touchTable(name)
      for (const key of database.getKeys()) yield kind.fromStored(key)
    },
    isEmptyFrom: (start) => {
      touched(start, 'remove') // where nothing follows in its page, the next is read
      return database.getKeysCount({ start: kind.toStored(start), limit: 1 }) === 0
    },
    count: () => {
      guard.touchTable(name)
      return database.getCount({})
    },
  }
}
