/** How the postings of one term in one chunk are kept: passages by level, the strongest first.
 *
 *  A chunk is 65,536 consecutive passage ids, of which the last is never given away, so that a count fits 16 bits.
 *  From 24 postings on a record holds 16 counts and then, level after level, the sorted ids within the chunk, all as
 *  little-endian 16-bit numbers: a typed array reads them in place. Fewer postings take three bytes each (level, id). */
export const CHUNK_SIZE = 65_536

/** Levels of impact, 0 the strongest. */
export const LEVELS = 16

const SMALL_RECORD = 24
const BYTES_OF_SMALL = 3

/** Sorted ids of passages within the chunk, by level. */
export type Levels = readonly (readonly number[] | Uint16Array)[]

/** The record of `levels`; ids of a level ascend. An empty record for no postings. */
export function encodePostings(levels: Levels): Uint8Array {
  const total = countPostings(levels)
  if (total < SMALL_RECORD) return encodeSmall(levels, total)
  const record = new Uint16Array(LEVELS + total)
  let at = LEVELS
  for (let level = 0; level < LEVELS; level += 1) {
    const ids = levels[level] ?? []
    record[level] = ids.length
    record.set(ids, at)
    at += ids.length
  }
  return new Uint8Array(record.buffer)
}

/** Calls `visit` for each level that has ids, the strongest first. The ids are valid until the record changes.
 *  Throws RangeError for bytes that are no record. */
export function eachLevel(bytes: Uint8Array, visit: (level: number, ids: Uint16Array) => void): void {
  if (bytes.length < SMALL_RECORD * BYTES_OF_SMALL) {
    eachSmallLevel(bytes, visit)
    return
  }
  const record = asUint16(bytes)
  let at = LEVELS
  for (let level = 0; level < LEVELS; level += 1) {
    const count = record[level] ?? 0
    if (count > 0) visit(level, record.subarray(at, at + count))
    at += count
  }
  if (at !== record.length) throw new RangeError('counts and length of a posting record differ')
}

/** The postings of a record as plain arrays, one for each level. */
export function decodePostings(bytes: Uint8Array): number[][] {
  const levels = Array.from({ length: LEVELS }, (): number[] => [])
  eachLevel(bytes, (level, ids) => {
    levels[level] = Array.from(ids)
  })
  return levels
}

/** Number of postings in a record. */
export function recordSize(bytes: Uint8Array): number {
  if (bytes.length < SMALL_RECORD * BYTES_OF_SMALL) return bytes.length / BYTES_OF_SMALL
  return bytes.length / 2 - LEVELS
}

/** `levels` and `more` together, each level sorted. */
export function mergeLevels(levels: Levels, more: Levels): number[][] {
  return Array.from({ length: LEVELS }, (_, level) => {
    const both = [...(levels[level] ?? []), ...(more[level] ?? [])]
    return both.sort((a, b) => a - b)
  })
}

/** `levels` without the ids of which `gone` is true. */
export function withoutIds(levels: Levels, gone: (id: number) => boolean): number[][] {
  return levels.map((ids) => Array.from(ids).filter((id) => !gone(id)))
}

export function countPostings(levels: Levels): number {
  return levels.reduce((sum, ids) => sum + ids.length, 0)
}

function encodeSmall(levels: Levels, total: number): Uint8Array {
  const record = new Uint8Array(total * BYTES_OF_SMALL)
  let at = 0
  for (const [level, ids] of levels.entries()) {
    for (const id of ids) {
      record[at] = level
      record[at + 1] = id & 0xff
      record[at + 2] = id >> 8
      at += BYTES_OF_SMALL
    }
  }
  return record
}

function eachSmallLevel(bytes: Uint8Array, visit: (level: number, ids: Uint16Array) => void): void {
  if (bytes.length % BYTES_OF_SMALL !== 0) throw new RangeError('length of a small posting record')
  let start = 0
  while (start < bytes.length) {
    const level = bytes[start] ?? 0
    let end = start
    while (end < bytes.length && bytes[end] === level) end += BYTES_OF_SMALL
    const ids = new Uint16Array((end - start) / BYTES_OF_SMALL)
    for (let at = 0; at < ids.length; at += 1) {
      const from = start + at * BYTES_OF_SMALL
      ids[at] = (bytes[from + 1] ?? 0) | ((bytes[from + 2] ?? 0) << 8)
    }
    visit(level, ids)
    start = end
  }
}

/** A view where the bytes lie on an even address, a copy where they do not. */
function asUint16(bytes: Uint8Array): Uint16Array {
  if (bytes.length % 2 !== 0) throw new RangeError('length of a posting record')
  if (bytes.byteOffset % 2 === 0) return new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2)
  const copy = bytes.slice()
  return new Uint16Array(copy.buffer, 0, copy.length / 2)
}
