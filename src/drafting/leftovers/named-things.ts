import { hanPattern } from '../../text/han-pattern.ts'
import { contains, overlap, type Span, slice, spansOf } from '../../text/span.ts'
import { findListedNames } from './listed-names.ts'
import { nameLikeness } from './name-likeness.ts'
import { compounds, findEndings, isGeneral, isOffice, roadNames, stops } from './name-words.ts'
import { namedAgain, stemsElsewhere } from './named-again.ts'
import { beginOfShortName, isNamedAfter } from './short-name.ts'
import { findUnknownNames, readUnknownWords } from './unknown-names.ts'
import { findWordNames } from './word-names.ts'
import { mayBeName, type WordKind, type Words } from './words.ts'

const LONGEST_NAME = 14

/** What `text` names, beside the endings. */
interface Surroundings {
  /** The places and townships, with which names of other things begin. */
  readonly places: readonly Span[]
  /** Places of which no name here is made: the writer's own. */
  readonly own: readonly Span[]
  readonly words: Words
}

/** Names of things that belong to one place: offices, firms and documents named after one of `places`, and, whatever they
 *  are named after, rivers, townships, parks, firms. General terms (企业研究院) are none. */
export function findNamedThings(text: string, { places, own, words }: Surroundings): Span[] {
  const waters = shortWaters(text, words)
  const things: Span[] = []
  const unknownWords = readUnknownWords(text, words)
  const unknown = findUnknownNames(text, unknownWords, places)
  const isInPlace = (span: Span): boolean => [...places, ...own].some((place) => overlap(place, span))
  // 天津大学 and 太湖 begin names as places do: 天津大学玉环创新中心, 太湖流域污染研究院.
  const heads = [...places, ...waters, ...unknown].sort((a, b) => a.start - b.start)
  const ends = findEndings(text)
  for (const end of ends) {
    // 江 in 浙江省 ends no name.
    if (isInPlace(end) || (isOffice(slice(text, end)) && !headOf(heads, end.start))) continue
    const start = beginOf(text, end, { heads, words })
    if (start === null) continue
    const thing = { start, end: end.end }
    things.push(thing)
    heads.splice(heads.findLastIndex((head) => head.start <= start) + 1, 0, thing)
  }
  const beside = findUnknownNames(text, unknownWords, [...places, ...things, ...unknown])
  const others = [...waters, ...findWordNames(text, words), ...beside].filter((one) => !isInPlace(one))
  const named = [...things, ...others.filter((one) => !things.some((thing) => contains(thing, one)))]
  const known = [...places, ...named]
  const listed = findListedNames(text, known, words)
  const stems = stemsElsewhere(text, named)
    .filter((stem) => !known.some((one) => contains(one, stem)))
    .map((stem) => ({ start: stem.start, end: endOfStem(text, stem, ends) }))
  return [...named, ...listed, ...stems, ...namedAgain(text, [...named, ...listed], places)]
}

/** Where the name ends that begins with `stem`, that of another thing: 铁坪管理局 beside 铁坪灌区. */
function endOfStem(text: string, stem: Span, ends: readonly Span[]): number {
  const end = ends.find(({ start }) => start >= stem.end && start <= stem.end + LONGEST_GENERAL)
  return end && isGeneral(text.slice(stem.end, end.start)) ? end.end : stem.end
}

const LONGEST_GENERAL = 4

/** A lake or river of two letters, 鉴湖, which is a word; not 江河, 出港, and not what is everybody's. */
const water = hanPattern(
  String.raw`(?!长江|黄河)[^江河湖海港湾溪岛环连出入进离转外内渔沿半孤深各跨拦护运中两小大该是流此条一二三四五省市县区镇乡村][湖江河溪湾]`,
)

function shortWaters(text: string, words: Words): Span[] {
  return spansOf(text, water).filter(({ start, end }) => words.beginsAt(start) && words.beginsAt(end))
}

/** Where the name with the ending at `at` begins: at a place or a thing, else behind the last word of which no name is made.
 *  Null when there is none. */
