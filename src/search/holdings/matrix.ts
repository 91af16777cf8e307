import type { RegionLabel } from '../answer.ts'
import type { Holdings } from './holdings.ts'
import { allProvinces, placeLabel } from './places.ts'
import { listProgrammes, programmeName, programmeUrl, sightingsWithin } from './programme-list.ts'
import { repliesHeld } from './regions.ts'
import { countReplies } from './sightings.ts'

/** Programmes by regions: how many replies of each region name each programme. */
export interface Matrix {
  readonly indexVersion: string
  readonly updatedAt: string | null
  readonly regions: readonly MatrixRegion[]
  readonly programmes: readonly MatrixProgramme[]
}

export interface MatrixRegion extends RegionLabel {
  /** Replies held of it and all that lies in it. */
  readonly held: number
}

export interface MatrixProgramme {
  readonly value: string
  readonly label: string
  readonly url: string
  /** Replies that name it, one number for each region. */
  readonly replies: readonly number[]
}

/** Beyond this a table is no overview. */
const MOST_PROGRAMMES = 15

/** The matrix of the given programmes and regions; where none are given, of the most frequent programmes, and of all
 *  provinces of which something is held. */
export function makeMatrix(
  holdings: Holdings,
  chosen: { readonly programmes: readonly string[]; readonly regions: readonly string[] },
): Matrix {
  const codes = chosen.regions.length > 0 ? chosen.regions : provincesHeld(holdings)
  const ids = chosen.programmes.length > 0 ? chosen.programmes : mostFrequent(holdings)
  return {
    indexVersion: holdings.version,
    updatedAt: holdings.updatedAt,
    regions: codes.map((code) => ({
      ...placeLabel(code),
      held: repliesHeld(holdings, code),
    })),
    programmes: ids.map((id) => ({
      value: id,
      label: programmeName(id),
      url: programmeUrl(id),
      replies: codes.map((code) => countReplies(sightingsWithin(holdings.programmes.get(id), code))),
    })),
  }
}

function provincesHeld(holdings: Holdings): string[] {
  return allProvinces()
    .map(({ code }) => code)
    .filter((code) => repliesHeld(holdings, code) > 0)
}

function mostFrequent(holdings: Holdings): string[] {
  const { programmes } = listProgrammes(holdings, { region: null, sort: 'count' })
  return programmes.slice(0, MOST_PROGRAMMES).map(({ value }) => value)
}
