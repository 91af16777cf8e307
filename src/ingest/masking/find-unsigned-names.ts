import { matchesOf } from '../../text/span.ts'
import { isPersonName, titles } from './find-names.ts'
import { announcedBy } from './person-labels.ts'
import type { PersonalSpan } from './personal-span.ts'

/** Names behind labels of persons that no colon and no cell border sets off, as where forms lost their signs: 责任领导 王小明
 *  电话 …. Words may stand there as well (责任人 明确), so that the name must be followed by a number, by another label of a
 *  person, or end a line that holds nothing else. Linear. */
export function findUnsignedNames(folded: string): PersonalSpan[] {
  return matchesOf(folded, labelBeforeWord).flatMap((match) => {
    const start = match.index + match[0].length
    const label = match[0].replace(/[ (]+$/, '')
    if (announcedBy(folded, match.index + label.length) === null) return []
    const isSetOff = label.length < match[0].length
    const length = nameBeforeNumber(folded, start) ?? (isSetOff ? nameInForm(folded, start) : null)
    return length === null ? [] : [{ start, end: start + length, kind: 'name' as const }]
  })
}

/** The last letter of a task (`person-labels.ts`) with who does it, and what sets off the word behind. */
const labelBeforeWord =
  /[办主会协理复答回体接管要任头实络系督案责手务表报送核对草稿入场作室门位] {0,3}(?:领 {0,3}导 {0,3}人?|人 {0,3}员?|员|同 {0,3}志)(?: {0,3}姓 {0,3}名)? {0,6}\(? {0,2}(?=[\u3400-\u9fff])/g

const word = `(?<name>[\\u3400-\\u9fff]{1,4}?|[\\u3400-\\u9fff] {1,4}[\\u3400-\\u9fff]{1,2})(?<title>${titles})?`
const beforeNumber = new RegExp(
  `${word} {0,4}[(),、;:|\n]? {0,3}(?:(?:联系|办公|移动)?(?:电 {0,3}话|手 {0,3}机|方 {0,3}式)|\ufdd0|\\+?[0-9][-0-9 ()]{6})`,
  'y',
)
const beforeLabel = new RegExp(`${word} {1,6}(?<label>[\\u3400-\\u9fff]{1,7}[人员导志]) `, 'y')
const beforeLineEnd = new RegExp(`${word} {0,4}\\)? {0,4}(?=\n|$)`, 'y')

function nameBeforeNumber(folded: string, start: number): number | null {
  return nameAt(folded, start, beforeNumber)?.length ?? null
}

function nameInForm(folded: string, start: number): number | null {
  const next = nameAt(folded, start, beforeLabel)
  if (next && announcedBy(folded, next.end - 1) !== null) return next.length
  const last = nameAt(folded, start, beforeLineEnd)
  const before = folded.slice(Math.max(0, start - LONGEST_FORM), start)
  // Two letters at the end of a line may be a word that begins like a surname: 责任人 明确.
  return last && (last.length > 2 ? inForm.test(before) : behindHidden.test(before)) ? last.length : null
}

/** How much before a name is looked at. */
const LONGEST_FORM = 60
const inForm = /(?:^|\n)[ •·*(-]{0,6}(?:[\u3400-\u9fff] {0,3}){2,10}[ (]{1,8}$|\ufdd0[^\n]*$/
const behindHidden = /\ufdd0[^\n]*$/

interface Found {
  /** Of the name alone. */
  readonly length: number
  /** Where what the pattern covers ends. */
  readonly end: number
}

function nameAt(folded: string, start: number, pattern: RegExp): Found | null {
  pattern.lastIndex = start
  const { name, title } = pattern.exec(folded)?.groups ?? {}
  if (name === undefined || !isPersonName(name, false, title !== undefined)) return null
  return { length: name.length, end: pattern.lastIndex }
}
