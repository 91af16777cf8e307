import {
  closeSync,
  existsSync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { crc32 } from 'node:zlib'
import { filledOf, META_PAGES } from './lmdb-page.ts'
import { PageBits } from './page-bits.ts'
import {
  chainOf,
  type Entry,
  ERASED,
  encodeRecord,
  FREED,
  freedEntry,
  readRecord,
  recordBytes,
  SUMS,
  TRAILER,
} from './sums-record.ts'

/** Before any transaction. */
export const NEVER = -1

/** Below so many bytes the file is not worth writing anew. */
const SMALL_BYTES = 1 << 16

/** The checksum of every page of an index file, in a file beside it: what one transaction wrote is one record, appended
 *  after that transaction. A record that an interruption cut short counts for nothing. */
export class PageSums {
  readonly path: string
  /** The newest transaction whose pages are here. */
  transaction = 0
  #sums = new Uint32Array(1_024)
  /** How many pages have a sum. */
  pages = 0
  /** The mark that was set last, 0 for none, and the newest transaction then. */
  erased = 0
  erasedUpTo = NEVER
  readonly #free = new PageBits()
  #freePages = 0
  /** Whether a record is there whole and yet not as it was written. */
  isDamaged = false
  #bytes = 0
  #chain = 0

  /** Reads what stands at `path`; nothing where there is no such file. */
  constructor(path: string) {
    this.path = path
    this.#parse(readFrom(path, 0, 0) ?? nothing)
  }

  /** Reads what the file holds by now, of the same file only what was appended; gives the pages whose sums are others than
   *  before. */
  reload(): number[] {
    const appended = readFrom(this.path, this.#bytes, this.#chain)
    if (appended?.length === 0 && !this.isDamaged) return []
    const before = this.#sums.slice()
    if (appended) this.#parse(appended)
    if (!appended || this.isDamaged) {
      this.#clear()
      this.#parse(readFrom(this.path, 0, 0) ?? nothing)
    }
    return differences(before, this.#sums)
  }

  /** Undefined for a page that no transaction wrote. */
  of(page: number): number | undefined {
    const sum = this.#sums[page] ?? 0
    return sum === 0 ? undefined : sum
  }

  /** How many pages are known to be in use. */
  get pagesInUse(): number {
    return this.pages - this.#freePages
  }

  /** Whether no state is known to use a page but earlier ones. */
  isFree(page: number): boolean {
    return this.of(page) === undefined || this.#free.has(page)
  }

  /** The pages that are known to be in use and are not among `pages`. */
  others(pages: ReadonlyMap<number, number>): number[] {
    const others: number[] = []
    for (let page = META_PAGES; page < this.#sums.length; page += 1) {
      if (!this.isFree(page) && !pages.has(page)) others.push(page)
    }
    return others
  }

  /** Adds the sums of the pages that `transaction` wrote, and which pages it freed; safely on the disk when this returns. */
  append(transaction: number, sums: ReadonlyMap<number, number>, freed: readonly number[]): void {
    const entries = [...sums, ...freed.map(freedEntry)]
    this.#enter(entries.flat())
    const whole = recordBytes(this.pages)
    const length = recordBytes(entries.length)
    if (this.#bytes + length > 3 * whole + SMALL_BYTES || this.#bytes === 0) this.#rewrite(transaction)
    else this.#appendRecord(encodeRecord(SUMS, transaction, entries, this.#chain))
    this.transaction = transaction
  }

  /** Sets the mark `erased`, which is kept with the sums, and which pages were found to be free. */
  markErased(mark: number, freed: readonly number[] = []): void {
    const entries = freed.map(freedEntry)
    this.#appendRecord(encodeRecord(ERASED, mark, entries, this.#chain))
    this.#enter(entries.flat())
    this.erased = mark
    this.erasedUpTo = this.transaction
  }

  #appendRecord(record: Buffer): void {
    const file = openSync(this.path, 'r+')
    try {
      // Whatever stands behind the last whole record was cut short.
      ftruncateSync(file, this.#bytes)
      writeWhole(file, record, this.#bytes)
    } finally {
      closeSync(file)
    }
    this.#bytes += record.length
    this.#chain = chainOf(record)
  }

  #rewrite(transaction: number): void {
    const all: Entry[] = []
    for (const [page, sum] of this.#sums.entries()) {
      if (sum !== 0) all.push([page, sum])
      if (this.#free.has(page)) all.push(freedEntry(page))
    }
    // The mark stands before all sums: when it was set is not told any more.
    const mark = this.erased > 0 ? encodeRecord(ERASED, this.erased, [], 0) : Buffer.alloc(0)
    this.erasedUpTo = this.erased > 0 ? 0 : NEVER
    const record = Buffer.concat([mark, encodeRecord(SUMS, transaction, all, chainOf(mark))])
    const written = `${this.path}-new`
    const file = openSync(written, 'w')
    try {
      writeWhole(file, record, 0)
    } catch (error) {
      rmSync(written, { force: true })
      throw error
    } finally {
      closeSync(file)
    }
    renameSync(written, this.path)
    syncFolder(dirname(this.path))
    this.#bytes = record.length
    this.#chain = chainOf(record)
  }

  /** `bytes` are what the file holds behind what was read. */
  #parse(bytes: Buffer): void {
    let at = 0
    for (;;) {
      const record = readRecord(bytes, at, this.#chain)
      this.isDamaged = record === 'damaged'
      if (typeof record === 'string') return
      this.#enter(record.entries)
      if (record.kind === SUMS) this.transaction = record.number
      else {
        this.erased = record.number
        this.erasedUpTo = this.transaction
      }
      this.#chain = record.chain
      this.#bytes += record.end - at
      at = record.end
    }
  }

  /** Takes the entries of a record: one after another the two numbers of each. */
  #enter(entries: ArrayLike<number>): void {
    this.#makeRoom(entries)
    const sums = this.#sums
    let added = 0
    // All that opening an index does for each of its pages: without calls, which are slow as long as code is new.
    for (let at = 0; at < entries.length; at += 2) {
      const page = entries[at] ?? 0
      if (page >= FREED) this.#setFree(page - FREED, true)
      else {
        if (sums[page] === 0) added += 1
        sums[page] = entries[at + 1] ?? 0
        if (this.#freePages > 0) this.#setFree(page, false)
      }
    }
    this.pages += added
  }

  #makeRoom(entries: ArrayLike<number>): void {
    let last = 0
    for (let at = 0; at < entries.length; at += 2) {
      const page = entries[at] ?? 0
      if (page > last && page < FREED) last = page
    }
    if (last < this.#sums.length) return
    const larger = new Uint32Array(2 ** Math.ceil(Math.log2(last + 1)))
    larger.set(this.#sums)
    this.#sums = larger
  }

  #setFree(page: number, isFree: boolean): void {
    if (this.#free.has(page) === isFree) return
    this.#freePages += isFree ? 1 : -1
    if (isFree) this.#free.add(page)
    else this.#free.remove(page)
  }

  #clear(): void {
    this.#sums = new Uint32Array(1_024)
    this.pages = 0
    this.transaction = 0
    this.erased = 0
    this.erasedUpTo = NEVER
    this.#free.clear()
    this.#freePages = 0
    this.isDamaged = false
    this.#bytes = 0
    this.#chain = 0
  }
}

/** Never 0, which stands for none. */
export function sumOf(bytes: Uint8Array): number {
  return crc32(bytes) || 1
}

/** Of what records fill of a branch or leaf: between, nothing is read. */
export function sumOfFilled(page: Buffer): number {
  const { head, tail } = filledOf(page)
  return crc32(page.subarray(tail), crc32(page.subarray(0, head))) || 1
}

const nothing = Buffer.alloc(0)

/** What the file at `path` holds from `at` on, where a record ends with the checksum `chain`: that sums up all before it. Null
 *  when it is another file, or none. */
function readFrom(path: string, at: number, chain: number): Buffer | null {
  if (!existsSync(path)) return null
  const file = openSync(path, 'r')
  try {
    const from = Math.max(0, at - TRAILER)
    const bytes = Buffer.alloc(Math.max(0, fstatSync(file).size - from))
    const read = bytes.subarray(0, readSync(file, bytes, 0, bytes.length, from))
    if (at === 0) return read
    return read.length >= TRAILER && chainOf(read.subarray(0, TRAILER)) === chain
      ? read.subarray(TRAILER)
      : null
  } finally {
    closeSync(file)
  }
}

/** The places where two arrays differ, as if the shorter went on with zeros. */
function differences(a: Uint32Array, b: Uint32Array): number[] {
  const places: number[] = []
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    if ((a[at] ?? 0) !== (b[at] ?? 0)) places.push(at)
  }
  return places
}

function syncFolder(path: string): void {
  const folder = openSync(path, 'r')
  fsyncSync(folder)
  closeSync(folder)
}

function writeWhole(file: number, bytes: Buffer, at: number): void {
  for (let done = 0; done < bytes.length; ) {
    done += writeSync(file, bytes, done, bytes.length - done, at + done)
  }
  fdatasyncSync(file)
}
