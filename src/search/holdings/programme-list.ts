import { programmeById, programmes } from '../../programmes/registry.ts'
import type { RegionLabel } from '../answer.ts'
import type { Holdings, Sightings } from './holdings.ts'
import { type Held, heldWithin, liesIn, placeLabel, sumHeld } from './places.ts'
import { type Appearance, type PlacedSightings, sumSightings } from './sightings.ts'

/** All programmes and what is held of each, as `/api/v1/programmes` and `programmes --json` print it. */
export interface ProgrammeList {
  readonly indexVersion: string
  readonly updatedAt: string | null
  /** Null for the whole. */
  readonly region: RegionLabel | null
  /** What is held in all. */
  readonly held: Held
  /** Those that replies name. */
  readonly programmes: readonly ProgrammeEntry[]
  /** Those of the registry that no reply names. */
  readonly unseen: readonly { readonly value: string; readonly label: string }[]
}

export interface ProgrammeEntry extends Omit<Appearance, 'replies'> {
  /** As the parameter `programme` takes it. */
  readonly value: string
  readonly label: string
  /** Replies. */
  readonly count: number
  readonly url: string
}

export const programmeSorts = ['count', 'mentions', 'regions', 'first', 'last', 'name'] as const
export type ProgrammeSort = (typeof programmeSorts)[number]

/** The programmes that replies of `region` (null: all) name, in the order that `sort` asks for. */
export function listProgrammes(
  holdings: Holdings,
  { region, sort }: { region: string | null; sort: ProgrammeSort },
): ProgrammeList {
  const entries = [...holdings.programmes].flatMap(([id, byPlace]) => {
    const within = sightingsWithin(byPlace, region)
    return within.length === 0 ? [] : [toEntry(id, within)]
  })
  const seen = new Set(entries.map(({ value }) => value))
  return {
    indexVersion: holdings.version,
    updatedAt: holdings.updatedAt,
    region: region === null ? null : placeLabel(region),
    held: sumHeld(heldWithin(holdings, region)),
    programmes: entries.toSorted((a, b) => orders[sort](a, b) || (a.value < b.value ? -1 : 1)),
    unseen: programmes()
      .filter(({ id }) => !seen.has(id))
      .map(({ id, name }) => ({ value: id, label: name })),
  }
}

/** The sightings of one programme in the place `region` and all that lies in it. */
export function sightingsWithin(
  byPlace: ReadonlyMap<string | null, Sightings> | undefined,
  region: string | null,
): PlacedSightings[] {
  return [...(byPlace ?? [])].filter(([code]) => liesIn(code, region))
}

/** The name of the programme; the id where the registry has it no more. */
export function programmeName(id: string): string {
  return programmeById(id)?.name ?? id
}

/** The address of the programme's page. */
export function programmeUrl(id: string): string {
  return `/programmes/${encodeURIComponent(id.replace(halfPair, '\ufffd'))}`
}

/** Half a surrogate pair, which no address can hold. */
const halfPair = /[\ud800-\udfff]/gu

function toEntry(id: string, within: readonly PlacedSightings[]): ProgrammeEntry {
  const { replies, ...appearance } = sumSightings(within)
  return {
    value: id,
    label: programmeName(id),
    count: replies,
    url: programmeUrl(id),
    ...appearance,
  }
}

type Order = (a: ProgrammeEntry, b: ProgrammeEntry) => number

const collator = new Intl.Collator('zh-CN')

const orders: Readonly<Record<ProgrammeSort, Order>> = {
  count: (a, b) => b.count - a.count || b.mentions - a.mentions,
  mentions: (a, b) => b.mentions - a.mentions,
  regions: (a, b) => b.regions - a.regions || b.count - a.count,
  first: (a, b) => compareDates(a.first, b.first),
  last: (a, b) => compareDates(b.last, a.last),
  name: (a, b) => collator.compare(a.label, b.label),
}

function compareDates(a: string | null, b: string | null): number {
  const [left, right] = [a ?? '', b ?? '']
  return left === right ? 0 : left < right ? -1 : 1
}
