/** A region of a list with how often it occurs. */
interface Counted {
  /** Division code (GB/T 2260): ends in 0000 for a province, in 00 for a prefecture. */
  readonly value: string
  readonly count: number
  readonly selected?: boolean
}

/** A region to show, and those below it. */
export interface Branch<T extends Counted> {
  readonly region: T
  readonly below: readonly Branch<T>[]
  /** Whether those below are to be seen at once: few in all, or a chosen one among them. */
  readonly open: boolean
}

/** A list this short is shown open. */
const fewRegions = 12

/** A longer list holds more than people look through, and more than a page should weigh. */
const mostRegions = 40

/** The regions of a list that holds counties beside their prefectures and provinces, each below its own, the frequent
 *  ones first. Of a long list only those at the top, and those below a region that is chosen, holds a chosen one, or
 *  is alone on its level. */
export function regionTree<T extends Counted>(regions: readonly T[]): Branch<T>[] {
  const shown = regions.length <= mostRegions ? regions : openRegions(regions)
  const codes = new Set(shown.map(({ value }) => value))
  const below = (parent: string | undefined): Branch<T>[] =>
    shown
      .filter(({ value }) => nearestAbove(value, codes) === parent)
      .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .map((region) => ({ region, below: below(region.value), open: isOpen(region) }))
  const isOpen = ({ value }: T): boolean =>
    regions.length <= fewRegions ||
    shown.some((other) => other.selected === true && isWithin(other.value, value))
  return below(undefined)
}

function openRegions<T extends Counted>(regions: readonly T[]): T[] {
  const codes = new Set(regions.map(({ value }) => value))
  const listed = new Map(
    regions.map(({ value }) => [value, levelsAbove(value).filter((level) => codes.has(level))]),
  )
  const above = (code: string): readonly string[] => listed.get(code) ?? []
  const chosen = regions.filter(({ selected }) => selected === true)
  const holdingChosen = new Set(chosen.flatMap(({ value }) => [...above(value), value]))
  const siblings = new Map<string | undefined, number>()
  for (const code of codes) {
    const nearest = above(code).at(-1)
    siblings.set(nearest, (siblings.get(nearest) ?? 0) + 1)
  }
  const isOpen = (code: string) => holdingChosen.has(code) || siblings.get(above(code).at(-1)) === 1
  return regions.filter(({ value }) => above(value).every(isOpen))
}

function nearestAbove(code: string, codes: ReadonlySet<string>): string | undefined {
  return levelsAbove(code)
    .filter((level) => codes.has(level))
    .at(-1)
}

/** The codes that a province and a prefecture around `code` would have, the province first. */
function levelsAbove(code: string): string[] {
  const [province, prefecture] = [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`]
  return [province, prefecture].filter((level, at, both) => level !== code && both.indexOf(level) === at)
}

/** Whether the division `code` is `above` or lies in it: 331083 in 331000 and in 330000. */
export function isWithin(code: string, above: string): boolean {
  return code.startsWith(above.replace(/(?:00){1,2}$/, ''))
}

/** Whether `code` is that of a province, an autonomous region or a municipality. */
export function isProvince(code: string): boolean {
  return code.endsWith('0000')
}
