import { isAnyNested } from '../../regions/gazetteer.ts'
import { findTownships, type TownshipMention } from '../../regions/townships.ts'
import type { Region } from '../../reply/region.ts'
import { type Span, slice } from '../../text/span.ts'
import { isGeneral, stops } from './name-words.ts'
import { type PlaceChain, placeChains, spanOf } from './place-chains.ts'
import type { Words } from './words.ts'

/** The places that a text names. */
export interface PlacesIn {
  /** Divisions that are not the writer's own. */
  readonly chains: readonly PlaceChain[]
  /** Townships that are not, with the division before them: 龙陵县镇安镇. */
  readonly townships: readonly Span[]
  /** What is the writer's own, above it or within it. */
  readonly own: readonly Span[]
}

/** The places that `text` names; all of them are another's for a writer of whom nothing is known. */
export function placesIn(text: string, words: Words, own: Region | null): PlacesIn {
  const chains = placeChains(text, words)
  const isOwn = (regions: readonly Region[]): boolean => own !== null && isAnyNested(regions, own)
  const ownChains = chains.filter((chain) => isOwn(chain.at(-1)?.candidates ?? []))
  const townships = townshipsIn(text, words)
  const ownTownships = townships.filter(({ counties }) => isOwn(counties))
  return {
    chains: chains.filter((chain) => !ownChains.includes(chain)),
    townships: townships
      .filter((one) => !ownTownships.includes(one))
      .map(({ start, end }) => ({
        start: chains.map(spanOf).find((chain) => chain.end === start)?.start ?? start,
        end: end + (/^办(?:事处)?/u.exec(text.slice(end, end + 3))?.[0].length ?? 0),
      })),
    own: [...ownChains.map(spanOf), ...ownTownships],
  }
}

/** The townships that `text` names, left to right; 龙集镇 in 都龙集镇区 is none. */
export function townshipsIn(text: string, words: Words): TownshipMention[] {
  return findTownships(text).filter(
    (one) => words.beginsAt(one.start) && !isGeneral(slice(text, one)) && !isVerb(slice(text, one)),
  )
}

/** 开通镇 is a town, but also in 开通镇城区内2条线路; that of the source is told otherwise. */
function isVerb(name: string): boolean {
  return stops.has(name.replace(/(?:镇|乡|街道)$/u, ''))
}
