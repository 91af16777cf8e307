import { asRecord, sumCounts, wholePeriod, yearsBetween } from './counts.ts'
import type { Tally } from './holdings.ts'
import { type Held, type PlacedHoldings, sumHeld } from './places.ts'

/** What a part of the holdings is made of. */
export interface Composition {
  readonly held: Held & { readonly passages: number }
  /** From the first year to the last, those between without a reply too. */
  readonly years: readonly YearCount[]
  readonly kinds: Readonly<Record<string, number>>
  readonly docTypes: Readonly<Record<string, number>>
  readonly outcomes: Readonly<Record<string, number>>
  /** The most frequent first. */
  readonly authorities: readonly AuthorityRow[]
}

export interface YearCount {
  readonly year: string
  readonly replies: number
}

export interface AuthorityRow extends Tally {
  readonly name: string
}

/** The composition of `placed` together. */
export function compositionOf(placed: readonly PlacedHoldings[]): Composition {
  const places = placed.map(([, place]) => place)
  const years = sumCounts(places.map((place) => place.years))
  return {
    held: { ...sumHeld(placed), passages: places.reduce((sum, { passages }) => sum + passages, 0) },
    years: yearsBetween([...years.keys()]).map((year) => ({ year, replies: years.get(year) ?? 0 })),
    kinds: asRecord(sumCounts(places.map((place) => place.kinds))),
    docTypes: asRecord(sumCounts(places.map((place) => place.docTypes))),
    outcomes: asRecord(sumCounts(places.map((place) => place.outcomes))),
    authorities: sumAuthorities(placed),
  }
}

function sumAuthorities(placed: readonly PlacedHoldings[]): AuthorityRow[] {
  const tallies = new Map<string, Tally[]>()
  for (const [, { authorities }] of placed) {
    for (const [name, tally] of authorities) tallies.set(name, [...(tallies.get(name) ?? []), tally])
  }
  return [...tallies]
    .map(([name, parts]) => ({
      name,
      replies: parts.reduce((sum, { replies }) => sum + replies, 0),
      ...wholePeriod(parts),
    }))
    .toSorted((a, b) => b.replies - a.replies || (a.name < b.name ? -1 : 1))
}
