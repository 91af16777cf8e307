import type { RegionLabel } from '../answer.ts'
import { type Period, wholePeriod } from './counts.ts'
import type { Holdings, Sightings, Telling } from './holdings.ts'
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
 *  rows. Regions that name the programme come before all that do not, of whatever group: these would fill the first
 *  pages of many. A row is worked out in full when it is asked for: a page shows few of them. */
export function tableRows(
  holdings: Holdings,
  byPlace: ReadonlyMap<string | null, Sightings> | undefined,
  request: RowRequest,
): TableRows {
  const places = [...holdings.places].filter(([code]) => liesIn(code, request.region))
  const all = places.map(([code, { replies: held }]) => placeRow(code, held, byPlace?.get(code)))
  const order = orders[request.sort]
  const { group } = request
  const grouped = [...byGroup(all, group)].map(([code, rows]) => ({ rows, whole: groupOfRows(code, rows) }))
  if (group !== 'none') grouped.sort((a, b) => compare(order, withCode(a.whole), withCode(b.whole)))
  const isShown = (row: PlaceRow): boolean => request.show === 'all' || row.replies > 0
  const inGroups = grouped.flatMap((part) =>
    part.rows.filter(isShown).toSorted((a, b) => compare(order, a, b)),
  )
  const rows = ordersAllRegions(request.sort) ? inGroups : seenFirst(inGroups)
  return {
    count: rows.length,
    seenCount: rows.filter(({ replies }) => replies > 0).length,
    slice: (start, end) =>
      besideTheirGroup(rows.slice(start, end), group).map((row) => regionRow(row, group)),
    groups: group === 'none' ? [] : grouped.map(({ whole }) => whole),
  }
}

/** Whether `sort` says of every region where it stands, also where none of its replies names the programme. */
export function ordersAllRegions(sort: RowRequest['sort']): boolean {
  return sort === 'region' || sort === 'held'
}

/** What is of no known region stays last. */
function seenFirst(rows: readonly PlaceRow[]): PlaceRow[] {
  const tierOf = ({ code, replies }: PlaceRow): number => (code === null ? 2 : replies > 0 ? 0 : 1)
  return rows.toSorted((a, b) => tierOf(a) - tierOf(b))
}

/** The rows of a page, those of a group together, the groups in the order in which they come. */
function besideTheirGroup(rows: readonly PlaceRow[], group: RowRequest['group']): PlaceRow[] {
  return [...byGroup(rows, group).values()].flat()
}

/** The rows of a table, in their order. */
export interface TableRows {
  readonly count: number
  /** How many of them name the programme. */
  readonly seenCount: number
  slice(start: number, end: number): RegionRow[]
  readonly groups: readonly GroupRow[]
}

/** What a row is ordered and counted by. */
interface PlaceRow extends Ordered {
  readonly sightings: Sightings | undefined
}

function placeRow(code: string | null, held: number, sightings: Sightings | undefined): PlaceRow {
  return {
    code,
    held,
    replies: sightings?.replies.length ?? 0,
    mentions: sightings?.mentions ?? 0,
    first: sightings?.first ?? null,
    last: sightings?.last ?? null,
    sightings,
  }
}

function regionRow({ code, held, sightings }: PlaceRow, group: RowRequest['group']): RegionRow {
  const { regions: _, ...appearance } = sumSightings(sightings ? [[code, sightings]] : [])
  return {
    region: code === null ? null : placeLabel(code),
    group: group === 'none' ? null : groupOf(code, group),
    held,
    ...appearance,
    telling: sightings?.telling ?? null,
  }
}

function byGroup(rows: readonly PlaceRow[], group: RowRequest['group']): Map<string | null, PlaceRow[]> {
  const groups = new Map<string | null, PlaceRow[]>()
  for (const row of rows) {
    const code = group === 'none' ? null : groupOf(row.code, group)
    const members = groups.get(code)
    if (members) members.push(row)
    else groups.set(code, [row])
  }
  return groups
}

function groupOfRows(code: string | null, rows: readonly PlaceRow[]): GroupRow {
  const known = rows.filter((row) => row.code !== null)
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

function withCode(group: GroupRow): Ordered {
  return { ...group, code: group.region?.code ?? null }
}

/** What rows and groups are ordered by. */
interface Ordered extends Period {
  readonly code: string | null
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
  if (a.code === null || b.code === null) return Number(a.code === null) - Number(b.code === null)
  return order(a, b) || compareText(a.code, b.code)
}

function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
