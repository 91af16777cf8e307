import { foldText } from '../../text/fold.ts'

/** Texts of which this share of all their pairs of letters is common say the same (同文): a name, a number or a clause may
 *  differ. Passages on one matter in words of their own share up to 0.4. */
const LEAST_COMMON = 0.7

/** What tells whether passages say the same: their pairs of letters, each as one number, ascending; figures and punctuation
 *  aside. */
export type Wording = Uint32Array

export function wordingOf(text: string): Wording {
  const letters = foldText(text).replace(/[^\p{L}]/gu, '')
  const pairs = new Uint32Array(Math.max(0, letters.length - 1))
  for (let at = 0; at < pairs.length; at += 1)
    pairs[at] = letters.charCodeAt(at) * 0x10000 + letters.charCodeAt(at + 1)
  pairs.sort()
  return pairs.filter((pair, at) => pair !== pairs[at - 1])
}

/** Whether two passages say nearly the same. Texts without letters say nothing. */
export function saySame(a: Wording, b: Wording): boolean {
  const [fewer, more] = a.length < b.length ? [a, b] : [b, a]
  if (fewer.length < LEAST_COMMON * more.length || fewer.length === 0) return false
  const common = countCommon(fewer, more)
  return common >= LEAST_COMMON * (fewer.length + more.length - common)
}

function countCommon(a: Wording, b: Wording): number {
  let [common, inA, inB] = [0, 0, 0]
  while (inA < a.length && inB < b.length) {
    const difference = (a[inA] ?? 0) - (b[inB] ?? 0)
    if (difference === 0) common += 1
    if (difference <= 0) inA += 1
    if (difference >= 0) inB += 1
  }
  return common
}
