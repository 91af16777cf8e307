import type { Region } from '../reply/region.ts'
import { isHan } from '../text/chars.ts'
import { fold, unfoldSpan } from '../text/fold.ts'
import { createNameStarts, type NameStarts } from '../text/name-starts.ts'
import type { Span } from '../text/span.ts'
import { codesAbove, divisionTable, levelOf } from './division-table.ts'
import { fullNames, shortName } from './region-names.ts'

/** A place name in a text. */
export interface RegionMention {
  readonly span: Span
  /** Every region that the name may mean: several for 鼓楼区, one for 柯桥区 and for 南京市鼓楼区. */
  readonly candidates: readonly Region[]
  /** Whether the name stands with its generic word: 柯桥区, not 柯桥. */
  readonly full: boolean
}

/** The region with `code`; null when no division has it today. */
export function regionByCode(code: string): Region | null {
  return divisionTable().regions.get(code) ?? null
}

/** The region that had `code` before a reform, as it is today: 331021 (玉环县) gives 玉环市. Null when unknown. */
export function regionByFormerCode(code: string): Region | null {
  return divisionTable().formerCodes.get(code) ?? null
}

/** The codes of the province, the prefecture and the region itself, each once and only where a division has it;
 *  empty for an unknown code. */
export function ancestorCodes(code: string): string[] {
  const { regions } = divisionTable()
  return regions.has(code) ? [...codesAbove(code).filter((above) => regions.has(above)), code] : []
}

/** Whether `inner` lies within `outer` or is the same. */
export function isWithin(inner: Region, outer: Region): boolean {
  return inner.code === outer.code || codesAbove(inner.code).includes(outer.code)
}

/** Whether one of them lies within the other, or both are the same. */
export function areNested(a: Region, b: Region): boolean {
  return isWithin(a, b) || isWithin(b, a)
}

/** Whether that is so of `own` and one of `regions`. */
export function isAnyNested(regions: readonly Region[], own: Region): boolean {
  return regions.some((region) => areNested(region, own))
}

/** Every place name of `text`, left to right and disjoint, the longest name first: full names, short forms,
 *  former names. A chain such as 绍兴市柯桥区 gives one mention for each name, the later ones narrowed by the
 *  earlier. Short forms that are ordinary words (和平, 资源) count only where the text shows that a place is meant.
 *  Spans are UTF-16 code units of `text`. */
export function findRegions(text: string): RegionMention[] {
  spellings ??= indexSpellings()
  if (spellings.starts.next(text, 0) === -1) return []
  const folded = fold(text)
  return findRegionsFolded(folded.text).map((found) => ({ ...found, span: unfoldSpan(folded, found.span) }))
}

/** `findRegions` for a text that is folded already. */
export function findRegionsFolded(folded: string): RegionMention[] {
  spellings ??= indexSpellings()
  const { starts, byStart } = spellings
  const mentions: RegionMention[] = []
  let before: RegionMention | null = null
  for (let at = starts.next(folded, 0); at !== -1; ) {
    const touching: RegionMention | null = before?.span.end === at ? before : null
    const found = matchAt(byStart.get(folded.slice(at, at + 2)) ?? [], folded, at, touching)
    const within = found && !found.full ? fullNameWithin(found.span, folded, byStart) : null
    if (within !== null) {
      at = within
      continue
    }
    if (found) {
      before = found
      mentions.push(found)
    }
    at = starts.next(folded, found ? found.span.end : at + 1)
  }
  return mentions
}

/** One spelling and what it may mean. */
interface Spelling {
  readonly name: string
  readonly full: boolean
  /** All bearers of the name. */
  readonly bearers: readonly Region[]
  /** Those that the name means when nothing narrows it. */
  readonly usual: readonly Region[]
  readonly needs: 'parent' | 'suffix' | null
}

/** By the first two characters, the longest first. */
interface Spellings {
  readonly starts: NameStarts
  readonly byStart: ReadonlyMap<string, readonly Spelling[]>
}

let spellings: Spellings | null = null

function matchAt(
  candidates: readonly Spelling[],
  text: string,
  at: number,
  before: RegionMention | null,
): RegionMention | null {
  for (const spelling of candidates) {
    if (!text.startsWith(spelling.name, at)) continue
    const end = spellingEnd(text, at, spelling)
    if (end === null) continue
    const candidates = narrow(text, at, spelling, before)
    if (candidates)
      return { span: { start: at, end }, candidates, full: spelling.full || end > at + spelling.name.length }
  }
  return null
}

/** Where a full name begins in the short form at `span` and goes on behind it: 德江县 in 新建德江县; null where none does. */
function fullNameWithin(
  { start, end }: Span,
  text: string,
  byStart: ReadonlyMap<string, readonly Spelling[]>,
): number | null {
  // 衢江城区 is the town of 衢江, not 江城区.
  if (/^(?:城区|市区|新区|山区|库区)/.test(text.slice(end))) return null
  for (let at = start + 1; at < end; at += 1) {
    const full = (byStart.get(text.slice(at, at + 2)) ?? []).filter((spelling) => spelling.full)
    const found = matchAt(full, text, at, null)
    if (found && found.span.end > end) return at
  }
  return null
}

