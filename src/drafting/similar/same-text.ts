import { foldText } from '../../text/fold.ts'

/** Texts of which this share of all their pairs of letters is common say the same (同文): a name, a number or a clause may
 *  differ. Passages on one matter in words of their own share up to 0.4. */
const LEAST_COMMON = 0.7

/** What tells whether passages say the same: their pairs of letters, figures and punctuation aside. */
export type Wording = ReadonlySet<string>

export function wordingOf(text: string): Wording {
  const letters = foldText(text).replace(/[^\p{L}]/gu, '')
  const pairs = new Set<string>()
  for (let at = 0; at + 1 < letters.length; at += 1) pairs.add(letters.slice(at, at + 2))
  return pairs
}

/** Whether two passages say nearly the same. Texts without letters say nothing. */
export function saySame(a: Wording, b: Wording): boolean {
  const [fewer, more] = a.size < b.size ? [a, b] : [b, a]
  if (fewer.size < LEAST_COMMON * more.size || fewer.size === 0) return false
  let common = 0
  for (const pair of fewer) if (more.has(pair)) common += 1
  return common >= LEAST_COMMON * (fewer.size + more.size - common)
}
