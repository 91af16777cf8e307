import { clearRange, lowestBit } from './bitmap.ts'
import { NO_REPLY } from './extents.ts'
import { CHUNK_WORDS } from './postings.ts'
import type { Chunk, Snapshot } from './snapshot.ts'

/** What of a bitmap of all passages is the chunk's. */
export function wordsOfChunk(bits: Uint32Array, { number, words }: Chunk): Uint32Array {
  return bits.subarray(number * CHUNK_WORDS, number * CHUNK_WORDS + words)
}

/** Takes the passages of all replies out of `bits`, a bitmap of the chunk, but of those with a number other than 0 in
 *  `kept`, which has one for each reply of the chunk. Gives whether there are such. */
export function keepReplies(
  bits: Uint32Array,
  kept: ArrayLike<number>,
  { chunk, snapshot }: { chunk: Chunk; snapshot: Snapshot },
): boolean {
  const { heads, lengths } = snapshot
  let from = 0
  for (let place = 0; place < chunk.replies; place += 1) {
    if (kept[place] === 0) continue
    const reply = chunk.first + place
    const head = (heads[reply] ?? 0) - chunk.base
    if (from < head) clearRange(bits, from, head)
    from = head + 1 + (lengths[reply] ?? 0)
  }
  const end = 32 * bits.length
  if (from < end) clearRange(bits, from, end)
  return from > 0
}

/** Adds the roles of the passages in `bits`, a bitmap of the chunk, to those of their replies. */
export function addRoles(
  roles: Uint16Array,
  bits: Uint32Array,
  { chunk, snapshot }: { chunk: Chunk; snapshot: Snapshot },
): void {
  const { replyOf, columns } = snapshot
  const { roleBits } = columns
  const { base, first } = chunk
  for (let word = 0; word < bits.length; word += 1) {
    for (let left = bits[word] ?? 0; left !== 0; left &= left - 1) {
      const id = base + (word << 5) + lowestBit(left)
      const reply = (replyOf[id] ?? NO_REPLY) - first
      roles[reply] = (roles[reply] ?? 0) | (roleBits[id] ?? 0)
    }
  }
}

/** Takes the passages of other roles than `allowed` out of `bits`, a bitmap of the chunk. */
export function keepRoles(bits: Uint32Array, roleBits: Uint16Array, { allowed, base }: AllowedRoles): void {
  for (let word = 0; word < bits.length; word += 1) {
    let kept = bits[word] ?? 0
    for (let left = kept; left !== 0; left &= left - 1) {
      const role = roleBits[base + (word << 5) + lowestBit(left)] ?? 0
      if ((role & allowed) === 0) kept ^= left & -left
    }
    bits[word] = kept
  }
}

interface AllowedRoles {
  readonly allowed: number
  /** The first passage id of the chunk. */
  readonly base: number
}