/** What a generic word may be part of instead: 市场 in 富阳市场监管局, 区域 in 柯桥区域. */
const otherWord = /^(?:市场|市值|市区县|区域|区块|区间|区位|区别|区县|县域|县区|县市(?!场))/

/** What turns a short form into the name of something else: 浙江大学, 北京路, 杭州湾, 南京银行. */
const otherThing =
  /^(?:第[一二三四五六七八九十]|交通|理工|工业|科技|农业|师范|电子科技|医科|中医药|财经|外国语|工商|海洋|林业|民族|政法|传媒|体育|音乐|建筑|石油|航空航天|邮电){0,4}(?:大学|学院)|^(?:[东西南北中]?路(?!桥)|街|大道|大桥|湾|银行|证券|镇(?!村)|乡(?!村|镇|贤)|村(?!镇)|社区)/

/** Where the spelling found at `at` ends, a generic word of former times included; null when it is no place. */
function spellingEnd(text: string, at: number, spelling: Spelling): number | null {
  const end = at + spelling.name.length
  if (spelling.full) return otherWord.test(text.slice(end - 1, end + 2)) ? null : end
  const rest = text.slice(end, end + 24)
  if (otherThing.test(rest)) return null
  if (!/^[市县区]/.test(rest) || otherWord.test(rest)) return end
  // 富阳市 is today's 富阳区; but 嘉兴县 is not today's 嘉兴市.
  const isCounty = spelling.usual.every((region) => levelOf(region.code) === 'county')
  if (isCounty) return end + 1
  return rest.startsWith('县') ? null : end
}

/** The candidates that are left after a look at the name before; null when the name is taken for no place. */
function narrow(
  text: string,
  at: number,
  spelling: Spelling,
  before: RegionMention | null,
): readonly Region[] | null {
  if (spelling.needs === 'suffix') return null
  const outers = before?.candidates ?? []
  const within = spelling.bearers.filter((region) =>
    outers.some((outer) => outer !== region && isWithin(region, outer)),
  )
  if (within.length > 0) return within
  return standsAlone(text, at, spelling) ? spelling.usual : null
}

/** Whether a name that no other narrows is a place's at `at`. */
function standsAlone(text: string, at: number, { name, full, needs }: Spelling): boolean {
  const begins = !isHan(text[at - 1]) || wordsBefore.has(text.charAt(at - 1))
  // 萧县 is one, but the end of 示范县 is not.
  if (needs === null) return (name.length > 2 || !full || begins) && !joinsAnother(text, at, name)
  // 城区 is one in 城区政协, and in 城区教育局 when a text begins with it.
  const behind = text.slice(at + name.length, at + name.length + 16)
  return full && ((begins && stateOrganBehind.test(behind)) || (at === 0 && organBehind.test(behind)))
}

/** 县教育局会同县财政局, ,会同县公安局: a body joins another. 对会同县政协 and 会同县教育局 at the head of a text are of the county. */
function joinsAnother(text: string, at: number, name: string): boolean {
  if (at === 0 || !name.startsWith('会同') || wordsBefore.has(text.charAt(at - 1))) return false
  const behind = text.slice(at + name.length, at + name.length + 16)
  return organBehind.test(behind) && !stateOrganBehind.test(behind)
}

/** What stands before a place name: 对萧县政协…的答复, 政协萧县第十届委员会, 政协第十届萧县委员会. */
const wordsBefore = new Set('对于致在由向赴到给与协届')
const stateOrganBehind = /^(?:政协|人大|人民政府|人民代表|第?[0-9一二三四五六七八九十]{1,4}届)/
const organBehind = /^[\u4e00-\u9fff]{1,12}(?:局|委|办|政府|中心)/

function indexSpellings(): Spellings {
  const { regions, formerNames, commonWords } = divisionTable()
  const full = new Map<string, Region[]>()
  const short = new Map<string, Region[]>()
  for (const region of regions.values()) {
    for (const name of fullNames(region)) add(full, name, region)
    const name = shortName(region.name)
    if (name !== null) add(short, name, region)
  }
  for (const { name, region } of formerNames)
    if (!full.get(name)?.some((today) => today.name === name)) add(full, name, region)
  const all: Spelling[] = [
    ...[...full].map(([name, bearers]) => ({
      name,
      full: true,
      bearers,
      usual: bearers,
      needs: commonWords.get(name) ?? null,
    })),
    ...[...short]
      .filter(([name]) => !full.has(name))
      .map(([name, bearers]) => ({
        name,
        full: false,
        bearers,
        usual: usualBearers(bearers),
        needs: commonWords.get(name) ?? null,
      })),
  ]
  const byStart = new Map<string, Spelling[]>()
  for (const spelling of all.sort((a, b) => b.name.length - a.name.length)) {
    add(byStart, spelling.name.slice(0, 2), spelling)
  }
  return { starts: createNameStarts(all.map(({ name }) => name)), byStart }
}

/** A short form means the highest of its bearers: 吉林 the province, 西安 the prefecture. */
function usualBearers(bearers: readonly Region[]): readonly Region[] {
  const rank = { province: 0, prefecture: 1, county: 2 }
  const highest = Math.min(...bearers.map((region) => rank[levelOf(region.code)]))
  return bearers.filter((region) => rank[levelOf(region.code)] === highest)
}

function add<K, T>(lists: Map<K, T[]>, key: K, value: T): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}
