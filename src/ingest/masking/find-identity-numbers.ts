import type { DigitChain } from './digit-chains.ts'
import { chainsFrom } from './digit-chains.ts'
import type { DigitGroup } from './digit-groups.ts'
import type { PersonalSpan } from './personal-span.ts'
import { isCounted, isDocumentNumber } from './surroundings.ts'

/** Identity-card numbers (18 characters with a right check digit, or any of 15 or 18 named as one), also with the two digits
 *  behind them that make the number of a disability certificate, and bank cards (named as such, or of UnionPay's range with
 *  a right check digit) in a folded text. Linear. */
export function findIdentityNumbers(folded: string, groups: readonly DigitGroup[]): PersonalSpan[] {
  const found: PersonalSpan[] = []
  let reached = 0
  for (const [at, group] of groups.entries()) {
    if (group.digits.length < SHORTEST && groups[at + 1]?.joinsPrevious !== true) continue
    if (group.start < reached || /[0-9A-Za-z]/.test(folded[group.start - 1] ?? '')) continue
    const chains = chainsFrom(groups, at, 22).filter((chain) => chain.digits.length >= SHORTEST)
    const hit = chains.length > 0 ? readIdentityNumber(folded, chains) : null
    if (hit === null) continue
    found.push(hit)
    reached = hit.end
  }
  return found
}

// Bank accounts have twelve digits and more, identity cards fifteen or eighteen.
const SHORTEST = 12

function readIdentityNumber(folded: string, chains: readonly DigitChain[]): PersonalSpan | null {
  const start = chains[0]?.start ?? 0
  const before = folded.slice(Math.max(0, start - 16), start).replace(/[ \u200b]/g, '')
  const isCard = /(?:身份证|证件|残疾人?证)(?:号码?|\(号\))?[^\d\n]{0,4}$/.test(before)
  const isAccount = /(?:银行卡|卡号|账号|帐号|账户|帐户)[^\d\n]{0,5}$/.test(before)
  for (const chain of chains.toReversed()) {
    const end = identityEnd(folded, chain, isCard)
    if (end !== null) return { start, end, kind: 'identity-card' }
    if (isBankCard(folded, chain, isAccount)) return { start, end: chain.end, kind: 'bank-card' }
  }
  return null
}

/** The end of an identity-card number, its X and what makes it a disability certificate included; null when the chain is none. */
function identityEnd(folded: string, { digits, end }: DigitChain, isCard: boolean): number | null {
  const tail = lastSign.exec(folded.slice(end, end + 4))?.[0] ?? ''
  if (/[0-9A-Za-z]/.test(folded[end + tail.length] ?? '')) return null
  const written = `${digits}${tail.toUpperCase().replace(/[^\dX]/g, '')}`
  const number = disabled.test(written) ? written.slice(0, 18) : written
  const isNumber = isCard ? number.length === 18 || number.length === 15 : hasRightCheck(number)
  return isNumber ? end + tail.length : null
}

/** What stands behind the digits of a number that ends with X. */
const lastSign = /^[ \u200b]?X(?:[1-7][1-4])?/i

/** A disability certificate: an identity-card number, the kind of disability and its degree. */
const disabled = /^\d{17}[\dX][1-7][1-4]$/

const cardNumber = /^[1-8]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]$/
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** The check digit of GB 11643. */
function hasRightCheck(number: string): boolean {
  if (!cardNumber.test(number)) return false
  const sum = weights.reduce((total, weight, at) => total + weight * Number(number[at]), 0)
  return '10X98765432'[sum % 11] === number[17]
}

function isBankCard(folded: string, chain: DigitChain, isAccount: boolean): boolean {
  const { digits, start, end } = chain
  if (isAccount) return digits.length >= 12
  const isPlain = !isCounted(folded, end) && !isDocumentNumber(folded, start, end)
  return isPlain && /^62\d{14}(?:\d{3})?$/.test(digits) && passesLuhn(digits)
}

function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, char, at) => {
    const value = at % 2 === 0 ? Number(char) : Number(char) * 2
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}
