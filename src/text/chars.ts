/** Whether `char` (one code unit) is an ASCII digit. Full-width digits are folded before anyone asks. */
export function isDigit(char: string | undefined): boolean {
  return char !== undefined && char >= '0' && char <= '9'
}

/** Whether `char` is an ASCII letter. */
export function isLatin(char: string | undefined): boolean {
  return char !== undefined && ((char >= 'a' && char <= 'z') || (char >= 'A' && char <= 'Z'))
}

/** Whether `char` is an ASCII letter or digit. */
export function isAlphanumeric(char: string | undefined): boolean {
  return isDigit(char) || isLatin(char)
}

/** Whether `char` is a Han character; code units of characters beyond the BMP (rare names) count as one. */
export function isHan(char: string | undefined): boolean {
  if (char === undefined) return false
  return (
    (char >= '\u4e00' && char <= '\u9fff') ||
    (char >= '\u3400' && char <= '\u4dbf') ||
    (char >= '\uf900' && char <= '\ufaff') ||
    (char >= '\ud840' && char <= '\ud888') ||
    char === '〇'
  )
}

const letter = /\p{L}/u

/** Whether `char` is a letter of any script. Han, Latin and kana alike; no digit, punctuation or symbol. */
export function isLetter(char: string | undefined): boolean {
  if (char === undefined) return false
  return isLatin(char) || isHan(char) || (char > '\u007f' && letter.test(char))
}
