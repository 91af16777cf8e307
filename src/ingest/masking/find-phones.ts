import type { DigitChain } from './digit-chains.ts'
import { chainsFrom, hasNeighbour } from './digit-chains.ts'
import type { DigitGroup } from './digit-groups.ts'
import type { LabelFinder, NearestLabel } from './labels.ts'
import type { PersonalSpan } from './personal-span.ts'
import { isCounted, isDocumentNumber, isInUrl } from './surroundings.ts'

/** Mobile and landline numbers in a folded text: run together, spaced, dashed, in brackets, with +86, area
 *  code and extension, in Chinese numerals. Office lines (`labelAt` tells) are left out. Linear. */
export function findPhones(
  folded: string,
  groups: readonly DigitGroup[],
  labelAt: LabelFinder,
): PersonalSpan[] {
  const found: PersonalSpan[] = []
  let last: Phone | null = null
  for (let at = 0; at < groups.length; at += 1) {
    const group = groups[at]
    if (group === undefined || (last !== null && group.start < last.end)) continue
    if (group.digits.length < 7 && !startsPhone(group.digits)) continue
    const chains = chainsFrom(groups, at, 15)
    if (!chains.some((chain) => mayBePhone(chain.digits))) continue
    const place = { folded, chains, label: labelAt(folded, group.start) }
    const phone: Phone | null = readMobile(place) ?? readLandline(place) ?? readContinued(place, last)
    if (phone === null) continue
    if (!phone.isOffice) found.push({ start: phone.start, end: phone.end, kind: phone.kind })
    last = phone
  }
  return found
}

interface Place {
  readonly folded: string
  readonly chains: readonly DigitChain[]
  readonly label: NearestLabel | null
}

interface Phone {
  readonly start: number
  readonly end: number
  readonly kind: 'mobile' | 'landline'
  readonly isOffice: boolean
}

/** Looking for labels costs more than reading digits: most figures of a text are dismissed here. */
function mayBePhone(digits: string): boolean {
  if (digits.length < 7) return false
  return (
    bareNumber.test(digits) ||
    withAreaCode.test(digits) ||
    mobileDigits.test(digits) ||
    abroadStyle.test(digits)
  )
}

/** A short first piece: 138…, 0571, 86, 0086, or a single digit of a number spelled out. */
function startsPhone(digits: string): boolean {
  return /^(?:1|0|86|[2-9]\d{2,3}$)/.test(digits)
}

/** Ways in which a mobile number is commonly set in pieces. Others need a label such as 电话 before them:
 *  three figures of a table may also add up to eleven digits. */
const mobilePatterns = new Set(['3-4-4', '3-8', '7-4', '4-4-3', '4-3-4', '3-3-5', '3-4-2-2', '3-2-2-2-2'])
const spelledOut = /^1(?:-1){10}$/
const mobileDigits = /^(0{0,2}86|0)?1[3-9]\d{9}$/

function readMobile({ folded, chains, label }: Place): Phone | null {
  for (const chain of chains) {
    const prefix = mobileDigits.exec(chain.digits)
    if (prefix === null || isInUrl(folded, chain.start)) continue
    const pattern = withoutPrefix(chain.pattern, prefix[1]?.length ?? 0)
    if (!isCalled(label) && !isPlainMobile(folded, chain, pattern)) continue
    if (isCounted(folded, chain.end) && !isNamed(label)) continue
    return {
      start: startOf(folded, chain),
      end: extensionEnd(folded, chain.end),
      kind: 'mobile',
      isOffice: false,
    }
  }
  return null
}

/** Whether eleven digits without a label before them can only be a mobile number. */
function isPlainMobile(folded: string, chain: DigitChain, pattern: string): boolean {
  if (isOtherNumber(folded, chain)) return false
  if (pattern === '11') return !hasNeighbour(folded, chain, 'dash')
  const isUsual = mobilePatterns.has(pattern) || spelledOut.test(pattern)
  return isUsual && !hasNeighbour(folded, chain, 'blank or dash')
}

/** `2-11` less the two digits of 86 is `11`; `13` less them is `11`. */
function withoutPrefix(pattern: string, prefix: number): string {
  const [first = '', ...rest] = pattern.split('-')
  const left = Number(first) - prefix
  return left > 0 ? [left, ...rest].join('-') : rest.join('-')
}

const areaCode = '(?:010|02\\d|0[3-9]\\d{2})'
const subscriberPattern = '(?:7|8|4-4|3-4|4-3|2-2-2-2)'
const withAreaCode = new RegExp(`^${areaCode}[2-9]\\d{6,7}$`)
const abroadStyle = /^(?:00)?86(?:0?10|0?2\d|0?[3-9]\d{2})[2-9]\d{6,7}$/
const splitAfterArea = new RegExp(`^[34]-${subscriberPattern}$`)
const bareNumber = /^[2-9]\d{6,7}$/
const barePattern = new RegExp(`^${subscriberPattern}$`)

