import { type Composition, compositionOf } from './composition.ts'
import { asRecord, byFrequency, sumCounts } from './counts.ts'
import type { Holdings } from './holdings.ts'
import { oncePer } from './once-per.ts'
import { allProvinces, type Province } from './places.ts'
import { listRegions, type RegionEntry, repliesHeld } from './regions.ts'

/** What is held and what is not, for those who judge what a search can prove. */
export interface Coverage extends Composition {
  readonly indexVersion: string
  readonly updatedAt: string | null
  /** Every region of which something is held, with all that lies in it, by code. */
  readonly regions: readonly RegionEntry[]
  readonly gaps: Gaps
  /** Replies with a doubt of each kind, the most frequent first. */
  readonly problems: readonly { readonly kind: string; readonly replies: number }[]
  /** Masked pieces of personal data of each kind. */
  readonly masked: Readonly<Record<string, number>>
}

/** What is missing. */
export interface Gaps {
  /** Of which nothing is held. */
  readonly provinces: readonly Province[]
  /** Between the first year and the last. */
  readonly years: readonly string[]
  /** Replies in which the fact was not found. */
  readonly withoutRegion: number
  readonly withoutDate: number
  readonly withoutAuthority: number
  readonly withoutKind: number
}

/** The coverage of all that is held. */
export const reportCoverage = oncePer((holdings: Holdings): Coverage => {
  const all = [...holdings.places]
  const places = all.map(([, place]) => place)
  const composition = compositionOf(all)
  const problems = byFrequency(sumCounts(places.map((place) => place.problems)))
  return {
    indexVersion: holdings.version,
    updatedAt: holdings.updatedAt,
    ...composition,
    regions: listRegions(holdings),
    gaps: gapsOf(holdings, composition),
    problems: problems.map(({ value, count }) => ({ kind: value, replies: count })),
    masked: asRecord(sumCounts(places.map((place) => place.masked))),
  }
})

function gapsOf(holdings: Holdings, { held, years, kinds, authorities }: Composition): Gaps {
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
  return {
    provinces: allProvinces().filter(({ code }) => repliesHeld(holdings, code) === 0),
    years: years.filter(({ replies }) => replies === 0).map(({ year }) => year),
    withoutRegion: holdings.places.get(null)?.replies ?? 0,
    withoutDate: held.replies - sum(years.map(({ replies }) => replies)),
    withoutAuthority: held.replies - sum(authorities.map(({ replies }) => replies)),
    withoutKind: held.replies - sum(Object.values(kinds)),
  }
}
