/** A region of a list with how often it occurs. */
interface Counted {
  /** Division code (GB/T 2260): ends in 0000 for a province, in 00 for a prefecture. */
  readonly value: string
  readonly selected?: boolean
}

/** A region to show, and how far to indent it. */
export interface Branch<T extends Counted> {
  readonly region: T
  /** 0 for a region without one above it in the list. */
  readonly depth: number
}

/** A list this short is shown whole. */
const fewRegions = 12

/** The regions to offer of a list that holds counties beside their prefectures and provinces, each below its own:
 *  those at the top, and those below a region that is chosen, holds a chosen one, or is alone on its level. */
export function openBranches<T extends Counted>(regions: readonly T[]): Branch<T>[] {
  const codes = new Set(regions.map(({ value }) => value))
  const above = (code: string) => levelsAbove(code).filter((level) => codes.has(level))
  const chosen = regions.filter(({ selected }) => selected === true)
  const holdingChosen = new Set(chosen.flatMap(({ value }) => [...above(value), value]))
  const siblings = new Map<string | undefined, number>()
  for (const code of codes) siblings.set(above(code).at(-1), (siblings.get(above(code).at(-1)) ?? 0) + 1)
  const isOpen = (code: string) =>
    codes.size <= fewRegions || holdingChosen.has(code) || siblings.get(above(code).at(-1)) === 1
  return regions
    .filter(({ value }) => above(value).every(isOpen))
    .sort((a, b) => (a.value < b.value ? -1 : 1))
    .map((region) => ({ region, depth: above(region.value).length }))
}

/** The codes that a province and a prefecture around `code` would have, the province first. */
function levelsAbove(code: string): string[] {
  return [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`].filter((level) => level !== code)
}

/** Whether the division `code` is `above` or lies in it: 331083 in 331000 and in 330000. */
export function isWithin(code: string, above: string): boolean {
  return code.startsWith(above.replace(/(?:00){1,2}$/, ''))
}

/** Whether `code` is that of a province, an autonomous region or a municipality. */
export function isProvince(code: string): boolean {
  return code.endsWith('0000')
}