function readLandline({ folded, chains, label }: Place): Phone | null {
  const called = isCalled(label)
  // Longest first: 0571-8888 8888 also begins with 0571-8888 888.
  for (const chain of chains.toReversed()) {
    if (!isLandline(folded, chain, label) || isInUrl(folded, chain.start)) continue
    if (isCounted(folded, chain.end) && !isNamed(label)) continue
    if (!called && (hasNeighbour(folded, chain, 'dash') || isOtherNumber(folded, chain))) continue
    const end = extensionEnd(folded, chain.end)
    return { start: startOf(folded, chain), end, kind: 'landline', isOffice: label?.isOfficeLine === true }
  }
  return null
}

function isLandline(folded: string, chain: DigitChain, label: NearestLabel | null): boolean {
  const { digits, pattern } = chain
  const called = isCalled(label)
  if (withAreaCode.test(digits)) return splitAfterArea.test(pattern) || (called && chain.pieces === 1)
  if (abroadStyle.test(digits)) return called || folded[chain.start - 1] === '+' || digits.startsWith('00')
  return called && barePattern.test(pattern) && isBareNumber(digits, label)
}

/** Whether seven or eight digits without area code are a number to call: only the label can tell. */
function isBareNumber(digits: string, label: NearestLabel | null): boolean {
  if (label === null || !bareNumber.test(digits) || !callWords.test(label.word)) return false
  if (wornDate.test(digits) && hasItsNumber.test(label.between)) return false
  return !isDateLike(digits) || label.between.length <= 1
}

/** 2025610: the date of a letter without its 年, 月 and 日. Below a label that has its number it is no other one. */
const wornDate = /^20[0-3]\d(?:[1-9]|1[0-2])(?:[1-9]|[12]\d|3[01])$/
const hasItsNumber = /(?:\d{7}|\ufdd0)[^\n]*\n/

const callWords = /电话|手机|座机|传真|联系|联络|办人|致电|拨打|热线|总机|tel|phone/i

/** A further number of a list, `88888888、88888889`, goes the way of the one before it. */
function readContinued({ folded, chains }: Place, last: Phone | null): Phone | null {
  const [chain] = chains
  if (last === null || chain === undefined || !bareNumber.test(chain.digits)) return null
  if (!/^[、,;/ 或和及\u200b]{1,3}$/.test(folded.slice(last.end, chain.start))) return null
  if (isDateLike(chain.digits) || isCounted(folded, chain.end) || isOtherNumber(folded, chain)) return null
  const end = extensionEnd(folded, chain.end)
  return { start: chain.start, end, kind: 'landline', isOffice: last.isOffice }
}

/** Whether the label belongs to this number: near, or with a colon, a cell border or a name between them. */
function isCalled(label: NearestLabel | null): boolean {
  if (label === null) return false
  return label.between.length <= 4 || /[:|(\ufdd0]/.test(label.between)
}

/** Whether a label says outright that a number follows: `电话：`. */
function isNamed(label: NearestLabel | null): boolean {
  return label !== null && /^[^\u4e00-\u9fff]?[:|]/.test(label.between)
}

function isOtherNumber(folded: string, chain: DigitChain): boolean {
  return (
    isDocumentNumber(folded, chain.start, chain.end) || /[A-Za-z_=.¥$]/.test(folded[chain.start - 1] ?? '')
  )
}

function isDateLike(digits: string): boolean {
  return /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(digits)
}

function startOf(folded: string, chain: DigitChain): number {
  let { start } = chain
  if (folded[start - 1] === '+') start -= 1
  if (folded[start - 1] === '(' && folded.slice(start, chain.end).includes(')')) start -= 1
  return start
}

const extensionDigits = '(?:[0-9]{1,6}(?![0-9])|[〇零一二三四五六七八九]{3,6})'
const extensionWord = `(?:转|分机|ext\\.?)[ :\u200b]{0,2}(?:分机)?号?码?[ :\u200b]{0,2}${extensionDigits}`
const extension = new RegExp(`[ \u200b]{0,2}(?:\\(${extensionWord}\\)|${extensionWord})`, 'iy')
const dashedExtension = /-[0-9]{1,5}(?![-0-9])/y
const variants = /(?:\/[0-9]{1,4}(?![0-9])){1,4}/y

/** The end of the number with `转801`, `-801`, `/02/03` behind it; `end` when there is none. */
function extensionEnd(folded: string, end: number): number {
  let reached = end
  for (const pattern of [extension, dashedExtension, variants]) {
    pattern.lastIndex = reached
    if (pattern.test(folded)) reached = pattern.lastIndex
  }
  return reached
}
