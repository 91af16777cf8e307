import { isHan } from '../../text/chars.ts'
import { editDistance } from './edit-distance.ts'
import type { SpokenName } from './known-names.ts'
import { type Pinyin, typedPinyin } from './pinyin.ts'

/** Longer texts are no misspelt names. */
const LONGEST_NAME = 30

/** Names that `typed` (folded) may be a slip for, the nearest first: one with nearly the same characters (揭榜挂师),
 *  with the same sound (双倍曾), or whose pinyin (jiebangguashuai) or its initials (jbgs) were typed. Empty when
 *  `typed` is a name itself. */
export function corrections(typed: string, names: readonly SpokenName[], pinyin: Pinyin): string[] {
  if (typed.length < 2 || typed.length > LONGEST_NAME || names.some(({ name }) => name === typed)) return []
  const slip = slipOf(typed, pinyin)
  const near = names
    .map((known) => ({ name: known.name, distance: slip(known) }))
    .filter(({ distance }) => distance < FAR)
  const sorted = near.toSorted((a, b) => a.distance - b.distance || a.name.length - b.name.length)
  return sorted.map(({ name }) => name)
}

const FAR = 100

/** Gives how far a name is from what was typed; `FAR` when it is another word. */
function slipOf(typed: string, pinyin: Pinyin): (known: SpokenName) => number {
  const letters = typedPinyin(typed)
  if (letters !== null) {
    return (known) =>
      isInitials(letters, known) ? 0 : within(letters, known.pinyin, slipsInPinyin(letters.length))
  }
  // 1315 is another number than 315, not a slip.
  if (/^[0-9]+$/.test(typed)) return () => FAR
  const sound = [...typed].every(isHan) ? pinyin.syllables(typed).join('') : null
  return (known) => {
    if (sound !== null && sound === known.pinyin && typed.length === known.name.length) return 0.5
    return within(typed, known.name, slipsInCharacters(typed.length))
  }
}

function isInitials(letters: string, { initials }: SpokenName): boolean {
  return letters.length >= 3 && letters === initials
}

function within(a: string, b: string, most: number): number {
  const distance = editDistance(a, b, most)
  return distance > most ? FAR : distance
}

/** One slip in five letters. */
function slipsInPinyin(length: number): number {
  return length < 5 ? 0 : length < 10 ? 1 : 2
}

/** One slip in three or four characters: with two of two wrong nothing is left to go by. */
function slipsInCharacters(length: number): number {
  return length < 3 ? 0 : length < 6 ? 1 : 2
}
