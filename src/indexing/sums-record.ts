import { crc32 } from 'node:zlib'

/** The records of the file of sums: kind, number and count of entries, the entries, and a checksum that goes on from that
 *  of the record before. All numbers are little-endian. */

/** The pages that a transaction wrote and freed; its number. */
export const SUMS = 0x314d5346 // 'FSM1'
/** That all was erased up to the record before, and a mark. */
export const ERASED = 0x32455346 // 'FSE2'

type Kind = typeof SUMS | typeof ERASED

const HEADER = 16
const ENTRY = 8
/** Bytes of the checksum at the end. */
export const TRAILER = 4

/** A page and its sum, or a page with `FREED`. */
export type Entry = readonly [page: number, sum: number]

/** Stands with the number of a page that is free: its sum stays for those who read an earlier state. */
export const FREED = 2 ** 31

export function freedEntry(page: number): Entry {
  return [page + FREED, 0]
}

/** Bytes of a record with so many entries. */
export function recordBytes(entries: number): number {
  return HEADER + entries * ENTRY + TRAILER
}

/** `chain` is the checksum of the record before. */
export function encodeRecord(kind: Kind, number: number, entries: readonly Entry[], chain: number): Buffer {
  const record = Buffer.alloc(recordBytes(entries.length))
  record.writeUInt32LE(kind, 0)
  record.writeBigUInt64LE(BigInt(number), 4)
  record.writeUInt32LE(entries.length, 12)
  let at = HEADER
  for (const [page, sum] of entries) {
    record.writeUInt32LE(page, at)
    record.writeUInt32LE(sum, at + 4)
    at += ENTRY
  }
  record.writeUInt32LE(crc32(record.subarray(0, at), chain), at)
  return record
}

/** The checksum that a record ends with; 0 for none. */
export function chainOf(record: Buffer): number {
  return record.length === 0 ? 0 : record.readUInt32LE(record.length - TRAILER)
}

export interface SumsRecord {
  readonly kind: Kind
  readonly number: number
  /** One after another the two numbers of each. */
  readonly entries: Uint32Array
  readonly chain: number
  /** Where the next record begins. */
  readonly end: number
}

/** The record that begins at `at`; `cut short` also where none begins. */
export function readRecord(bytes: Buffer, at: number, before: number): SumsRecord | 'cut short' | 'damaged' {
  if (at + HEADER > bytes.length) return 'cut short'
  const kind = bytes.readUInt32LE(at)
  if (kind !== SUMS && kind !== ERASED) return 'damaged'
  const count = bytes.readUInt32LE(at + 12)
  const end = at + recordBytes(count)
  if (end > bytes.length) return 'cut short'
  const chain = crc32(bytes.subarray(at, end - TRAILER), before)
  if (bytes.readUInt32LE(end - TRAILER) !== chain) return 'damaged'
  const entries = new Uint32Array(new Uint8Array(bytes.subarray(at + HEADER, end - TRAILER)).buffer)
  return { kind, number: Number(bytes.readBigUInt64LE(at + 4)), entries, chain, end }
}
