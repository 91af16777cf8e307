import { contains, type Span, slice, spansOf } from '../../text/span.ts'
import { findListedNames } from './listed-names.ts'
import { ending, general, stops } from './name-words.ts'
import { type PlaceChain, spanOf } from './place-chains.ts'
import type { WordKind, Words } from './words.ts'

const LONGEST_NAME = 14
const LONGEST_WITHOUT_PLACE = 4
/** The names of firms and universities are longer, and told by their endings. */
const LONGEST_OF_FULL_NAME = 12
const fullName = /公司|集团|大学|学院/u

/** What `text` names, beside the endings. */
interface Surroundings {
  readonly places: readonly PlaceChain[]
  readonly words: Words
}

/** Names of things that belong to one place: offices, firms and documents named after one of `places`, and, whatever they
 *  are named after, rivers, townships, parks, firms. General terms (企业研究院) are none. */
export function findNamedThings(text: string, { places, words }: Surroundings): Span[] {
  const spans = places.map(spanOf)
  const waters = shortWaters(text, words)
  const things: Span[] = []
  for (const { 0: found, index } of text.matchAll(ending)) {
    // 天津大学 and 太湖 begin names as places do: 天津大学玉环创新中心, 太湖流域污染研究院.
    const heads = [...spans, ...waters, ...things].sort((a, b) => a.start - b.start)
    const start = beginOf(text, { start: index, end: index + found.length }, { spans: heads, words })
    if (start !== null) things.push({ start, end: index + found.length })
  }
  const named = [...things, ...waters.filter((lake) => !things.some((thing) => contains(thing, lake)))]
  return [
    ...quotedNames(text, spans),
    ...named,
    ...findListedNames(text, named),
    ...stemsElsewhere(text, named),
  ]
}

/** A lake or river of two letters, 鉴湖, which is a word; not 江河, 出港, and not what is everybody's. */
const water =
  /(?!长江|黄河)[^江河湖海港湾溪岛出入进离转外内渔沿半孤深各跨拦护运两小大该是流此条一二三四五][湖江河溪湾]/gu

function shortWaters(text: string, words: Words): Span[] {
  return spansOf(text, water).filter(({ start, end }) => words.beginsAt(start) && words.beginsAt(end))
}

const stemOf =
  /^(?:(\p{sc=Han}{2,4})(?:镇|乡|街道)|(\p{sc=Han}{3,4})(?:遗址|景区|风景区|博物馆|水库|古镇|村))$/u

/** 儒岙 where 儒岙镇 is named as well, 钓鱼城 beside 钓鱼城遗址. */
function stemsElsewhere(text: string, named: readonly Span[]): Span[] {
  const stems = named.flatMap((span) => stemOf.exec(slice(text, span))?.slice(1).filter(Boolean) ?? [])
  return [...new Set(stems)].flatMap((stem) => spansOf(text, new RegExp(stem, 'gu')))
}

/** 《玉环市产学研合作项目经费补助管理办法》, “浙江省科技领军企业”: as a whole another place's. */
function quotedNames(text: string, places: readonly Span[]): Span[] {
  return spansOf(text, /《[^《》]{2,80}》|“[^“”]{2,30}”/gu).filter(({ start, end }) =>
    places.some((place) => start < place.start && place.end < end),
  )
}

/** Where the name with this ending begins: at a place, else behind the last word of which no name is made. Null when there
 *  is none. */
function beginOf(
  text: string,
  { start: at, end }: Span,
  { spans, words }: { spans: readonly Span[]; words: Words },
): number | null {
  const place = spans.findLast((span) => span.start >= at - LONGEST_NAME && span.end <= at)
  const least = place?.end ?? Math.max(0, at - LONGEST_NAME)
  const name = { at, longest: longestName(text.slice(at, end)), words }
  let start = at
  for (const begin of words.beginningsBefore(at, least)) {
    const word = text.slice(begin, start)
    // 新 in 柳新路, which jieba takes for 新路, is no word by itself.
    const isWhole = start < at || words.beginsAt(at)
    // 数控与智能制造技术创新中心 goes on to its place.
    const isStop = isWhole && stops.has(word) && !(place && start < at && /^[与和及]$/u.test(word))
    if (isStop || (isWhole && !place && isLink(word, words.kindAt(begin)))) return usual(text, start, name)
    start = begin
  }
  if (place?.end === at) return isCounty(text, at) ? null : place.start
  if (place && !reaches(text, place, { start, words }))
    return beginOf(text, { start: at, end }, { spans: [], words })
  if (place) return place.start
  return usual(text, start, name) ?? usual(text, beginOfNames(at, least, words), name)
}

/** Whether the name of a county ends at `at` and a township's ending begins there, which is another's: 龙陵县镇 in 龙陵县镇安镇. */
function isCounty(text: string, at: number): boolean {
  return /[省市县区州旗][镇乡村路街巷河湖江溪山湾]/u.test(text.slice(at - 1, at + 1))
}

/** Whether the words that begin at `start` follow upon `place`: also where jieba takes its last letter for the first of a word,
 *  as in 张华镇原友坝小学. */
function reaches(text: string, place: Span, { start, words }: { start: number; words: Words }): boolean {
  const between = text.slice(place.end, start)
  return (
    between === '' || (between.length <= 2 && !words.beginsAt(place.end) && /^\p{sc=Han}+$/u.test(between))
  )
}

function isLink(word: string, kind: WordKind): boolean {
  return kind === 'link' || /^[一二两三四五六七八九十几多]+[个条座处家]$/u.test(word)
}

/** Where the words begin of which names are made, as far as they reach back from `at`: 赧场 in 充分考虑赧场片区. */
function beginOfNames(at: number, least: number, words: Words): number {
  let start = at
  for (const begin of words.beginningsBefore(at, least)) {
    if (words.kindAt(begin) !== 'name') break
    start = begin
  }
  return start
}

function longestName(ending: string): number {
  return fullName.test(ending) ? LONGEST_OF_FULL_NAME : LONGEST_WITHOUT_PLACE
}

/** Where a name of its own begins from `start` on, which is short; null for general terms and half sentences. */
function usual(
  text: string,
  from: number,
  { at, longest, words }: { at: number; longest: number; words: Words },
): number | null {
  const start = from + (/^[于在至与及和到经有由对将把](?=\p{sc=Han}{2})/u.test(text.slice(from, at)) ? 1 : 0)
  const name = text.slice(start, at)
  const isOwn = name.length >= 2 && name.length <= longest && !general.test(name)
  const isCommon =
    /^[各每全本该]/u.test(name) || (/^[省市县区镇乡]/u.test(name) && words.kindAt(start) !== 'name')
  return isOwn && !isCommon ? start : null
}
