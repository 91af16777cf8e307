import { hanPattern } from '../../text/han-pattern.ts'
import { parseNumeral } from '../../text/numerals.ts'
import { matchesOf, overlap, type Span, slice } from '../../text/span.ts'
import { findInstances, isTold, withoutVerbs } from './instance-lists.ts'
import { itemsOf } from './list-items.ts'
import { isGeneral, localKinds, nowhere, stops, withoutLead } from './name-words.ts'
import type { Words } from './words.ts'

const item = '\\p{sc=Han}{2,6}'
const count = '[0-9]{1,3}|[一二两三四五六七八九十]{1,3}'
const divisions = '(?:乡镇|镇街|乡|镇|街道|行政村|自然村|村|社区|县区|县|区|市|园区|小区|片区|组团)'

/** 西邑、瓦渡、丙麻3个乡镇. */
const counted = hanPattern(
  `(?<=^|[^\\p{sc=Han}、]|涉及|包括|覆盖|选择|确定|[在对为和与])(${item}(?:[、和]${item})+)(等?)(${count})个${divisions}`,
)

/** Of these there are lists that name none: 道路硬化等项目. */
const usual: ReadonlySet<string> = new Set(['项目', '企业', '公司', '基地', '平台', '工程'])

/** What may stand behind a list that names local things: 朔门、庆年坊等六大历史文化街区. */
const kinds = `(?:${localKinds.filter((kind) => !usual.has(kind)).join('|')}|地)`
const ofKind = hanPattern(
  `(${item}(?:、${item})+)(?=等(?:地|(?:${count})?[个条座处家所大]?[A-Z0-9\\p{sc=Han}]{0,6}?${kinds}))`,
)

/** 铁厂、百草地等地. */
const ofPlaces = hanPattern(
  `(?<=^|[^\\p{sc=Han}、]|[在到及由从])${item}(?:、${item})+(?=等地(?:$|[^\\p{sc=Han}]|[的区的]))`,
)

/** What may stand before one, of which then every item is a name: 茶叶品牌有粤野、罗庚排. */
const announced = hanPattern(
  String.raw`(?<=(?:品牌|商标|景点|景区|名茶|名优产品|特产|河流|街区|线路)(?:主要|分别)?(?:有|包括|如|是|为|：|:))[^，,。；;（(、“”]{2,9}(?:、[^，,。；;（(、“”]{2,9})+`,
)

/** 章坪—小岱云—马岭头: a way from place to place. */
const way = hanPattern(String.raw`\p{sc=Han}{2,8}(?:\s?[—–－-]{1,2}\s?\p{sc=Han}{2,8}){2,}`)
const dash = /\s?[—–－-]{1,2}\s?/u

/** A list, of whatever. */
const list = hanPattern(`${item}(?:[、和与及]${item})*、${item}(?=$|[^\\p{sc=Han}]|[等和与及由有均])`)

/** Names in lists, of which what stands around the list says what they are: as many townships as are counted, streets and
 *  brands, and those of which most of the list are `things`. */
export function findListedNames(text: string, things: readonly Span[], words: Words): Span[] {
  const townships = matchesOf(text, counted).flatMap(({ 1: names = '', 2: more, 3: many = '', index }) => {
    const items = itemsOf(names, index)
    return more !== '' || items.length === parseNumeral(many) ? items : []
  })
  const told = matchesOf(text, ofKind).flatMap(({ 1: names = '', index }) =>
    namesOfPlaces(text, itemsOf(names, index), { things, words }),
  )
  const places = matchesOf(text, ofPlaces).flatMap(({ 0: names, index }) =>
    itemsOf(names, index).map((one) => ({ ...one, start: one.start + leadOf(slice(text, one)) })),
  )
  const brands = matchesOf(text, announced).flatMap(({ 0: names, index }) =>
    itemsOf(names.replace(/等.{0,6}$/u, ''), index),
  )
  const beside = matchesOf(text, list).flatMap(({ 0: names, index }) => {
    const items = itemsOf(names, index)
    const isKnown = (one: Span): boolean => things.some((thing) => overlap(thing, one))
    return 2 * items.filter(isKnown).length >= items.length ? items : []
  })
  const ways = (dash.test(text) ? matchesOf(text, way) : []).flatMap((found) => stationsOf(found, things))
  const sure = [...townships, ...places, ...brands, ...ways].filter((span) => !isGeneral(slice(text, span)))
  const instances = findInstances(text, things, words)
  return [
    ...sure,
    ...instances,
    ...told,
    ...beside.flatMap((item) => nameBeside(text, item, { things, words })),
    ...things.flatMap((thing) => namesOfKind(text, thing)),
  ]
}

/** The items of a list of places, roads and the like: the whole of each where most are told for names, else what is no common word at
 *  their ends. */
function namesOfPlaces(
  text: string,
  items: readonly Span[],
  { things, words }: { readonly things: readonly Span[]; readonly words: Words },
): Span[] {
  const bare = items.map((item) => withoutVerbs(text, fromWord(item, words), words))
  const told = bare.filter((item) => isTold(text, item, { names: things, words }))
  if (2 * told.length < items.length) return items.flatMap((item) => nameAtEnd(text, item, words))
  return bare.filter((item) => item.end - item.start >= 2 && !isGeneral(slice(text, item)))
}

/** The pattern of an item reaches back into words: 过 of 通过. */
function fromWord(item: Span, words: Words): Span {
  return words.beginsAt(item.start) ? item : { ...item, start: words.within(item)[0]?.start ?? item.start }
}

/** The places along a way of which one is known for a name; none of 资金—项目—人才. */
function stationsOf({ 0: names, index = 0 }: RegExpMatchArray, things: readonly Span[]): Span[] {
  let at = index
  const stations = names.split(dash).map((name) => {
    const start = index + names.indexOf(name, at - index)
    at = start + name.length
    return { start, end: at }
  })
  const isKnown = (one: Span): boolean => things.some((thing) => overlap(thing, one))
  // What leads up to the first and follows upon the last are no part of them.
  return stations.some(isKnown) ? stations.filter((one) => one.end - one.start <= LONGEST_STATION) : []
}

const LONGEST_STATION = 4

/** What only names of places and things end with. */
const kindAtEnd = /(?:广场|大道|公园|小区|小学|中学|[巷路街村镇乡河湖溪桥厂寺庙坊塘岭湾])$/u

/** The names of the same kind that stand behind `thing` in a list: 邮政巷 in 虹坪巷、邮政巷. */
function namesOfKind(text: string, thing: Span): Span[] {
  const kind = kindAtEnd.exec(slice(text, thing))?.[0]
  if (kind === undefined || text.charAt(thing.end) !== '、') return []
  const [list = ''] =
    new RegExp(`^(?:、\\p{sc=Han}{1,4}?${kind})+`, 'u').exec(text.slice(thing.end, thing.end + LONGEST)) ?? []
  return itemsOf(list, thing.end)
}

const LONGEST = 60

/** An item between names: the whole of what begins with one and goes on with one noun (西岱 in 西岱中线), and what is none yet. */
function nameBeside(
  text: string,
  item: Span,
  { things, words }: { readonly things: readonly Span[]; readonly words: Words },
): Span[] {
  const known = things.filter((thing) => overlap(thing, item))
  if (known.length === 0) return nameAtEnd(text, item, words)
  const [only] = known
  const rest = only?.start === item.start && known.length === 1 ? words.at(only.end) : undefined
  return rest?.end === item.end && rest.tag === 'n' ? [item] : []
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
