import { isHan } from '../text/chars.ts'
import { foldText } from '../text/fold.ts'
import { findMentions } from './find-mentions.ts'

/** A name that may be a programme's, for a person to judge and put into the registry. */
export interface Candidate {
  /** As written where it was met first, without quotation marks at its ends: 千企大走访, “晨星”行动. */
  readonly name: string
  /** How often it occurs, and in how many of the texts. */
  readonly count: number
  readonly texts: number
  /** The words around its first occurrence. */
  readonly example: string
}

/** The generic words of programmes. */
const generic = '(?:行动方案|行动计划|行动|计划|工程|专项|攻关|方案)'
/** Those that make a programme's name of a quoted one only: any other project or activity may be anyone's. */
const quotedGeneric = `(?:${generic}|活动|项目|改革|创建|试点|革命|保卫战)`
/** What one does to a programme, before its name. */
const verb =
  '(?:实施|开展|推进|落实|启动|部署|组织|推行|探索|采用|通过|列入|入选|申报|创建|深化|出台|打好|打赢|参与|响应)'
const behindName = '(?![师学量法表])'

/** A name as a pattern finds it: `name` may leave out the quotation marks, `behind` stands behind them. */
const patterns = {
  /** “X”行动, with up to six characters between: “晨星”人才集聚行动. */
  quotedThenGeneric: new RegExp(
    `“(?<name>[^“”\\n]{2,20})”(?<behind>(?:(?![的等和])[\\u4e00-\\u9fff]){0,6}?${quotedGeneric})${behindName}`,
    'g',
  ),
  /** “X行动”. */
  genericInQuotes: new RegExp(`“(?<name>[^“”\\n]{2,20}${quotedGeneric})”`, 'g'),
  /** Quotation marks alone, behind a verb that one does to a programme, or used as a means: 以“X”为抓手. */
  carriedOut: new RegExp(
    `${verb}“(?<name>[^“”\\n]{2,16})”|以“(?<means>[^“”\\n]{2,16})”[\\u4e00-\\u9fff]{0,6}为(?:抓手|载体|契机)`,
    'g',
  ),
  /** 《X三年行动方案》, 《X专项行动实施方案（2023—2025年）》. */
  titled: new RegExp(
    `《(?:关于)?(?:印发)?(?<name>[\\u4e00-\\u9fffA-Za-z0-9+“”]{4,30}?(?:行动|工程|计划))(?:实施|工作)?(?:方案|计划)?(?:[（(〔][^》\\n]{0,20})?(?:的通知)?》`,
    'g',
  ),
  /** No quotation marks: a verb, a name, a generic word. */
  bare: new RegExp(
    `(?:实施|开展|推进|启动|部署|组织){1,2}(?:了|好)?(?<name>(?:(?!的)[\\u4e00-\\u9fffA-Za-z0-9+]){2,14}?${generic})${behindName}`,
    'g',
  ),
  /** The same beside another name, or as what is fulfilled. */
  beside: new RegExp(
    `(?:完成|对照|按照|结合|[、和与及])(?<name>(?:(?!的)[\\u4e00-\\u9fffA-Za-z0-9+]){4,14}?(?:提升|攻坚|整治|倍增|培育|保护|[三五]年|专项)(?:行动|计划|工程))${behindName}`,
    'g',
  ),
} as const

/** Events, prizes, goods and places are no programmes; nor is what tells of style. */
const notProgramme =
  /(?:大赛|挑战赛|论坛|峰会|大会|推介会|对接会|座谈会|路演|活动周|讲座|榜|奖|称号|先进集体|企业|产品|基地|中心|平台|系统|专区|APP|园区|之城|高地|标杆|样板|模式|机制|体系|格局|氛围|意识|力|感|率|军|石|器|链|网|池|尺|包|门|关|牌|仗|攻坚战|(?:科技|工业|产业|技术)革命|最后一公里|零突破|规划|(?:工作|年度)计划|(?:项目|硬化|加固|修复|延伸|路基|片区|通畅|段(?:综合)?治理)工程)$/i
/** What only counts or likens: 六大行动, 三支队伍, 点单式, 一对一, 点对点. */
const label = /^[一二三四五六七八九十两][大个项支条张]|[式型化制]$|^(.).\1$|^一揽子|等/
/** What stands behind a quoted event, prize or product. */
const eventBehind = /^[”]?(?:等)?[\u4e00-\u9fff]{0,4}(?:大赛|论坛|榜单|称号|培训|会议|上门|产品|业务|平台)/
/** What stands before a name without being part of it. */
const filler =
  /^(?:好|了|全市|全省|全区|全县|我市|我省|我区|我县|一批|一系列|各类|相关|重点|重大|新一轮|科技|专项|本市|市级|省级|国家)+(?=.{4})/
const generics = new RegExp(`${generic}$`)

/** The most often found names that look like programmes' and are not in the registry, by texts, then by count. */
export function mineCandidates(texts: Iterable<string>): Candidate[] {
  const found = new Map<string, { name: string; count: number; seen: Set<number>; example: string }>()
  let number = 0
  for (const text of texts) {
    for (const { name, at } of namesIn(text)) {
      const key = foldText(name)
      const entry = found.get(key) ?? { name, count: 0, seen: new Set(), example: exampleAt(text, at) }
      entry.count += 1
      entry.seen.add(number)
      found.set(key, entry)
    }
    number += 1
  }
  return [...found.values()]
    .map(({ name, count, seen, example }) => ({ name, count, texts: seen.size, example }))
    .sort((a, b) => b.texts - a.texts || b.count - a.count || (a.name < b.name ? -1 : 1))
}

/** Each place of `text` once, by the first pattern that finds it. */
function namesIn(text: string): { name: string; at: number }[] {
  const names = new Map<number, string>()
  const known = findMentions(text)
  for (const [kind, pattern] of Object.entries(patterns)) {
    for (const match of text.matchAll(pattern)) {
      const { name: plain, means, behind } = match.groups ?? {}
      const core = plain ?? means ?? ''
      const at = match.index + match[0].indexOf(core)
      const end = match.index + match[0].length
      if (
        names.has(at) ||
        label.test(core) ||
        known.some((mention) => mention.start < end && at < mention.end)
      )
        continue
      const name = behind === undefined ? core.replace(filler, '') : `“${core}”${behind}`
      if (isDistinctive(name, kind) && !eventBehind.test(text.slice(end, end + 8))) names.set(at, name)
    }
  }
  return [...names].map(([at, name]) => ({ at, name }))
}

function isDistinctive(name: string, kind: string): boolean {
  if (notProgramme.test(name) || label.test(name) || ![...name].some((char) => isHan(char))) return false
  if (/[，。；：！？,;]/.test(name)) return false
  // Three characters besides the generic word: 招引行动 might be anyone's.
  return (kind !== 'bare' && kind !== 'beside') || name.replace(generics, '').length >= 3
}

function exampleAt(text: string, at: number): string {
  return text
    .slice(Math.max(0, at - 12), at + 28)
    .replaceAll(/\s+/g, ' ')
    .trim()
}
