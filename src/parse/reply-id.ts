import { createHash } from 'node:crypto'
import type { ReplyId } from '../reply/reply.ts'

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'

/** The stable name of the reply that came from `source`: the first 12 characters of the base32 of its SHA-256. */
export function replyId(source: string): ReplyId {
  const hash = createHash('sha256').update(source, 'utf8').digest()
  // 12 characters of 5 bits each are the first 60 bits.
  let bits = hash.readBigUInt64BE(0) >> 4n
  let id = ''
  for (let at = 0; at < 12; at += 1) {
    id = alphabet.charAt(Number(bits & 31n)) + id
    bits >>= 5n
  }
  return id
}