function beginOf(
  text: string,
  { start: at, end }: Span,
  { heads, words }: { heads: readonly Span[]; words: Words },
): number | null {
  // 三大商圈 are counted, and named before.
  if (isCountedBefore(text, at)) return null
  const head = headOf(heads, at)
  const least = head?.end ?? Math.max(0, at - LONGEST_NAME)
  const name = { at, end, words }
  const { start, isBounded } = wordsBefore(text, { ...name, least, hasHead: head !== undefined })
  if (isBounded) return beginOfBounded(text, start, name)
  if (head?.end === at) return isCounty(text, at) ? null : head.start
  if (head && reaches(text, head, { start, words })) return head.start
  if (head) return beginOf(text, { start: at, end }, { heads: [], words })
  return beginOfUncommon(text, start, name) ?? beginOfUncommon(text, beginOfNames(at, least, words), name)
}

function isCountedBefore(text: string, at: number): boolean {
  return /[二两三四五六七八九十]大\p{sc=Han}{0,2}$/u.test(text.slice(Math.max(0, at - 4), at))
}

/** From a word on of which no name is made. */
function beginOfBounded(text: string, start: number, name: Ending): number | null {
  // 大 of 大河口大桥 is part of it, 新 of 新蜻蜓大桥 is not.
  const isLarger = /[大小]/u.test(text.charAt(start - 1))
  return beginOfUncommon(text, start, name) ?? (isLarger ? beginOfUncommon(text, start - 1, name) : null)
}

/** As `beginOfShortName`; null also where the letters of all words are those of common words: 单位停车场, 跨省铁路. */
function beginOfUncommon(text: string, from: number, { at, end, words }: Ending): number | null {
  const start = beginOfShortName(text, from, { at, end })
  if (start === null) return null
  const stem = { start, end: at }
  const last = text.slice(at, end)
  if (ofOwnName.test(last)) return hasUnknownWord(text, stem, words) ? start : null
  const mayBeCommon = byAnyWord.test(last) || roadNames.has(slice(text, stem))
  return mayBeCommon || !isOfCommonWords(text, stem, words) ? start : null
}

/** Halls and towers have names that no dictionary has: 文安楼, not 保健楼. */
const ofOwnName = /^[楼阁亭墓祠塔]$/u

function hasUnknownWord(text: string, stem: Span, words: Words): boolean {
  return words.within(stem).some((word) => mayBeName(word) && nameLikeness(slice(text, word)) >= 0)
}

/** What may be called by common words: schools, roads, homes, waters; not 单位停车场. */
const byAnyWord =
  /学校|中学|小学|大学|学院|园$|[初高]中|大道|小镇|广场|[路街巷村乡镇区苑河湖江溪山桥湾岛潭闸堰]$/u

/** Up to here the letters of a word are those of common words. */
const COMMON = -1

function isOfCommonWords(text: string, { start, end }: Span, words: Words): boolean {
  for (let at = start; at < end; ) {
    const word = words.at(at)
    if (!word || word.end - at < 2 || mayBeName(word)) return false
    if (nameLikeness(text.slice(at, word.end)) > COMMON) return false
    at = word.end
  }
  return end > start
}

/** The nearest before `at`; of those that end together, 浙江工业大学之江 and 之江, the longest, with those that it follows upon
 *  without a gap: 玉环 before 坪岱. */
function headOf(heads: readonly Span[], at: number): Span | undefined {
  const nearest = heads.findLast((span) => span.start >= at - LONGEST_NAME && span.end <= at)
  const longest = heads.find(({ end }) => end === nearest?.end)
  if (!longest) return undefined
  const before = heads.find(({ start, end }) => end === longest.start && start >= at - LONGEST_NAME)
  return { start: before?.start ?? longest.start, end: longest.end }
}

