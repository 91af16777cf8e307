const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** The division code within the unified social credit code (GB 32100) that an index number (索引号) begins with:
 *  11331021002687352Y/2024-136435 gives 331021. Null for any other scheme, and when the check character is wrong. */
export function divisionOfCreditCode(text: string): string | null {
  const code = /(?:^|[^0-9A-Z])([159ANY][1-39]\d{6}[0-9A-Z]{9}[0-9A-Z])(?![0-9A-Z])/.exec(
    text.toUpperCase(),
  )?.[1]
  return code !== undefined && hasRightCheck(code) ? code.slice(2, 8) : null
}

/** The last character is 31 less the sum of the values of the first 17, weighted by the powers of 3, modulo 31. */
function hasRightCheck(code: string): boolean {
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
