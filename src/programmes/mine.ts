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

/** “X”行动, with up to six characters between: “晨星”人才集聚行动. */
const quotedThenGeneric = new RegExp(`“([^“”\\n]{2,20})”([\\u4e00-\\u9fff]{0,6}?${generic})(?![师学量])`, 'g')
/** “X行动”. */
const genericInQuotes = new RegExp(`“([^“”\\n]{2,20}${generic})”`, 'g')
/** Quotation marks alone, behind a verb that one does to a programme. */
const carriedOut = /(?:实施|开展|推进|落实|启动|组织|推行|探索|采用|通过|列入|入选|申报)“([^“”\n]{2,16})”/g
/** No quotation marks: a verb, a name, a generic word. */
const bare = new RegExp(
  `(?:实施|开展|推进|启动|部署|组织){1,2}(?:了|好)?([\\u4e00-\\u9fffA-Za-z0-9+]{2,14}?${generic})(?![师学量法表])`,
  'g',
)

/** Events, prizes, goods and places are no programmes; nor is what tells of style. */
const notProgramme =
  /(?:大赛|挑战赛|论坛|峰会|大会|推介会|对接会|座谈会|路演|活动周|讲座|榜|奖|称号|先进集体|企业|产品|基地|中心|平台|系统|专区|APP|园区|之城|高地|标杆|样板|模式|机制|体系|格局|氛围|意识|力|感|率|军|石|器|链|网|池|尺|包|门|关|牌|仗|战|最后一公里|零突破|规划)$/i
/** What only counts or likens: 六大行动, 三支队伍, 点单式. */
const label = /^[一二三四五六七八九十两][大个项支条张]|[式型化制]$|^一.一/
/** What stands behind a quoted event, prize or product. */
const eventBehind = /^[”]?(?:等)?[\u4e00-\u9fff]{0,4}(?:大赛|论坛|榜单|称号|培训|会议|上门|产品|业务|平台)/
/** What stands before a name without being part of it. */
const filler =
  /^(?:好|了|全市|全省|全区|全县|我市|我省|我区|我县|一批|一系列|各类|相关|重点|重大|新一轮|科技|专项|本市|市级|省级|国家)+(?=.{4})/

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
  for (const pattern of [quotedThenGeneric, genericInQuotes, carriedOut, bare]) {
    for (const match of text.matchAll(pattern)) {
      const at = match.index + match[0].indexOf(match[1] ?? '')
      const end = match.index + match[0].length
      if (names.has(at) || known.some((mention) => mention.start < end && at < mention.end)) continue
      const name = match[2] === undefined ? (match[1] ?? '').replace(filler, '') : `“${match[1]}”${match[2]}`
      if (isDistinctive(name, pattern) && !eventBehind.test(text.slice(end, end + 8))) names.set(at, name)
    }
  }
  return [...names].map(([at, name]) => ({ at, name }))
}

function isDistinctive(name: string, pattern: RegExp): boolean {
  if (notProgramme.test(name) || label.test(name) || ![...name].some((char) => isHan(char))) return false
  if (/[，。；：！？,;]/.test(name)) return false
  // Three characters besides the generic word: 招引行动 might be anyone's.
  return pattern !== bare || name.replace(new RegExp(`${generic}$`), '').length >= 3
}

function exampleAt(text: string, at: number): string {
  return text
    .slice(Math.max(0, at - 12), at + 28)
    .replaceAll(/\s+/g, ' ')
    .trim()
}
