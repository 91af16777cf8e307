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
  const numbers = numbersOf(bytes)
  return Array.from({ length: numbers.length / NUMBERS }, (_, at) => {
    const [start = 0, length = 0, day = 0] = numbers.subarray(at * NUMBERS, (at + 1) * NUMBERS)
    return { start, length, day }
  })
}

/** `date` as days since 1970-01-01; 0 for null, and never 0 for a date. */
export function dayOf(date: string | null): number {
  if (date === null) return 0
  return Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000) || -1
}

/** The year of a day that `dayOf` gave; null where there was no date. */
export function yearOf(day: number): number | null {
  return day === 0 ? null : new Date(day * 86_400_000).getUTCFullYear()
}

/** The replies of an index, numbered in the order of their passage ids. */
export interface ReplyTable {
  /** By passage id: the number of its reply; `NO_REPLY` in a hole. */
  readonly replyOf: Uint32Array
  /** By reply: the id of its header line, how many passages follow it, and its day. */
  readonly heads: Uint32Array
  readonly lengths: Uint32Array
  readonly days: Int32Array
  /** By chunk: the number of its first reply; one more entry, at the end, holds how many replies there are. */
  readonly firsts: Uint32Array
}

export const NO_REPLY = 0xffffffff

/** The table of the replies in `chunks`, an extent record each. Throws RangeError as `decodeExtents` does. */
export function replyTable(chunks: readonly (Uint8Array | undefined)[]): ReplyTable {
  const extents = chunks.map(numbersOf)
  const firsts = new Uint32Array(chunks.length + 1)
  for (const [chunk, numbers] of extents.entries()) {
    firsts[chunk + 1] = (firsts[chunk] ?? 0) + numbers.length / NUMBERS
  }
  const count = firsts.at(-1) ?? 0
  const replyOf = new Uint32Array(chunks.length * CHUNK_SIZE).fill(NO_REPLY)
  const [heads, lengths, days] = [new Uint32Array(count), new Uint32Array(count), new Int32Array(count)]
  let reply = 0
  for (const [chunk, numbers] of extents.entries()) {
    for (let at = 0; at < numbers.length; at += NUMBERS) {
      const head = chunk * CHUNK_SIZE + (numbers[at] ?? 0)
      const length = numbers[at + 1] ?? 0
      replyOf.fill(reply, head, head + length)
      heads[reply] = head
      lengths[reply] = length - 1
      days[reply] = numbers[at + 2] ?? 0
      reply += 1
    }
  }
  return { replyOf, heads, lengths, days, firsts }
}

/** Throws RangeError for bytes that are no record. */
function numbersOf(bytes: Uint8Array | undefined): Int32Array {
  if (bytes === undefined) return new Int32Array(0)
  if (bytes.length % (4 * NUMBERS) !== 0) throw new RangeError('length of an extent record')
  return new Int32Array(new Uint8Array(bytes).buffer)
}
