import { ancestorCodes } from '../../regions/gazetteer.ts'
import type { RegionLabel } from '../answer.ts'
import { type Composition, compositionOf } from './composition.ts'
import { asRecord, sumCounts } from './counts.ts'
import type { Holdings, Tally } from './holdings.ts'
import { oncePer } from './once-per.ts'
import { heldWithin, type PlacedHoldings, placeLabel, placesAbove, sumHeld } from './places.ts'
import { listProgrammes, type ProgrammeEntry } from './programme-list.ts'

/** A region in a list, with all that lies in it. */
export interface RegionEntry extends Omit<Tally, 'replies'> {
  /** As the parameter `region` takes it. */
  readonly value: string
  readonly label: string
  /** Replies. */
  readonly count: number
  /** From the province down. */
  readonly path: readonly string[]
  /** Replies by year; those without a date under none. */
  readonly years: Readonly<Record<string, number>>
  readonly url: string
}

/** Every region of which something is held, by code, so that each stands below its province. */
export const listRegions = oncePer((holdings: Holdings): readonly RegionEntry[] => {
  const parts = new Map<string, PlacedHoldings[]>()
  for (const placed of holdings.places) for (const code of pathOf(placed[0])) addTo(parts, code, placed)
  return toEntries(parts)
})

const entriesByCode = oncePer(
  (holdings: Holdings) => new Map(listRegions(holdings).map((entry) => [entry.value, entry])),
)

/** How many replies are held of the region and all that lies in it. */
export function repliesHeld(holdings: Holdings, code: string): number {
  return entriesByCode(holdings).get(code)?.count ?? 0
}

/** What is held of one region and all that lies in it. */
export interface RegionReport extends Composition {
  readonly region: RegionLabel
  /** The regions around it, from the province down. */
  readonly above: readonly RegionLabel[]
  readonly indexVersion: string
  readonly updatedAt: string | null
  /** Replies of just this region: a province's own. */
  readonly own: number
  /** The regions one level below of which something is held, by code. */
  readonly below: readonly RegionEntry[]
  readonly programmes: readonly ProgrammeEntry[]
  /** Programmes that no reply of the region names. */
  readonly unseen: readonly { readonly value: string; readonly label: string }[]
}

/** Null when no division has the code. */
export function reportRegion(holdings: Holdings, code: string): RegionReport | null {
  if (ancestorCodes(code).length === 0) return null
  const held = heldWithin(holdings, code)
  const { programmes, unseen } = listProgrammes(holdings, { region: code, sort: 'count' })
  return {
    region: placeLabel(code),
    above: placesAbove(code),
    indexVersion: holdings.version,
    updatedAt: holdings.updatedAt,
    ...compositionOf(held),
    own: holdings.places.get(code)?.replies ?? 0,
    below: regionsBelow(held, code),
    programmes,
    unseen,
  }
}

function regionsBelow(held: readonly PlacedHoldings[], above: string): RegionEntry[] {
  const parts = new Map<string, PlacedHoldings[]>()
  for (const placed of held) {
    const path = pathOf(placed[0])
    const child = path[path.indexOf(above) + 1]
    if (child !== undefined) addTo(parts, child, placed)
  }
  return toEntries(parts)
}

function addTo(parts: Map<string, PlacedHoldings[]>, code: string, placed: PlacedHoldings): void {
  const part = parts.get(code)
  if (part) part.push(placed)
  else parts.set(code, [placed])
}

/** The codes from the province down to `code` itself; empty for null. */
function pathOf(code: string | null): string[] {
  if (code === null) return []
  const path = ancestorCodes(code)
  return path.length > 0 ? path : [code]
}

function toEntries(parts: ReadonlyMap<string, readonly PlacedHoldings[]>): RegionEntry[] {
  return [...parts]
    .map(([value, placed]) => {
      const { replies, first, last } = sumHeld(placed)
      const { name, path } = placeLabel(value)
      const years = asRecord(sumCounts(placed.map(([, place]) => place.years)))
      return { value, label: name, count: replies, path, first, last, years, url: regionUrl(value) }
    })
    .toSorted((a, b) => (a.value < b.value ? -1 : 1))
}

/** The address of the region's page. */
export function regionUrl(code: string): string {
  return `/regions/${code}`
}
