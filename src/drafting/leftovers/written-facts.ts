import { findFigures } from '../../text/figures.ts'
import { hanPattern } from '../../text/han-pattern.ts'
import { type Span, spansOf } from '../../text/span.ts'

/* Facts that are known by how they are written. Each gives spans left to right; they may overlap those of another. */

const documentNumber =
  /\p{sc=Han}{1,10}[〔[（(【［〖]\s*(?:19|20)[0-9]{2}\s*年?[〕\]）)】］〗]\s*第?\s*[0-9]{1,5}\s*号/gu

const bracketedYear = /[〔[（(【［〖]\s*(?:19|20)[0-9]{2}/u

/** What stands in front of a number and is no part of it. */
const before =
  /^.*(?:根据|按照|依据|参照|印发|落实|执行|文件|的|[年月日]?以|日|[省市县区]委(?=\p{sc=Han}{2}))/u

/** 玉科〔2024〕25号, in whichever brackets. */
export function findDocumentNumbers(text: string): Span[] {
  if (!bracketedYear.test(text)) return [] // as most passages: no letter has to be looked at
  return spansOf(text, documentNumber).map(({ start, end }) => {
    const [lead = ''] = before.exec(text.slice(start, end)) ?? []
    return { start: start + lead.length, end }
  })
}

const numeral = '[一二三四五六七八九十0-9]{1,3}'
const session = hanPattern(
  `第?${numeral}届[^。，,；;、《》]{0,16}?第?${numeral}次(?:全体)?(?:会议|全会|大会)?(?:第?[0-9]{1,4}号)?|第?[0-9]{1,4}号(?=提案|建议|议案|《)|第?${numeral}次?(?:[省市县区]?(?:政府|委))?(?:常务会议|常委会议|党组会议|办公会议|主席会议|主任会议|常委会会议|全会)`,
)

/** 十届三次会议 and 第123号提案; what belongs to the whole country (十四届全国人大二次会议) is everyone's. */
export function findSessions(text: string): Span[] {
  return spansOf(text, session).filter(({ start, end }) => !text.slice(start, end).includes('全国'))
}

const digitYear = '(?:19|20)[0-9]{2}'
const hanYear = '[二一][〇零○九][〇零○一二三四五六七八九]{2}'
const date = [
  `(?:${digitYear}|${hanYear})(?:年?[-—–~至到]${digitYear})?年(?:度)?(?:[0-9一二三四五六七八九十]{1,2}月(?:份)?(?:[0-9一二三四五六七八九十]{1,3}日|[上中下]旬)?)?(?:[上下]半年|第?[一二三四]季度)?(?:年?[底末初])?`,
  `${digitYear}(?:[-—–~至]${digitYear})?学年`,
  `${digitYear}[-./][0-9]{1,2}[-./][0-9]{1,2}`,
  '(?<![0-9])(?:1[0-2]|[1-9])月(?:份)?(?:[0-9]{1,2}日)?(?:[底末初]|[上中下]旬)?',
  '(?:20世纪)?[1-9]0年代[初末]?',
  '[今去明前本]年(?:度)?(?:[上下]半年|第?[一二三四]季度|[底末初])?(?=[^0-9]|$)',
  '[今去明本]年[0-9]{1,2}月(?:份)?(?:[0-9]{1,2}日)?|[今去][春夏秋冬][今明][春夏秋冬]',
  `${digitYear}(?:、${digitYear})+年`,
  '[今去][明今]两年',
  '[0-9一两二三]{1,2}年内',
  '(?:近?[一两二三四五六七八九十0-9]|(?<![下上前后])半)年来|近[两二三四五六七八九十0-9]年',
].join('|')

const period = hanPattern(`(?:${date})(?:(?:[-—–~至到]+)(?:${date}|[0-9]{1,2}日))?`)

/** Dates, years and periods; a period from one to another is one of them. */
export function findDates(text: string): Span[] {
  return spansOf(text, period)
}

/** What ranks and counts begin with: of most letters one look tells that none does. */
const rankStarts = '(?=[0-9A-Z第前列居双半一二两三四五六七八九十百千])'

const rank = hanPattern(
  `${rankStarts}(?:${[
    '(?:第|前|列|居)[0-9一二三四五六七八九十]{1,3}(?:位|名|强)|第[0-9一二三四五六七八九十]{1,3}批(?!次)',
    '[两三四五六七八九十]个(?=场馆|小区|片区|村|乡|镇|社区|街道|县|区)',
    // 68团 of 四师: the regiments of Xinjiang.
    '(?<![0-9])[0-9]{1,3}团(?![队体员组购聚结])',
    '[二两三四五六七八九十]大(?=\\p{sc=Han}{0,6}(?:街区|片区|园区|景区|组团|集团|商圈|景点|水系|流域|公园|品牌|板块|产区|战场|核心区|基地))',
    '(?:双向)?[二两四六八]车道',
    '[0-9]+(?:[.,][0-9]+)*[余多]?[十百千万亿]{0,2}(?:平米|[栋幢盏趟口眼孔杆节集首尊幅斤吨]|公斤)',
    '(?<=\\p{sc=Han})一[座所条家处栋](?=[、，,。；;]|$)',
    '(?<=工期|为期|周期|历时|期限[为是]?)[一二两三四五六七八九十半]{1,3}(?:年半?|个半?月|天|周)',
    '(?<=[居列位][^，,。；;、]{0,6})第[0-9]{1,3}',
    '(?<=(?:[居列]|排名?)[^，,。；;、]{0,10})第[一二三四五六七八九十]{1,3}(?![批类期阶步轮届次])',
    '(?<![A-Za-z0-9])[A-Z]{1,2}[0-9]{1,4}(?:路|(?=\\p{sc=Han}{0,4}(?:公交|线路|专线)))',
    // 9-15社, 3、4组: the groups of a village.
    '[0-9]{1,2}(?:[-—–~、至][0-9]{1,2})*(?:[、和][0-9]{1,2})*[社组](?![会区保团员群织建])',
    '[十百千](?:万|亿)(?=元|级)',
    '[0-9]{1,3}(?:省[区市]{1,2}|县[区市]{1,2}|乡镇|镇街|街镇)',
    '[0-9]{1,3}路公交(?:线路?|车)?|[0-9]+车(?![道间辆次站位])',
    '[一二三四五六七八九十]{1,3}分之[一二三四五六七八九十]{1,3}',
    '[0-9]+(?:[.,][0-9]+)*[+＋]?(?:平(?!方|米|均|台|安)|周?岁|周年|年(?![代级龄度底初末中])|路|号线?|分钟|个月|[余多]?[万亿]+[余多]?(?!\\p{sc=Han}{0,1}[元家人]))?',
  ].join('|')})`,
)

/** An amount in Chinese numerals: 三百万元, 四百二十个, 两万余人. Not the idioms: 千家万户, 一个, 三大; nor 第三十条. */
const hanFigure =
  /(?<![第一二两三四五六七八九十百千万亿几数])(?:[一二两三四五六七八九][十百千万亿]|十[一二三四五六七八九万亿]?)[一二三四五六七八九十百千万亿零〇]*[余多]?(?:个百分点|平方公里|平方米|立方米|公里|公顷|小时|万元|亿元|[元家个项人名位件次套台户亩米吨所座处条场篇门种类间张辆艘对支起宗只头株天倍册笔单款床棵份组片部])|(?<![第一二两三四五六七八九十百千万亿几数])[二两三四五六七八九](?:公里|公顷|小时|[元家亩吨辆艘户座处条])/gu

/** 14km, 51km², 110kV, 620万m3, and where a road is counted from (K16+950). */
const latinMeasure =
  /(?<![0-9A-Za-z.])[0-9]+(?:[.,][0-9]+)*[十百千万亿]?\s?(?:[kKcm]?m(?:[²³23]|\/[hs])?|hm²|[kK]g|[kKMG]?[Ww]h?|kV|t)(?![A-Za-z0-9])|(?<![A-Za-z0-9])[A-Z]{0,2}K[0-9]{1,4}[+＋][0-9]{1,3}(?:\.[0-9]+)?/gu

/** Digits that only count points, or are letters of a name. */
const pointNumber = /^[.、．)）]/u

/** 1+N; a + at the end of a clause says that it is more. */
const inMixedName = /^(?:[A-Za-z]|[+＋](?![。，,、；;）)]|$))/u

