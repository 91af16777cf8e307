import type { Region } from '../reply/region.ts'
import { readTableRows } from '../text/table-rows.ts'

/** The level of a division, as its code tells it. */
export type RegionLevel = 'province' | 'prefecture' | 'county'

/** A name or code that stands no more, or never stood for a division, and the division it belongs to today. */
interface FormerName {
  readonly name: string
  readonly region: Region
  /** The code that the division had, where it is known. */
  readonly formerCode: string | null
}

/** What the three tables of this folder hold. */
export interface DivisionTable {
  readonly regions: ReadonlyMap<string, Region>
  readonly formerNames: readonly FormerName[]
  readonly formerCodes: ReadonlyMap<string, Region>
  /** Names that are also ordinary words: they mean a place only after the name of a division that holds it
   *  (`parent`), or never without the generic word of their level (`suffix`). */
  readonly commonWords: ReadonlyMap<string, 'parent' | 'suffix'>
}

let loaded: DivisionTable | null = null

/** The tables, read on first use. Throws when a file is missing or names an unknown code. */
export function divisionTable(): DivisionTable {
  loaded ??= loadTable()
  return loaded
}

/** The level of `code`: 330000 is a province, 331000 a prefecture, 331083 and 429004 are counties. */
export function levelOf(code: string): RegionLevel {
  if (code.endsWith('0000')) return 'province'
  return code.endsWith('00') ? 'prefecture' : 'county'
}

/** The codes above `code` that a division may bear, province first. Not each need exist. */
export function codesAbove(code: string): string[] {
  return [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`].filter((above) => above !== code)
}

function loadTable(): DivisionTable {
  const names = new Map(readRows('divisions.tsv').map(([code, name]) => [code, name]))
  const regions = new Map([...names].map(([code, name]) => [code, toRegion(code, name, names)]))
  const formerNames = readRows('former-names.tsv').map(([name, code, former]) => {
    const region = regions.get(code)
    if (!region) throw new Error(`former-names.tsv: ${name}: no division has the code ${code}`)
    return { name, region, formerCode: former === '' ? null : former }
  })
  const formerCodes = new Map<string, Region>()
  for (const { formerCode, region } of formerNames) if (formerCode) formerCodes.set(formerCode, region)
  const commonWords = new Map<string, 'parent' | 'suffix'>()
  for (const [needs, words] of readRows('common-words.tsv')) {
    for (const word of words.split(' ')) commonWords.set(word, needs === 'suffix' ? 'suffix' : 'parent')
  }
  return { regions, formerNames, formerCodes, commonWords }
}

function toRegion(code: string, name: string, names: ReadonlyMap<string, string>): Region {
  const level = levelOf(code)
  return {
    code,
    name,
    province: names.get(`${code.slice(0, 2)}0000`) ?? name,
    city: level === 'province' ? null : (names.get(`${code.slice(0, 4)}00`) ?? null),
    county: level === 'county' ? name : null,
  }
}

/** The rows of a table beside this file; absent cells are empty. */
function readRows(file: string): [string, string, string][] {
  return readTableRows(new URL(file, import.meta.url)).map(([first = '', second = '', third = '']) => [
    first,
    second,
    third,
  ])
}
