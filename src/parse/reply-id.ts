import { hash } from 'node:crypto'
import type { ReplyId } from '../reply/reply.ts'

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'

/** The stable name of the reply that came from `source`: the first 12 characters of the base32 of its SHA-256. */
export function replyId(source: string): ReplyId {
  // 12 characters of 5 bits each are the first 60 bits: 15 digits of 4 bits.
  const digits = hash('sha256', source, 'hex').slice(0, 15)
  let id = ''
  for (let at = 0; at < digits.length; at += 5) {
    // Five digits are four characters; three such groups are small enough for arithmetic without big numbers.
    const bits = Number.parseInt(digits.slice(at, at + 5), 16)
    for (const shift of [15, 10, 5, 0]) id += alphabet.charAt((bits >> shift) & 31)
  }
  return id
}
