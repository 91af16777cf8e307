import { parseNumeral } from '../../text/numerals.ts'

/** Years of replies lie between: the first conference of the CPPCC, and the end of the century. */
export const FIRST_YEAR = 1949
export const LAST_YEAR = 2099

/** Every year from `from` to `to`, within the first and the last; empty when there is none. */
export function yearRange(from: number, to: number): string[] {
  const first = Math.max(FIRST_YEAR, from)
  const length = Math.max(0, Math.min(LAST_YEAR, to) - first + 1)
  return Array.from({ length }, (_, at) => String(first + at))
}

const year = '(?:19|20)[0-9]{2}'
const single = new RegExp(`^(${year})年?$`)
const range = new RegExp(`^(${year})?年?(?:\\.{2,3}|-|~|至|到)(${year})?年?$`)

/** The years that `2024`, `2024年`, `2023..2024`, `2023-2024`, `2023至2024`, `2023..` or `..2023` name, also in
 *  Chinese numerals, in either order; null for anything else. `text` is folded. */
export function yearsOf(text: string): string[] | null {
  const arabic = withArabicYears(text)
  const only = single.exec(arabic)?.[1]
  if (only !== undefined) return someOf(yearRange(Number(only), Number(only)))
  const [whole, from, to] = range.exec(arabic) ?? []
  if (whole === undefined || (from === undefined && to === undefined)) return null
  const ends = [Number(from ?? FIRST_YEAR), Number(to ?? LAST_YEAR)]
  return someOf(yearRange(Math.min(...ends), Math.max(...ends)))
}

/** `text` with every four digits in a row, 二〇二三 or 二0二三, as ASCII digits. */
export function withArabicYears(text: string): string {
  return text.replace(/[〇○零一二三四五六七八九0-9]{4}/g, (digits) =>
    Array.from(digits, (digit) => parseNumeral(digit)).join(''),
  )
}

function someOf(years: string[]): string[] | null {
  return years.length > 0 ? years : null
}

/** `years` as written in a query: neighbours as one range. */
export function writtenYears(years: readonly string[]): string[] {
  const sorted = [...new Set(years)].map(Number).toSorted((a, b) => a - b)
  const runs: [number, number][] = []
  for (const next of sorted) {
    const last = runs.at(-1)
    if (last && last[1] === next - 1) last[1] = next
    else runs.push([next, next])
  }
  return runs.map(([from, to]) => {
    if (from === to) return String(from)
    return `${from === FIRST_YEAR ? '' : from}..${to === LAST_YEAR ? '' : to}`
  })
}
