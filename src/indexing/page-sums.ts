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
    this.reload()
  }

  /** Reads the file again; gives the pages whose sums are others than before. */
  reload(): number[] {
    const before = this.#sums
    this.#clear()
    if (existsSync(this.path)) this.#parse(readWhole(this.path))
    const changed: number[] = []
    const pages = Math.max(before.length, this.#sums.length)
    for (let page = 0; page < pages; page += 1) {
      if ((before[page] ?? 0) !== (this.#sums[page] ?? 0)) changed.push(page)
    }
    return changed
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
    for (const entry of entries) this.#enter(...entry)
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
    for (const entry of entries) this.#enter(...entry)
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

  #parse(bytes: Buffer): void {
    for (;;) {
      const record = readRecord(bytes, this.#bytes, this.#chain)
      this.isDamaged = record === 'damaged'
      if (typeof record === 'string') return
      const { entries } = record
      for (let at = 0; at < entries.length; at += 2) this.#enter(entries[at] ?? 0, entries[at + 1] ?? 0)
      if (record.kind === SUMS) this.transaction = record.number
      else {
        this.erased = record.number
        this.erasedUpTo = this.transaction
      }
      this.#chain = record.chain
      this.#bytes = record.end
    }
  }

  /** Takes an entry of a record. */
  #enter(page: number, sum: number): void {
    const isFree = page >= FREED
    if (!isFree) this.#set(page, sum)
    const own = isFree ? page - FREED : page
    if (this.#free.has(own) === isFree) return
    this.#freePages += isFree ? 1 : -1
    if (isFree) this.#free.add(own)
    else this.#free.remove(own)
  }

  #set(page: number, sum: number): void {
    if (page >= this.#sums.length) {
      const larger = new Uint32Array(2 ** Math.ceil(Math.log2(page + 1)))
      larger.set(this.#sums)
      this.#sums = larger
    }
    if (this.#sums[page] === 0) this.pages += 1
    this.#sums[page] = sum
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

function readWhole(path: string): Buffer {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(fstatSync(file).size)
    return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, 0))
  } finally {
    closeSync(file)
  }
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
