import { isHan } from '../../text/chars.ts'
import { editDistance } from './edit-distance.ts'
import type { SpokenName } from './known-names.ts'
import { type Pinyin, typedPinyin } from './pinyin.ts'

/** Longer texts are no misspelt names. */
const LONGEST_NAME = 30

/** Names, so that the few which what was typed may be a slip for are found without a look at the others. */
export interface ArrangedNames {
  readonly folded: ReadonlySet<string>
  /** By the number of characters. */
  readonly byLength: ReadonlyMap<number, readonly SpokenName[]>
  readonly bySound: ReadonlyMap<string, readonly SpokenName[]>
  /** By the number of letters of the pinyin. */
  readonly bySoundLength: ReadonlyMap<number, readonly SpokenName[]>
  readonly byInitials: ReadonlyMap<string, readonly SpokenName[]>
}

export function arrangeNames(names: readonly SpokenName[]): ArrangedNames {
  return {
    folded: new Set(names.map(({ name }) => name)),
    byLength: groupBy(names, ({ name }) => name.length),
    bySound: groupBy(names, ({ pinyin }) => pinyin),
    bySoundLength: groupBy(names, ({ pinyin }) => pinyin.length),
    byInitials: groupBy(names, ({ initials }) => initials),
  }
}

/** Names that `typed` (folded) may be a slip for, the nearest first: one with nearly the same characters (揭榜挂师),
 *  with the same sound (双倍曾), or whose pinyin (jiebangguashuai) or its initials (jbgs) were typed. Empty when
 *  `typed` is a name itself. */
export function corrections(typed: string, names: ArrangedNames, pinyin: Pinyin): string[] {
  if (typed.length < 2 || typed.length > LONGEST_NAME || names.folded.has(typed)) return []
  const letters = typedPinyin(typed)
  const slips = letters === null ? slipsOf(typed, names, pinyin) : slipsOfLetters(letters, names)
  const nearest = new Map<string, number>()
  for (const { name, distance } of slips) {
    nearest.set(name, Math.min(distance, nearest.get(name) ?? Number.POSITIVE_INFINITY))
  }
  const sorted = [...nearest].toSorted(([a, near], [b, far]) => near - far || a.length - b.length)
  return sorted.map(([name]) => name)
}

/** A name, and how far what was typed is from it. */
interface Slip {
  readonly name: string
  readonly distance: number
}

function slipsOfLetters(letters: string, { byInitials, bySoundLength }: ArrangedNames): Slip[] {
  const most = slipsInPinyin(letters.length)
  const named = letters.length < 3 ? [] : (byInitials.get(letters) ?? [])
  const sounding = ofLength(bySoundLength, letters.length, most)
  return [
    ...named.map(({ name }) => ({ name, distance: 0 })),
    ...within(most, sounding, (known) => editDistance(letters, known.pinyin, most)),
  ]
}

function slipsOf(typed: string, { bySound, byLength }: ArrangedNames, pinyin: Pinyin): Slip[] {
  // 1315 is another number than 315, not a slip.
  if (/^[0-9]+$/.test(typed)) return []
  const most = slipsInCharacters(typed.length)
  const sound = [...typed].every(isHan) ? pinyin.syllables(typed).join('') : null
  const alike = sound === null ? [] : (bySound.get(sound) ?? [])
  const sounding = alike.filter(({ name }) => name.length === typed.length)
  return [
    ...sounding.map(({ name }) => ({ name, distance: 0.5 })),
    ...within(most, ofLength(byLength, typed.length, most), ({ name }) => editDistance(typed, name, most)),
  ]
}

function ofLength(
  byLength: ReadonlyMap<number, readonly SpokenName[]>,
  length: number,
  most: number,
): SpokenName[] {
  const lengths = Array.from({ length: 2 * most + 1 }, (_, at) => length - most + at)
  return lengths.flatMap((each) => byLength.get(each) ?? [])
}

function within(most: number, names: readonly SpokenName[], far: (known: SpokenName) => number): Slip[] {
  const slips = names.map((known) => ({ name: known.name, distance: far(known) }))
  return slips.filter(({ distance }) => distance <= most)
}

function groupBy<K>(names: readonly SpokenName[], key: (known: SpokenName) => K): Map<K, SpokenName[]> {
  const groups = new Map<K, SpokenName[]>()
  for (const known of names) {
    const group = groups.get(key(known))
    if (group) group.push(known)
    else groups.set(key(known), [known])
  }
  return groups
}

/** One slip in five letters. */
function slipsInPinyin(length: number): number {
  return length < 5 ? 0 : length < 10 ? 1 : 2
}

/** One slip in three or four characters: with two of two wrong nothing is left to go by. */
function slipsInCharacters(length: number): number {
  return length < 3 ? 0 : length < 6 ? 1 : 2
}
