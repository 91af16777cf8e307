import { simplifyText } from '../../text/simplify.ts'
import { matchesOf } from '../../text/span.ts'
import { unitMap } from '../../text/unit-map.ts'

/** A run of digits of one script, in a text folded by `foldForMasking`. */
export interface DigitGroup {
  readonly start: number
  readonly end: number
  /** ASCII digits, whatever the script. */
  readonly digits: string
  /** Whether at most three blanks, dashes, points or brackets set it apart from the group before. */
  readonly joinsPrevious: boolean
}

/** What already masked numbers become, so that a second masking sees where they were. */
export const MASKED_CHAR = '\ufdd0'

const label = /［[^\s\d［］]{2,6}已隐去］/g
const pairs = /[\ud800-\udbff][\udc00-\udfff]/g

/** `text` with the same length and offsets, but full-width forms as ASCII, every space as ' ', every dash as
 *  '-', invisible characters as U+200B, the labels of earlier maskings as `MASKED_CHAR`, and simplified
 *  characters where the text writes the words of contacts in traditional ones. */
export function foldForMasking(text: string): string {
  const bare = foldUnits(text.replace(label, (found) => MASKED_CHAR.repeat(found.length))).replace(
    pairs,
    foldPair,
  )
  return traditionalContact.test(bare) ? simplifyText(bare) : bare
}

const traditionalContact = /[聯電辦經機傳號]/

const isSpace = /[\p{Zs}\t]/u
const isDash = /[\p{Pd}−─~～]/u
const isInvisible = /[\p{Cf}\ufe0f\u20e3]/u

const foldUnits = unitMap((unit) => {
  if (isSpace.test(unit)) return ' '
  if (isInvisible.test(unit)) return '\u200b'
  if (isDash.test(unit)) return '-'
  return unit >= '\uff01' && unit <= '\uff5e' ? String.fromCharCode(unit.charCodeAt(0) - 0xfee0) : unit
})

function foldPair(pair: string): string {
  return isInvisible.test(pair) ? '\u200b\u200b' : pair
}

/** Each digit with the characters that write it. 幺 is how 1 is read out in telephone numbers. */
const chineseDigits = ['〇零○', '一壹幺', '二贰', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖']
const valueOf = new Map(chineseDigits.flatMap((chars, value) => [...chars].map((char) => [char, `${value}`])))
const groupPattern = new RegExp(`[0-9]+|[${chineseDigits.join('')}]+`, 'g')

/** Every run of Arabic or Chinese digits in `text`, in order. A change of script begins a new group. */
export function findDigitGroups(text: string): DigitGroup[] {
  let reached = Number.NEGATIVE_INFINITY
  return matchesOf(text, groupPattern).map(({ 0: written, index: start }) => {
    const joinsPrevious = start - reached <= 3 && gap.test(text.slice(reached, start))
    reached = start + written.length
    const isChinese = written.charCodeAt(0) > 0x7f
    const digits = isChinese ? Array.from(written, (char) => valueOf.get(char) ?? '').join('') : written
    return { start, end: reached, digits, joinsPrevious }
  })
}

const gap = /^[-. ()\u200b·_]*$/
