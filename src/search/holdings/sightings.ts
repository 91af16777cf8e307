import type { IsoDate } from '../../reply/reply.ts'
import { asRecord, sumCounts, wholePeriod } from './counts.ts'
import type { Sightings } from './holdings.ts'

/** Sightings with the division code of their place. */
export type PlacedSightings = readonly [code: string | null, sightings: Sightings]

/** How replies of one or more places speak of one programme. */
export interface Appearance {
  readonly replies: number
  readonly mentions: number
  /** Places whose replies name it, those of no known place not counted. */
  readonly regions: number
  /** Of replies with a date. */
  readonly first: IsoDate | null
  readonly last: IsoDate | null
  /** Mentions by the role of their passage. */
  readonly roles: Readonly<Record<string, number>>
  /** Replies by 办理类型, whose meaning is local. */
  readonly outcomes: Readonly<Record<string, number>>
}

/** How many replies name it. */
export function countReplies(placed: readonly PlacedSightings[]): number {
  return placed.reduce((sum, [, { replies }]) => sum + replies.length, 0)
}

/** `sightings` added up. */
export function sumSightings(placed: readonly PlacedSightings[]): Appearance {
  const sightings = placed.map(([, of]) => of)
  return {
    replies: countReplies(placed),
    mentions: sightings.reduce((sum, { mentions }) => sum + mentions, 0),
    regions: placed.filter(([code]) => code !== null).length,
    ...wholePeriod(sightings),
    roles: asRecord(sumCounts(sightings.map(({ roles }) => roles))),
    outcomes: asRecord(sumCounts(sightings.map(({ outcomes }) => outcomes))),
  }
}
