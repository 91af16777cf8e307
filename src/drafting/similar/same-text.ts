import { isLetter } from '../../text/chars.ts'

/** Texts of which so many of ten of all their pairs of letters are common say the same (同文): a name, a number or a clause may
 *  differ. Passages on one matter in words of their own share up to 0.4. */
const COMMON_OF_TEN = 7

/** What tells whether passages say the same: the pairs of letters of their folded text, each as one number, ascending; figures
 *  and punctuation aside. */
export type Wording = Uint32Array

export function wordingOf(folded: string): Wording {
  const pairs = new Uint32Array(folded.length)
  let count = 0
  let before = 0
  for (let at = 0; at < folded.length; at += 1) {
    const unit = folded.charCodeAt(at)
    if ((kinds[unit] || learn(unit)) !== LETTER) continue
    if (before !== 0) pairs[count++] = before * 0x10000 + unit
    before = unit
  }
  return withoutDoubles(pairs.subarray(0, count).sort())
}

/** `pairs` are ascending, and are overwritten. */
function withoutDoubles(pairs: Uint32Array): Uint32Array {
  let kept = 0
  for (let at = 0; at < pairs.length; at += 1) {
    const pair = pairs[at] ?? 0
    if (at === 0 || pair !== pairs[kept - 1]) pairs[kept++] = pair
  }
  return pairs.subarray(0, kept)
}

const LETTER = 1
const OTHER = 2

/** What each code unit is; 0 for one not yet met. */
const kinds = new Uint8Array(0x10000)

/** Half a pair of surrogates counts as a letter: rare Han letters are two of them. */
function learn(unit: number): number {
  const kind = (unit >= 0xd800 && unit <= 0xdfff) || isLetter(String.fromCharCode(unit)) ? LETTER : OTHER
  kinds[unit] = kind
  return kind
}

/** Whether two passages say nearly the same. Texts without letters say nothing. */
export function saySame(a: Wording, b: Wording): boolean {
  const [fewer, more] = a.length < b.length ? [a, b] : [b, a]
  if (10 * fewer.length < COMMON_OF_TEN * more.length || fewer.length === 0) return false
  // What is common counts once among all, twice among both: 7 of 10 of all are 7 of 17 of both.
  const needed = Math.ceil((COMMON_OF_TEN * (fewer.length + more.length)) / (10 + COMMON_OF_TEN))
  return haveInCommon(fewer, more, needed)
}

/** Whether `a` and `b` have at least `needed` pairs in common. Ends as soon as too few are left: of most passages it reads a third. */
function haveInCommon(a: Wording, b: Wording, needed: number): boolean {
  let common = 0
  let inA = 0
  let inB = 0
  while (common < needed && common + Math.min(a.length - inA, b.length - inB) >= needed) {
    const first = a[inA] ?? 0
    const second = b[inB] ?? 0
    if (first === second) common += 1
    if (first <= second) inA += 1
    if (first >= second) inB += 1
  }
  return common >= needed
}
