import { isHan } from './chars.ts'

/** Terms longer than this do not go into the index whole; their parts do. */
export const LONGEST_TERM = 64

/** Pairs of letters are terms already. */
export const SHORTEST_WORD = 3

/** Whether `folded` may be a term as a word of jieba: a text with that term holds it letter by letter. */
export function isWord(folded: string): boolean {
  if (folded.length < SHORTEST_WORD || folded.length > LONGEST_TERM) return false
  for (let at = 0; at < folded.length; at += 1) {
    const unit = folded.charCodeAt(at)
    // Nearly all characters are of this block; the long way round is for the others.
    if (unit < 0x4e00 || unit > 0x9fff) return Array.from(folded).every(isHan)
  }
  return true
}