/** 6万立方米/日, 4.4万+. */
const perTime =
  /^(?:\/(?:小时|平方米|立方米|公里|[日天年月时秒dhs户人亩吨米次座个])|[+＋](?=[。，,、；;）)]|$))/u

/** Figures with their units, ranks, and whatever else is written in digits; no numbers of points (1.), no digits within
 *  a quoted name (“315”), behind Latin letters or in a mixed name such as 1+N. */
export function findNumbers(text: string): Span[] {
  const quoted = spansOf(text, /“[^”]{1,30}”|《[^》]{1,80}》/gu)
  const others = spansOf(text, rank).filter(({ start, end }) => {
    const before = text.charAt(start - 1)
    const behind = text.slice(end, end + 2)
    const isPoint = pointNumber.test(behind) && /^[\s。；;，,（(]?$/u.test(before)
    return !isPoint && !/[A-Za-z]/.test(before) && !inMixedName.test(behind)
  })
  return [...findFigures(text), ...spansOf(text, hanFigure), ...spansOf(text, latinMeasure), ...others]
    .filter(({ start, end }) => !quoted.some((outer) => outer.start <= start && end <= outer.end))
    .map(({ start, end }) => ({ start, end: end + perTimeAt(text, end) }))
}

/** How many letters say in which time it is so much, or that it is more. */
function perTimeAt(text: string, at: number): number {
  return /[/+＋]/.test(text.charAt(at)) ? (perTime.exec(text.slice(at, at + 4))?.[0].length ?? 0) : 0
}
