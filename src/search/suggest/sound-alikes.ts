import { isHan } from '../../text/chars.ts'
import { type Pinyin, typedPinyin } from './pinyin.ts'

/** What is asked of an index to know which texts it holds. */
export interface HeldTexts {
  /** How many passages hold each term; nothing for those that none holds. */
  termCounts(terms: readonly string[]): Promise<ReadonlyMap<string, number>>
  /** Whether a passage holds the text letter by letter. */
  holds(text: string): Promise<boolean>
}

/** Texts of other lengths are no slips of the keyboard, or too long to be sure of. */
const SHORTEST = 2
const LONGEST = 12
const LONGEST_PINYIN = 60

/** Of the characters that sound alike, so many are tried, the most frequent first. */
const CHARACTERS = 12

/** So many readings of what was typed so far are followed. */
const FOLLOWED = 40

/** So many whole readings are looked up. */
const LOOKED_UP = 6

/** A character that was typed is left for another only where that makes a much likelier text. */
const CHANGE_COSTS = 3

/** One reading of a beginning of what was typed. */
interface Reading {
  readonly text: string
  readonly score: number
}

/** What may stand at one place of what was typed: characters that go on to `end`. */
interface Step {
  readonly end: number
  readonly characters: readonly { readonly char: string; readonly cost: number }[]
}

/** Texts that the index holds and that sound like what was `typed` (folded): its pinyin (yanfafeiyong), or characters in
 *  place of others of the same sound (研发费用加记扣除). The likeliest first, at most `most`; each pair of their
 *  neighbouring characters stands in some passage, and so does the whole. None for a text that the index holds as it is. */
export async function soundAlikes(
  typed: string,
  { pinyin, held, most }: { readonly pinyin: Pinyin; readonly held: HeldTexts; readonly most: number },
): Promise<string[]> {
  const steps = stepsOf(typed, pinyin)
  if (steps === null || (await held.holds(typed))) return []
  const frequent = await keepFrequent(steps, held)
  const pairs = await held.termCounts([...pairsOf(frequent)])
  const found: string[] = []
  for (const { text } of readings(frequent, pairs).slice(0, LOOKED_UP)) {
    if (!keepsEnough(typed, text)) continue
    if (found.length < most && text.length >= SHORTEST && (await held.holds(text))) found.push(text)
  }
  return found
}

/** Of typed characters half must stay: with two of two others nothing is left to go by, as 和省 for 火星. */
function keepsEnough(typed: string, text: string): boolean {
  if (!isHan(typed[0])) return true
  const kept = [...typed].filter((char, at) => char === [...text][at]).length
  return kept * 2 >= [...typed].length
}

type Steps = readonly (readonly Step[])[]

/** By place in what was typed: the ways to go on from there. Null for a text that is neither pinyin nor Chinese. */
function stepsOf(typed: string, pinyin: Pinyin): Steps | null {
  const letters = typedPinyin(typed)
  if (letters !== null) return letters.length > LONGEST_PINYIN ? null : stepsOfLetters(letters, pinyin)
  const characters = Array.from(typed)
  if (characters.length < SHORTEST || characters.length > LONGEST || !characters.every(isHan)) return null
  return characters.map((char, at) => {
    const alike = new Set(pinyin.readings(char).flatMap((syllable) => pinyin.characters(syllable)))
    const others = [...alike].filter((other) => other !== char)
    return [
      {
        end: at + 1,
        characters: [{ char, cost: 0 }, ...others.map((other) => ({ char: other, cost: CHANGE_COSTS }))],
      },
    ]
  })
}

const LONGEST_SYLLABLE = 6

function stepsOfLetters(letters: string, pinyin: Pinyin): Steps {
  return Array.from(letters, (_, at) => {
    const ends = Array.from({ length: LONGEST_SYLLABLE }, (__, length) => at + length + 1)
    return ends.flatMap((end) => {
      const characters = end > letters.length ? [] : pinyin.characters(letters.slice(at, end))
      return characters.length === 0
        ? []
        : [{ end, characters: characters.map((char) => ({ char, cost: 0 })) }]
    })
  })
}

async function keepFrequent(steps: Steps, held: HeldTexts): Promise<Steps> {
  const all = steps.flat().flatMap(({ characters }) => characters.map(({ char }) => char))
  const counts = await held.termCounts([...new Set(all)])
  const count = (char: string): number => counts.get(char) ?? 0
  return steps.map((ways) =>
    ways.map(({ end, characters }) => {
      const known = characters.filter(({ char }) => count(char) > 0)
      const sorted = known.toSorted((a, b) => a.cost - b.cost || count(b.char) - count(a.char))
      return { end, characters: sorted.slice(0, CHARACTERS) }
    }),
  )
}

function pairsOf(steps: Steps): Set<string> {
  const pairs = new Set<string>()
  for (const { end, characters } of steps.flat()) {
    for (const next of steps[end] ?? []) {
      for (const { char } of characters) for (const other of next.characters) pairs.add(char + other.char)
    }
  }
  return pairs
}

/** The readings of all that was typed, the likeliest first: by how frequent the pairs of neighbours are. */
function readings(steps: Steps, pairs: ReadonlyMap<string, number>): Reading[] {
  const reached: Reading[][] = Array.from({ length: steps.length + 1 }, () => [])
  reached[0] = [{ text: '', score: 0 }]
  for (const [at, ways] of steps.entries()) {
    const followed = likeliest(reached[at] ?? [], FOLLOWED)
    for (const { end, characters } of ways) {
      for (const { char, cost } of characters) {
        for (const { text, score } of followed) {
          const count = text === '' ? 1 : (pairs.get(text.slice(-1) + char) ?? 0)
          if (count > 0) reached[end]?.push({ text: text + char, score: score + Math.log(count) - cost })
        }
      }
    }
  }
  return likeliest(reached.at(-1) ?? [], FOLLOWED)
}

function likeliest(all: readonly Reading[], most: number): Reading[] {
  const sorted = all.toSorted((a, b) => b.score - a.score)
  return sorted.slice(0, most)
}
