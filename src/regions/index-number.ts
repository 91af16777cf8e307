/** The code of the division that an index number (索引号) tells, whether or not it stands today; null when it tells
 *  none. Two schemes do: the unified social credit code (GB 32100) of the authority in front, 11331021002687352Y/…
 *  gives 331021; or the division and a number for the authority, 640323004/… gives 640323. Nine characters that are
 *  an organisation code (GB 11714, 002517054/…) tell nothing. */
export function divisionOfIndexNumber(text: string): string | null {
  const code = /(?:^|[^0-9A-Z])([0-9A-Z]{18}|[0-9]{9})(?=[^0-9A-Z]|$)/.exec(text.toUpperCase())?.[1]
  if (code === undefined) return null
  if (code.length === 18) return isCreditCode(code) ? code.slice(2, 8) : null
  return isOrganisationCode(code) ? null : code.slice(0, 6)
}

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** The last character is 31 less the sum of the values of the first 17, weighted by the powers of 3, modulo 31. */
function isCreditCode(code: string): boolean {
  if (!/^[0-9A-Z]{2}\d{6}/.test(code)) return false
  let sum = 0
  let weight = 1
  for (const char of code.slice(0, 17)) {
    const value = alphabet.indexOf(char)
    if (value === -1) return false
    sum += value * weight
    weight = (weight * 3) % 31
  }
  return alphabet.indexOf(code.charAt(17)) === (31 - (sum % 31)) % 31
}

/** The last character is 11 less the weighted sum of the first 8, modulo 11. */
function isOrganisationCode(code: string): boolean {
  const sum = [3, 7, 9, 10, 5, 8, 4, 2].reduce((total, weight, at) => total + weight * Number(code[at]), 0)
  return (11 - (sum % 11)) % 11 === Number(code[8])
}
