import { divisionTable, levelOf } from '../../src/regions/division-table.ts'
import { shortName } from '../../src/regions/region-names.ts'
import { type Region, regionPath } from '../../src/reply/region.ts'

/** A region whose bureaus answer. */
export interface Place {
  readonly region: Region
  /** The name before a bureau's: 玉环市, 绍兴市柯桥区. */
  readonly name: string
  /** How its bureaus speak of it: 我市. */
  readonly own: string
  /** 全市 */
  readonly whole: string
  /** Its first character, for document numbers. */
  readonly letter: string
}

/** Every prefecture and county of China that goes by the usual names and offices. */
export function listPlaces(): Place[] {
  return [...divisionTable().regions.values()].filter(hasUsualOffices).map((region) => {
    const suffix = region.name.at(-1) ?? '市'
    return {
      region,
      name: officeName(region),
      own: `我${suffix}`,
      whole: `全${suffix}`,
      letter: region.name.charAt(0),
    }
  })
}

/** Leagues, autonomous divisions and development zones name their offices in ways of their own. */
function hasUsualOffices(region: Region): boolean {
  if (levelOf(region.code) === 'province' || shortName(region.name) === null) return false
  return /[市县区]$/.test(region.name) && !/自治|矿区|林区|特区|新区|地区|开发区/.test(region.name)
}

/** Districts put the city's name before their own; county-level cities and counties stand alone. */
function officeName(region: Region): string {
  if (!region.name.endsWith('区')) return region.name
  return regionPath(region).slice(-2).join('')
}
