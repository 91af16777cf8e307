import { parseNumeral } from '../../text/numerals.ts'
import { overlap, type Span, slice } from '../../text/span.ts'
import { isGeneral, nowhere, stops, withoutLead } from './name-words.ts'
import type { Words } from './words.ts'

const item = '\\p{sc=Han}{2,6}'
const count = '[0-9]{1,3}|[一二两三四五六七八九十]{1,3}'
const divisions = '(?:乡镇|镇街|乡|镇|街道|行政村|自然村|村|社区|县区|县|区|市|园区|小区|片区|组团)'

/** 西邑、瓦渡、丙麻3个乡镇. */
const counted = new RegExp(
  `(?<=^|[^\\p{sc=Han}、]|涉及|包括|覆盖|选择|确定|[在对为和与])(${item}(?:[、和]${item})+)(等?)(${count})个${divisions}`,
  'gu',
)

/** What may stand behind a list that names local things: 朔门、庆年坊等六大历史文化街区. */
const kinds =
  '(?:街区|古镇|古村|古街|老街|村落|景区|景点|景观|公园|品牌|河流|河道|水系|水库|湖泊|溪流|道路|路段|路口|公路|高速|线路|小区|楼盘|市场|园区|产业园|遗址|站点|车站|学校|医院|乡镇|村|社区|街道|镇|乡|片区|区域|地|县|区|市)'
const ofKind = new RegExp(
  `(${item}(?:、${item})+)(?=等(?:地|(?:${count})?[个条座处家所大]?[A-Z0-9\\p{sc=Han}]{0,6}?${kinds}))`,
  'gu',
)

/** 5家茶企（殷园、仙岛红…）, （富川红、金海白茶）两大品牌: names where as many stand there as are counted. */
const part = '\\p{sc=Han}{2,12}'
const parts = `${part}(?:[、和]${part})+`
const thing =
  '(?:企业|茶企|酒企|公司|合作社|农场|项目|基地|平台|村庄|桥梁|湖|河|路|桥|隧道|水库|山塘|' + kinds.slice(3)
const numbered = new RegExp(
  `(?<![0-9第])(${count})[个家条座所处大]\\p{sc=Han}{0,12}?${thing}(?:[（(：:]|[，,]?(?:分别[为是]|包括|即|为|是))(?:分别[为是]|包括|为|是)?(${parts})(?=$|[）)。；;，,])`,
  'gu',
)
const bracketed = new RegExp(
  `[（(](${parts})[）)](?:等)?(${count})[个家条座所处大]\\p{sc=Han}{0,8}?${thing}`,
  'gu',
)

function findNumberedNames(text: string): Span[] {
  const itemsIn = (whole: RegExpMatchArray, names: string, many: string): Span[] => {
    const items = itemsOf(names, (whole.index ?? 0) + whole[0].indexOf(names))
    return items.length === parseNumeral(many) ? items : []
  }
  return [
    ...[...text.matchAll(numbered)].flatMap((found) => itemsIn(found, found[2] ?? '', found[1] ?? '')),
    ...[...text.matchAll(bracketed)].flatMap((found) => itemsIn(found, found[1] ?? '', found[2] ?? '')),
  ]
}

/** 铁厂、百草地等地. */
const ofPlaces = new RegExp(
  `(?<=^|[^\\p{sc=Han}、]|[在到及由从])${item}(?:、${item})+(?=等地(?:$|[^\\p{sc=Han}]|[的区的]))`,
  'gu',
)

/** What may stand before one, of which then every item is a name: 茶叶品牌有粤野、罗庚排. */
const announced =
  /(?<=(?:品牌|商标|景点|景区|名茶|名优产品|特产|河流|街区|线路)(?:主要|分别)?(?:有|包括|如|是|为|：|:))[^，,。；;（(、“”]{2,9}(?:、[^，,。；;（(、“”]{2,9})+/gu

/** A list, of whatever. */
const list = new RegExp(`${item}(?:[、和与及]${item})*、${item}(?=$|[^\\p{sc=Han}]|[等和与及])`, 'gu')

/** Names in lists, of which what stands around the list says what they are: as many townships as are counted, streets and
 *  brands, and those of which most of the list are `things`. */
export function findListedNames(text: string, things: readonly Span[], words: Words): Span[] {
  const townships = [...text.matchAll(counted)].flatMap(({ 1: names = '', 2: more, 3: many = '', index }) => {
    const items = itemsOf(names, index)
    return more !== '' || items.length === parseNumeral(many) ? items : []
  })
  const told = [...text.matchAll(ofKind)].flatMap(({ 1: names = '', index }) => itemsOf(names, index))
  const places = [...text.matchAll(ofPlaces)].flatMap(({ 0: names, index }) =>
    itemsOf(names, index).map((one) => ({ ...one, start: one.start + leadOf(slice(text, one)) })),
  )
  const brands = [...text.matchAll(announced)].flatMap(({ 0: names, index }) =>
    itemsOf(names.replace(/等.{0,6}$/u, ''), index),
  )
  const beside = [...text.matchAll(list)].flatMap(({ 0: names, index }) => {
    const items = itemsOf(names, index)
    const known = items.filter((one) => things.some((thing) => overlap(thing, one)))
    return 2 * known.length >= items.length ? items : []
  })
  const sure = [...townships, ...places, ...brands, ...findNumberedNames(text)].filter(
    (span) => !isGeneral(slice(text, span)),
  )
  return [...sure, ...[...told, ...beside].flatMap((span) => nameAtEnd(text, span, words))]
}

/** How many letters lead up to a place: 流转至 in 流转至铁坪. */
function leadOf(name: string): number {
  const [lead = ''] = /^\p{sc=Han}{0,3}[至到在于从往](?=\p{sc=Han}{2})/u.exec(name) ?? []
  return lead.length
}

/** What at the end of an item is no common word: 朔门 in 保护朔门; nothing of 餐饮 and 住宿. */
function nameAtEnd(text: string, { start, end }: Span, words: Words): Span[] {
  let from = end
  for (const begin of words.beginningsBefore(end, start)) {
    if (words.kindAt(begin) !== 'name' || stops.has(text.slice(begin, from))) break
    from = begin
  }
  const name = text.slice(from, end)
  const isName = name.length >= 2 && words.beginsAt(end) && !nowhere.has(name) && !isGeneral(name)
  return isName ? [withoutLead(text, { start: from, end })] : []
}

/** The items of a list that begins at `start`, without words before their names: 整治 in 整治白沙溪、石门潭. */
export function itemsOf(names: string, start: number): Span[] {
  const items: Span[] = []
  let from = 0
  for (const { 0: between, index } of names.matchAll(/、|和|与|(?<![涉惠普以])及|$/gu)) {
    const lead = index - from >= 4 && stops.has(names.slice(from, from + 2)) ? 2 : 0
    if (index - from - lead >= 2) items.push({ start: start + from + lead, end: start + index })
    from = index + between.length
  }
  return items
}
