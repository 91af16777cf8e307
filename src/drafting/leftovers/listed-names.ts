import { parseNumeral } from '../../text/numerals.ts'
import type { Span } from '../../text/span.ts'
import { general, stops } from './name-words.ts'

const item = '\\p{sc=Han}{2,5}'
const divisions = '(?:乡镇|镇街|乡|镇|街道|行政村|自然村|村|社区|县区|县|区|市|园区|小区|片区|组团)'

/** 西邑、瓦渡、丙麻3个乡镇. */
const counted = new RegExp(
  `(?<=^|[^\\p{sc=Han}、]|涉及|包括|覆盖|选择|确定|[在对为和与])(${item}(?:[、和]${item})+)(等?)([0-9]{1,3}|[一二两三四五六七八九十]{1,3})个${divisions}`,
  'gu',
)

/** 木洞 in 木洞、麻柳组团. */
const ahead = new RegExp(`(?<=^|[^\\p{sc=Han}、])(?:${item}、)+$`, 'u')

/** Names in lists, of which what stands behind the list says what they are: as many townships as are counted, or more of what
 *  one of `things`, the last in its list, is. */
export function findListedNames(text: string, things: readonly Span[]): Span[] {
  const townships = [...text.matchAll(counted)].flatMap(({ 1: list = '', 2: more, 3: count = '', index }) => {
    const items = itemsOf(list, index)
    return more !== '' || items.length === parseNumeral(count) ? items : []
  })
  const others = things.flatMap(({ start }) => {
    const [list] = ahead.exec(text.slice(Math.max(0, start - LONGEST_LIST), start)) ?? []
    return list === undefined ? [] : itemsOf(list, start - list.length)
  })
  return [...townships, ...others].filter(({ start, end }) => !general.test(text.slice(start, end)))
}

const LONGEST_LIST = 40

/** The items of a list that begins at `start`, without words before their names: 整治 in 整治白沙溪、石门潭. */
export function itemsOf(list: string, start: number): Span[] {
  return [...list.matchAll(/[^、和]+/gu)].map(({ 0: name, index }) => {
    const lead = name.length >= 4 && stops.has(name.slice(0, 2)) ? 2 : 0
    return { start: start + index + lead, end: start + index + name.length }
  })
}
