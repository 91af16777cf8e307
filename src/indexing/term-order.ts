/** Terms in the order of their bytes in UTF-8, which is that of the records' keys. JavaScript's own order differs for
 *  surrogate pairs. */
export function sortTerms(terms: readonly string[]): string[] {
  return Array.from(orderOfTerms(terms), (place) => terms[place] ?? '')
}

/** The places in `terms` of the first of them in that order, of the second, and so on. */
export function orderOfTerms(terms: readonly string[]): Uint32Array {
  // A number for the first two code units, and behind it the place in `terms`, sorts ten times as fast as strings do;
  // only terms that begin alike are compared. 33 bits and 20 fit the 53 of a number.
  const order = Uint32Array.from(terms.keys())
  const compare = (a: number, b: number): number => compareTerms(terms[a] ?? '', terms[b] ?? '')
  if (terms.length > MOST_PLACES) return order.sort(compare)
  const keys = new Float64Array(terms.length)
  for (const [at, term] of terms.entries()) keys[at] = beginning(term) * MOST_PLACES + at
  keys.sort()
  let from = 0
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at] ?? 0
    order[at] = key % MOST_PLACES
    const next = keys[at + 1] ?? Number.POSITIVE_INFINITY
    if (Math.floor(next / MOST_PLACES) === Math.floor(key / MOST_PLACES)) continue
    if (at > from) order.subarray(from, at + 1).sort(compare)
    from = at + 1
  }
  return order
}

/** Negative when `a` stands before `b`, 0 only for the same term. */
export function compareTerms(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length)
  for (let at = 0; at < shorter; at += 1) {
    const difference = rank(a.charCodeAt(at)) - rank(b.charCodeAt(at))
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

const MOST_PLACES = 2 ** 20

function beginning(term: string): number {
  const second = term.length > 1 ? rank(term.charCodeAt(1)) + 1 : 0
  return rank(term.charCodeAt(0)) * 65_537 + second
}

/** Code units of surrogate pairs stand behind all others, as the characters they make do. */
function rank(unit: number): number {
  if (unit < 0xd800) return unit
  return unit > 0xdfff ? unit - 0x800 : unit + 0x2000
}
