import { divisionTable, levelOf } from '../../regions/division-table.ts'
import { ancestorCodes, regionByCode } from '../../regions/gazetteer.ts'
import { shortName } from '../../regions/region-names.ts'
import { regionPath } from '../../reply/region.ts'
import type { RegionLabel } from '../answer.ts'
import { wholePeriod } from './counts.ts'
import type { Holdings, PlaceHoldings, Tally } from './holdings.ts'

/** The region with `code` as answers name it; a code that no division has stands for itself. */
export function placeLabel(code: string): RegionLabel {
  const region = regionByCode(code)
  return region ? { code, name: region.name, path: regionPath(region) } : { code, name: code, path: [code] }
}

/** The regions around `code`, from the province down; without itself. */
export function placesAbove(code: string): RegionLabel[] {
  return ancestorCodes(code)
    .filter((above) => above !== code)
    .map(placeLabel)
}

/** Whether the place `code` is `above` or lies in it; nothing lies outside null, the whole. */
export function liesIn(code: string | null, above: string | null): boolean {
  if (above === null) return true
  return code !== null && code.startsWith(above.slice(0, significantDigits[levelOf(above)]))
}

const significantDigits = { province: 2, prefecture: 4, county: 6 } as const

/** The province or prefecture that `code` lies in or is; for a county that stands right under its province, the
 *  province. Null for null. */
export function groupOf(code: string | null, level: 'province' | 'prefecture'): string | null {
  if (code === null) return null
  const above = ancestorCodes(code).filter((part) => levelOf(part) !== 'county')
  return (level === 'province' ? above[0] : above.at(-1)) ?? code
}

/** A province, an autonomous region or a municipality, with the name that fits on a map: 浙江, 内蒙古. */
export interface Province {
  readonly code: string
  readonly name: string
  readonly short: string
}

/** All provinces, by code. */
export function allProvinces(): Province[] {
  return [...divisionTable().regions.values()]
    .filter(({ code }) => levelOf(code) === 'province')
    .map(({ code, name }) => ({ code, name, short: shortName(name) ?? name }))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
}

/** What is held of one place, with its division code. */
export type PlacedHoldings = readonly [code: string | null, place: PlaceHoldings]

/** What is held of the place `above` and of each that lies in it. */
export function heldWithin(holdings: Holdings, above: string | null): PlacedHoldings[] {
  return [...holdings.places].filter(([code]) => liesIn(code, above))
}

/** How much is held of places, added up. */
export interface Held extends Tally {
  /** Divisions that a reply is of just, those of no known one not counted. */
  readonly regions: number
}

/** `placed` added up. */
export function sumHeld(placed: readonly PlacedHoldings[]): Held {
  const places = placed.map(([, place]) => place)
  return {
    replies: places.reduce((sum, { replies }) => sum + replies, 0),
    regions: placed.filter(([code]) => code !== null).length,
    ...wholePeriod(places),
  }
}
