import { simplifyChar } from '../text/simplify.ts'

/** In a traditional text every third character differs; in a simplified one now and then a rare name may. */
const LEAST_SHARE = 0.1

/** The traditional characters of `text`, each once, with its simplified form behind it (體体國国), where it is written in
 *  traditional characters; else empty. */
export function traditionalLetters(text: string): string {
  const letters = text.match(/[\u3400-\u9fff]/g) ?? []
  const changed = letters.filter((letter) => simplifyChar(letter) !== letter)
  if (changed.length < letters.length * LEAST_SHARE) return ''
  return [...new Set(changed)].map((letter) => letter + simplifyChar(letter)).join('')
}