/** Where the words begin that stand before the ending at `at`, back to `least` or to one of which no name is made. */
function wordsBefore(
  text: string,
  { at, end, words, least, hasHead }: { least: number; hasHead: boolean } & Ending,
): { readonly start: number; readonly isBounded: boolean } {
  const last = text.slice(at, end)
  let start = at
  for (const begin of words.beginningsBefore(at, least)) {
    const word = text.slice(begin, start)
    if (isInStop(text, begin, start, words)) return { start, isBounded: true }
    // 新 in 柳新路, which jieba takes for 新路, is no word by itself.
    const isWhole = start < at || words.beginsAt(at)
    const isLast = start === at
    const isInName = isOwnOfRoad(word, isLast, last) || (hasHead && isPart(word, isLast, last))
    const kind = mayBeVerb(at - begin, last, hasHead) ? words.kindAt(begin) : 'other'
    const isCounted = /[0-9]/u.test(text.charAt(begin - 1))
    if (isCounted || (isWhole && !isInName && isBoundary(word, kind))) return { start, isBounded: true }
    start = begin
  }
  return { start, isBounded: false }
}

/** 全乡 in 占全乡林地, of which 乡 ends no name. */
function isInStop(text: string, begin: number, start: number, words: Words): boolean {
  return !words.beginsAt(start) && stops.has(text.slice(begin, words.at(begin)?.end))
}

/** 青年 in 青年水库, whatever jieba takes it for. */
function isOwnOfRoad(word: string, isLast: boolean, last: string): boolean {
  return isLast && !stops.has(word) && isNamedAfter(word, last)
}

/** Whether what begins `before` letters in front of the ending may be a verb: 符离 of 符离大道 is none, nor is what stands between a
 *  township and its village (苏埠镇横排头村) or a city and its firm (勘察设计), whatever jieba takes them for. */
function mayBeVerb(before: number, last: string, hasHead: boolean): boolean {
  if (/^(?:大[道街]|[家花]园|新城|公寓)$/u.test(last)) return before > 2
  if (/公司$|^集团$/u.test(last)) return !hasHead
  return !(hasHead && before <= 3 && /^(?:村|社区|小组)$/u.test(last))
}

/** Where the ending of a name stands. */
interface Ending {
  readonly at: number
  readonly end: number
  readonly words: Words
}

/** Whether `word` may stand in the name of an office or firm that begins with a place: 数控与智能制造技术创新中心 goes on to its
 *  place, 腊味小镇运营管理公司 to its town. */
function isPart(word: string, isLast: boolean, last: string): boolean {
  // 大 in 六屯镇大木村, 国家级 in 哀牢山国家级自然保护区.
  if (compounds.has(word) || /^[东西南北][侧部]$|^(?:[大小新老上下全]|\p{sc=Han}{1,2}级)$/u.test(word))
    return true
  return /[心院所室体地局委厅]$/u.test(last) && (!stops.has(word) || (!isLast && /^[与和及]$/u.test(word)))
}

/** Whether the name of a county ends at `at` and a township's ending begins there, which is another's: 龙陵县镇 in 龙陵县镇安镇. */
function isCounty(text: string, at: number): boolean {
  return /[省市县区州旗][镇乡村路街巷河湖江溪山湾]/u.test(text.slice(at - 1, at + 1))
}

/** Whether the words that begin at `start` follow upon `head`: also where jieba takes its last letter for the first of a word,
 *  as in 张华镇原友坝小学. */
function reaches(text: string, head: Span, { start, words }: { start: number; words: Words }): boolean {
  const between = text.slice(head.end, start)
  return (
    between === '' || (between.length <= 2 && !words.beginsAt(head.end) && /^\p{sc=Han}+$/u.test(between))
  )
}

/** Whether a name begins behind `word`. */
function isBoundary(word: string, kind: WordKind): boolean {
  // 已向建 of 已向建中街办事处 is no word.
  if (/^(?:已|均|也|将)[向在由被对]/u.test(word)) return true
  return stops.has(word) || kind === 'link' || /^[一二两三四五六七八九十几多]+[个条座处家]$/u.test(word)
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
