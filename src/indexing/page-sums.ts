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
import { filledOf } from './lmdb-page.ts'

const SUMS = 0x314d5346 // 'FSM1'
const ERASED = 0x31455346 // 'FSE1'
const HEADER = 16
const ENTRY = 8
const TRAILER = 4

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
  /** The mark that was set last; 0 for none. */
  erased = 0
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

  /** Adds the sums of the pages that `transaction` wrote, safely on the disk when this returns. */
  append(transaction: number, sums: ReadonlyMap<number, number>): void {
    for (const [page, sum] of sums) this.#set(page, sum)
    const whole = HEADER + this.pages * ENTRY + TRAILER
    const length = HEADER + sums.size * ENTRY + TRAILER
    if (this.#bytes + length > 3 * whole + SMALL_BYTES || this.#bytes === 0) this.#rewrite(transaction)
    else this.#appendRecord(encodeRecord(SUMS, transaction, [...sums], this.#chain))
    this.transaction = transaction
  }

  /** Sets the mark `erased`, which is kept with the sums. */
  markErased(mark: number): void {
    this.#appendRecord(encodeRecord(ERASED, mark, [], this.#chain))
    this.erased = mark
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
    this.#chain = record.readUInt32LE(record.length - TRAILER)
  }

  #rewrite(transaction: number): void {
    const all: [number, number][] = []
    for (const [page, sum] of this.#sums.entries()) if (sum !== 0) all.push([page, sum])
    const record = encodeRecord(SUMS, transaction, all, 0)
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
    this.#chain = record.readUInt32LE(record.length - TRAILER)
    if (this.erased > 0) this.markErased(this.erased)
  }

  #parse(bytes: Buffer): void {
    while (this.#bytes + HEADER <= bytes.length) {
      const at = this.#bytes
      const entries = at + HEADER
      const end = entries + bytes.readUInt32LE(at + 12) * ENTRY
      const kind = bytes.readUInt32LE(at)
      const begins = kind === SUMS || kind === ERASED
      if (begins && end + TRAILER > bytes.length) return // cut short
      const chain = begins ? crc32(bytes.subarray(at, end), this.#chain) : 0
      if (!begins || bytes.readUInt32LE(end) !== chain) {
        this.isDamaged = true
        return
      }
      for (let entry = entries; entry < end; entry += ENTRY) {
        this.#set(bytes.readUInt32LE(entry), bytes.readUInt32LE(entry + 4))
      }
      const number = Number(bytes.readBigUInt64LE(at + 4))
      if (kind === SUMS) this.transaction = number
      else this.erased = number
      this.#chain = chain
      this.#bytes = end + TRAILER
    }
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

/** Sealed by a checksum that goes on from that of the record before. */
function encodeRecord(
  kind: typeof SUMS | typeof ERASED,
  number: number,
  sums: readonly (readonly [number, number])[],
  chain: number,
): Buffer {
  const record = Buffer.alloc(HEADER + sums.length * ENTRY + TRAILER)
  record.writeUInt32LE(kind, 0)
  record.writeBigUInt64LE(BigInt(number), 4)
  record.writeUInt32LE(sums.length, 12)
  let at = HEADER
  for (const [page, sum] of sums) {
    record.writeUInt32LE(page, at)
    record.writeUInt32LE(sum, at + 4)
    at += ENTRY
  }
  record.writeUInt32LE(crc32(record.subarray(0, at), chain), at)
  return record
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
