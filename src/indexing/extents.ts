import { CHUNK_SIZE } from './postings.ts'

/** Where a reply lies in its chunk. */
export interface Extent {
  /** Id of its header line within the chunk. */
  readonly start: number
  /** Ids it takes: the header line and its passages. */
  readonly length: number
  /** Days since 1970-01-01 of the reply's date; 0 when it has none. */
  readonly day: number
}

const NUMBERS = 3

/** The extents of a chunk, ascending by start, as 32-bit numbers. */
export function encodeExtents(extents: readonly Extent[]): Buffer {
  const numbers = new Int32Array(extents.length * NUMBERS)
  const sorted = extents.toSorted((a, b) => a.start - b.start)
  for (const [at, extent] of sorted.entries())
    numbers.set([extent.start, extent.length, extent.day], at * NUMBERS)
  return Buffer.from(numbers.buffer)
}

/** Empty for a chunk without replies. Throws RangeError for bytes that are no record. */
export function decodeExtents(bytes: Uint8Array | undefined): Extent[] {
  if (bytes === undefined) return []
  if (bytes.length % (4 * NUMBERS) !== 0) throw new RangeError('length of an extent record')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const extents: Extent[] = []
  for (let at = 0; at < bytes.length; at += 4 * NUMBERS) {
    extents.push({
      start: view.getInt32(at, true),
      length: view.getInt32(at + 4, true),
      day: view.getInt32(at + 8, true),
    })
  }
  return extents
}

/** `date` as days since 1970-01-01; 0 for null, and never 0 for a date. */
export function dayOf(date: string | null): number {
  if (date === null) return 0
  return Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000) || -1
}

/** For each passage id of all chunks, the id of the header line of its reply; `NO_REPLY` for holes. */
export function headTable(chunks: readonly (readonly Extent[])[]): Uint32Array {
  const heads = new Uint32Array(chunks.length * CHUNK_SIZE).fill(NO_REPLY)
  for (const [chunk, extents] of chunks.entries()) {
    for (const { start, length } of extents) {
      const head = chunk * CHUNK_SIZE + start
      heads.fill(head, head, head + length)
    }
  }
  return heads
}

export const NO_REPLY = 0xffffffff
