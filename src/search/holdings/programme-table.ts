import { programmeById } from '../../programmes/registry.ts'
import type { RegionLabel } from '../answer.ts'
import { byFrequency, type Counts, count, sumCounts, yearsBetween } from './counts.ts'
import type { Holdings, Sightings } from './holdings.ts'
import { allProvinces, type Held, heldWithin, type PlacedHoldings, placeLabel, sumHeld } from './places.ts'
import { programmeName, programmeUrl, sightingsWithin } from './programme-list.ts'
import { repliesHeld } from './regions.ts'
import { type Appearance, countReplies, type PlacedSightings, sumSightings } from './sightings.ts'
import { type GroupRow, type RegionRow, type RowRequest, tableRows } from './table-rows.ts'

/** What a table of one programme is asked for. */
export interface TableRequest extends RowRequest {
  /** From 1. */
  readonly page: number
  /** Rows a page. */
  readonly limit: number
}

/** One programme, region by region. */
export interface ProgrammeTable {
  readonly programme: ProgrammeCard
  readonly indexVersion: string
  readonly updatedAt: string | null
  /** The region that everything but the provinces is of; null for all. */
  readonly region: RegionLabel | null
  readonly total: Appearance & { readonly held: Held }
  /** All provinces, by code. */
  readonly provinces: readonly ProvinceRow[]
  /** From the first year to the last in which a reply is held. */
  readonly years: readonly YearRow[]
  /** Programmes that the same replies name, the most frequent first; of all regions. */
  readonly together: readonly TogetherRow[]
  /** Of the rows below, in their order. */
  readonly groups: readonly GroupRow[]
  /** One page of them. */
  readonly rows: readonly RegionRow[]
  readonly rowCount: number
  /** How many of them name the programme. */
  readonly seenCount: number
}

export interface ProgrammeCard {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  /** Names that mean something else. */
  readonly lookAlikes: readonly string[]
  readonly note: string
}

/** A province with all that lies in it. */
export interface ProvinceRow {
  readonly code: string
  readonly name: string
  /** 浙江, 内蒙古 */
  readonly short: string
  readonly held: number
  readonly replies: number
  readonly regions: number
}

export interface YearRow {
  readonly year: string
  readonly held: number
  readonly replies: number
}

export interface TogetherRow {
  readonly value: string
  readonly label: string
  readonly count: number
  readonly url: string
}

/** Null when neither the registry nor any reply knows the programme. */
export function programmeTable(holdings: Holdings, id: string, request: TableRequest): ProgrammeTable | null {
  const byPlace = holdings.programmes.get(id)
  const programme = cardOf(id, byPlace !== undefined)
  if (programme === null) return null
  const within = sightingsWithin(byPlace, request.region)
  const held = heldWithin(holdings, request.region)
  const table = tableRows(holdings, byPlace, request)
  const start = (request.page - 1) * request.limit
  const rows = table.slice(start, start + request.limit)
  const groups = new Map(table.groups.map((group) => [group.region?.code ?? null, group]))
  const shown = [...new Set(rows.map(({ group }) => group))]
  return {
    programme,
    indexVersion: holdings.version,
    updatedAt: holdings.updatedAt,
    region: request.region === null ? null : placeLabel(request.region),
    total: {
      ...sumSightings(within),
      held: sumHeld(held),
    },
    provinces: provinceRows(holdings, byPlace),
    years: yearRows(held, within),
    together: togetherRows(holdings.together.get(id) ?? new Map()),
    groups: shown.flatMap((code) => groups.get(code) ?? []),
    rows,
    rowCount: table.count,
    seenCount: table.seenCount,
  }
}

/** The programme's entry of the registry; one that it has no more is known by its id as long as replies name it. */
function cardOf(id: string, isNamed: boolean): ProgrammeCard | null {
  const known = programmeById(id)
  if (!known) return isNamed ? { id, name: id, aliases: [], lookAlikes: [], note: '' } : null
  const { name, aliases, lookAlikes, note } = known
  return { id, name, aliases, lookAlikes, note }
}

function provinceRows(
  holdings: Holdings,
  byPlace: ReadonlyMap<string | null, Sightings> | undefined,
): ProvinceRow[] {
  return allProvinces().map((province) => {
    const within = sightingsWithin(byPlace, province.code)
    return {
      ...province,
      held: repliesHeld(holdings, province.code),
      replies: countReplies(within),
      regions: within.length,
    }
  })
}

function yearRows(held: readonly PlacedHoldings[], within: readonly PlacedSightings[]): YearRow[] {
  const all = sumCounts(held.map(([, { years }]) => years))
  const naming = new Map<string, number>()
  for (const [, { replies }] of within) {
    for (const { date } of replies) if (date !== null) count(naming, date.slice(0, 4))
  }
  return yearsBetween([...all.keys()]).map((year) => ({
    year,
    held: all.get(year) ?? 0,
    replies: naming.get(year) ?? 0,
  }))
}

function togetherRows(counts: Counts): TogetherRow[] {
  return byFrequency(counts).map(({ value, count: times }) => ({
    value,
    label: programmeName(value),
    count: times,
    url: programmeUrl(value),
  }))
}
