import type { Region } from '../reply/region.ts'
import { matchesOf, type Span } from '../text/span.ts'
import { readTableRows } from '../text/table-rows.ts'
import { divisionTable } from './division-table.ts'
import { withoutPeoples } from './region-names.ts'

/** The township, town or street of a county, by its whole name (儒岙镇). */
export interface TownshipMention extends Span {
  /** Every county that has one of this name. */
  readonly counties: readonly Region[]
}

interface Townships {
  /** By whole name, the codes of the counties. */
  readonly counties: ReadonlyMap<string, readonly string[]>
  /** By code of the county. */
  readonly stems: ReadonlyMap<string, readonly string[]>
  readonly longest: number
}

let loaded: Townships | null = null

/** 林 of 林镇 tells nothing. */
const SHORTEST = 3

const townshipWord = /镇|乡|街道/gu

/** The townships that `text` names in whole, left to right and disjoint, of names that end together the longest. */
export function findTownships(text: string): TownshipMention[] {
  loaded ??= load()
  const { counties, longest } = loaded
  const found: TownshipMention[] = []
  for (const { 0: ending, index } of matchesOf(text, townshipWord)) {
    const end = index + ending.length
    const least = Math.max(found.at(-1)?.end ?? 0, end - longest)
    for (let start = least; start <= end - SHORTEST; start += 1) {
      const codes = counties.get(text.slice(start, end))
      if (!codes) continue
      found.push({ start, end, counties: regionsOf(codes) })
      break
    }
  }
  return found
}

/** The short names of the townships of `home`, a county or a prefecture (儒岙 of 儒岙镇), of two letters or more; none for a
 *  province, in which they are too many to tell anything. */
export function townshipStems(home: Region): string[] {
  if (home.city === null && home.county === null) return []
  loaded ??= load()
  if (home.county !== null) return [...(loaded.stems.get(home.code) ?? [])]
  const ofPrefecture = home.code.slice(0, 4)
  return [...loaded.stems].flatMap(([code, stems]) => (code.startsWith(ofPrefecture) ? stems : []))
}

const endings = ['镇', '乡', '街道']

/** Every county that has the township `stem` + `ending` (兰亭镇); where none has, those that have it by another ending: a
 *  township becomes a town, a town a street (兰亭街道). */
export function countiesWithTownship(stem: string, ending: string): readonly Region[] {
  loaded ??= load()
  const { counties } = loaded
  const others = endings.flatMap((other) => counties.get(stem + other) ?? [])
  return regionsOf(counties.get(stem + ending) ?? [...new Set(others)])
}

function regionsOf(codes: readonly string[]): Region[] {
  return codes.flatMap((code) => divisionTable().regions.get(code) ?? [])
}

function load(): Townships {
  const counties = new Map<string, string[]>()
  const stems = new Map<string, string[]>()
  for (const [code = '', ...names] of readTableRows(new URL('townships.tsv', import.meta.url))) {
    const ofCounty: string[] = []
    for (const [at, list] of names.entries()) {
      for (const stem of list.split(' ').filter((name) => name !== '')) {
        const name = `${stem}${endings[at] ?? ''}`
        counties.set(name, [...(counties.get(name) ?? []), code])
        ofCounty.push(withoutPeoples(stem))
      }
    }
    stems.set(
      code,
      [...new Set(ofCounty)].filter((stem) => stem.length >= 2),
    )
  }
  return { counties, stems, longest: Math.max(...Array.from(counties.keys(), (name) => name.length)) }
}
