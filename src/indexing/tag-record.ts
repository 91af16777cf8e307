import { CHUNK_SIZE } from './postings.ts'

const BITMAP_BYTES = CHUNK_SIZE / 8

/** The tagged passages of one chunk: sorted 16-bit ids, or a bitmap where that is smaller. */
export function encodeTagged(ids: readonly number[]): Buffer {
  if (ids.length * 2 < BITMAP_BYTES) return Buffer.from(Uint16Array.from(ids).buffer)
  const bitmap = Buffer.alloc(BITMAP_BYTES)
  for (const id of ids) bitmap[id >> 3] = (bitmap[id >> 3] ?? 0) | (1 << (id & 7))
  return bitmap
}

/** The ids of a record, ascending; empty for a missing one. */
export function decodeTagged(bytes: Uint8Array | undefined): number[] {
  if (bytes === undefined) return []
  const ids: number[] = []
  if (bytes.length === BITMAP_BYTES) {
    for (let id = 0; id < CHUNK_SIZE; id += 1) if ((bytes[id >> 3] ?? 0) & (1 << (id & 7))) ids.push(id)
    return ids
  }
  for (let at = 0; at + 1 < bytes.length; at += 2) ids.push((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8))
  return ids
}
