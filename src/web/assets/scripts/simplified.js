/** `text` with the characters of `pairs` (體体國国: each traditional, its simplified form behind it) simplified.
 *  @param {string} text
 *  @param {string} pairs
 *  @returns {string} */
export function simplified(text, pairs) {
  const letters = new Map((pairs.match(/../g) ?? []).map(([traditional, simple]) => [traditional, simple]))
  return text.replace(/[\u3400-\u9fff]/g, (letter) => letters.get(letter) ?? letter)
}
