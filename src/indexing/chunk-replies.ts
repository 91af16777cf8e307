import { bitsWithin, clearRange, lowestBit } from './bitmap.ts'
import { CHUNK_WORDS } from './postings.ts'
import type { Chunk, Snapshot } from './snapshot.ts'

/** What of a bitmap of all passages is the chunk's. */
export function wordsOfChunk(bits: Uint32Array, { number, words }: Chunk): Uint32Array {
  return bits.subarray(number * CHUNK_WORDS, number * CHUNK_WORDS + words)
}

/** What of the numbers of all replies is the chunk's. */
export function repliesOfChunk(numbers: Uint32Array, { first, replies }: Chunk): Uint32Array {
  return numbers.subarray(first, first + replies)
}

interface ChunkContext {
  readonly chunk: Chunk
  readonly snapshot: Snapshot
}

/** Takes all passages out of `bits`, a bitmap of the chunk, but those of `kept`: replies of the chunk, ascending. */
export function keepReplies(bits: Uint32Array, kept: Uint32Array, { chunk, snapshot }: ChunkContext): void {
  const { heads, lengths } = snapshot
  let from = 0
  for (let at = 0; at < kept.length; at += 1) {
    const reply = kept[at] ?? 0
    const head = (heads[reply] ?? 0) - chunk.base
    if (from < head) clearRange(bits, from, head)
    from = head + 1 + (lengths[reply] ?? 0)
  }
  const end = 32 * bits.length
  if (from < end) clearRange(bits, from, end)
}

/** Adds the roles of the passages in `bits`, a bitmap of the chunk, to those of their replies. */
export function addRoles(roles: Uint16Array, bits: Uint32Array, { chunk, snapshot }: ChunkContext): void {
  const { replyOf, columns } = snapshot
  const { roleBits } = columns
  const { base, first } = chunk
  for (let word = 0; word < bits.length; word += 1) {
    for (let left = bits[word] ?? 0; left !== 0; left &= left - 1) {
      const id = base + (word << 5) + lowestBit(left)
      const reply = (replyOf[id] ?? 0) - first
      roles[reply] = (roles[reply] ?? 0) | (roleBits[id] ?? 0)
    }
  }
}

/** The same for some replies of the chunk alone; those of the others may stay in `bits`. */
export function addRolesOf(
  replies: Uint32Array,
  { roles, bits }: { readonly roles: Uint16Array; readonly bits: Uint32Array },
  { chunk: { base, first }, snapshot }: ChunkContext,
): void {
  const { heads, lengths, columns } = snapshot
  const { roleBits } = columns
  for (let at = 0; at < replies.length; at += 1) {
    const reply = replies[at] ?? 0
    const from = (heads[reply] ?? 0) - base
    const end = from + 1 + (lengths[reply] ?? 0)
    let held = roles[reply - first] ?? 0
    for (let word = from >> 5; word <= (end - 1) >> 5; word += 1) {
      for (let left = (bits[word] ?? 0) & bitsWithin(word, from, end); left !== 0; left &= left - 1) {
        held |= roleBits[base + (word << 5) + lowestBit(left)] ?? 0
      }
    }
    roles[reply - first] = held
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
