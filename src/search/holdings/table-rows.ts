import type { RegionLabel } from '../answer.ts'
import { type Period, wholePeriod } from './counts.ts'
import type { Holdings, Sightings, Tally, Telling } from './holdings.ts'
import { groupOf, liesIn, placeLabel } from './places.ts'
import { type Appearance, sumSightings } from './sightings.ts'

export const tableShows = ['all', 'found'] as const
export const tableGroups = ['province', 'prefecture', 'none'] as const
export const tableSorts = ['replies', 'region', 'mentions', 'first', 'last', 'held'] as const

/** How the rows of a table are chosen and ordered. */
export interface RowRequest {
  /** Only this region and what lies in it; null for all. */
  readonly region: string | null
  /** `found` leaves out the regions whose replies do not name the programme. */
  readonly show: (typeof tableShows)[number]
  readonly group: (typeof tableGroups)[number]
  readonly sort: (typeof tableSorts)[number]
}

/** One region of which replies are held. */
export interface RegionRow extends Omit<Appearance, 'regions'> {
  /** Null for replies of no known region. */
  readonly region: RegionLabel | null
  /** Code of its group; null without groups. */
  readonly group: string | null
  /** Replies held of just this region. Where none names the programme, it was not seen in what is held: no more. */
  readonly held: number
  /** Where the most telling mention stands; null where none does. */
  readonly telling: Telling | null
}

/** What stands above the rows of one province or prefecture, of all its rows, also those of other pages. */
export interface GroupRow extends Period {
  /** Null for replies of no known region. */
  readonly region: RegionLabel | null
  readonly held: number
  readonly heldRegions: number
  readonly replies: number
  readonly mentions: number
  readonly regions: number
}

/** The rows for `byPlace` in the order asked for, and the groups they stand in; the groups are ordered like the
 *  rows. */
export function tableRows(
  holdings: Holdings,
  byPlace: ReadonlyMap<string | null, Sightings> | undefined,
  request: RowRequest,
): { readonly rows: readonly RegionRow[]; readonly groups: readonly GroupRow[] } {
  const held = [...holdings.places].filter(([code]) => liesIn(code, request.region))
  const all = held.map(([code, place]) => regionRow(code, place, byPlace?.get(code), request.group))
  const order = orders[request.sort]
  const grouped = [...byGroup(all)].map(([code, rows]) => ({ rows, whole: groupOfRows(code, rows) }))
  if (request.group !== 'none') grouped.sort((a, b) => compare(order, a.whole, b.whole))
  const isShown = (row: RegionRow): boolean => request.show === 'all' || row.replies > 0
  return {
    rows: grouped.flatMap(({ rows }) => rows.filter(isShown).toSorted((a, b) => compare(order, a, b))),
    groups: request.group === 'none' ? [] : grouped.map(({ whole }) => whole),
  }
}

function regionRow(
  code: string | null,
  { replies: held }: Tally,
  sightings: Sightings | undefined,
  group: RowRequest['group'],
): RegionRow {
  const { regions: _, ...appearance } = sumSightings(sightings ? [[code, sightings]] : [])
  return {
    region: code === null ? null : placeLabel(code),
    group: group === 'none' ? null : groupOf(code, group),
    held,
    ...appearance,
    telling: sightings?.telling ?? null,
  }
}

function byGroup(rows: readonly RegionRow[]): Map<string | null, RegionRow[]> {
  const groups = new Map<string | null, RegionRow[]>()
  for (const row of rows) {
    const members = groups.get(row.group)
    if (members) members.push(row)
    else groups.set(row.group, [row])
  }
  return groups
}

function groupOfRows(code: string | null, rows: readonly RegionRow[]): GroupRow {
  const known = rows.filter(({ region }) => region !== null)
  return {
    region: code === null ? null : placeLabel(code),
    held: sum(rows.map((row) => row.held)),
    heldRegions: known.length,
    replies: sum(rows.map((row) => row.replies)),
    mentions: sum(rows.map((row) => row.mentions)),
    regions: known.filter(({ replies }) => replies > 0).length,
    ...wholePeriod(rows),
  }
}

/** What rows and groups are ordered by. */
interface Ordered extends Period {
  readonly region: RegionLabel | null
  readonly replies: number
  readonly mentions: number
  readonly held: number
}

type Order = (a: Ordered, b: Ordered) => number

/** Numbers and last dates from the greatest; first dates from the earliest, those without one last. */
const orders: Readonly<Record<RowRequest['sort'], Order>> = {
  region: () => 0,
  replies: (a, b) => b.replies - a.replies || b.mentions - a.mentions,
  mentions: (a, b) => b.mentions - a.mentions,
  held: (a, b) => b.held - a.held,
  first: (a, b) => compareText(a.first ?? '9', b.first ?? '9'),
  last: (a, b) => compareText(b.last ?? '', a.last ?? ''),
}

/** Equal ones stand in the order of their codes; what is of no known region is always last. */
function compare(order: Order, a: Ordered, b: Ordered): number {
  if (!a.region || !b.region) return Number(!a.region) - Number(!b.region)
  return order(a, b) || compareText(a.region.code, b.region.code)
}

function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
