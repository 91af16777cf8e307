import { type Region, regionPath } from '../../reply/region.ts'
import { hanPattern } from '../../text/han-pattern.ts'
import { matchesOf, type Span } from '../../text/span.ts'
import type { Words } from './words.ts'

/** A word that calls a region by its level instead of its name. */
export interface LevelWord extends Span {
  /** 县 of 我县, 全县 and 县财政局. */
  readonly level: string
  /** `self`: 我县, 本县. `whole`: 全县. `office`: 县委, 县政府, 县财政局. */
  readonly kind: 'self' | 'whole' | 'office'
}

const level = '[省市县区州盟旗]'
/** 市 of 市场 and 区 of 区域 are no levels. */
const otherWord = '市场|区[域间块位段划]|旗[下舰]|盟友'
const self = hanPattern(
  `(?<![自敌忘])我(?!${otherWord})(${level})|(?<![基根日样版成资文标])本(?!${otherWord})(${level})`,
)
const whole = hanPattern(`(?<![健完安齐])全(?!${otherWord})(${level})`)

/** What offices of every region are called by. */
const matters =
  '发改|发展|经信|经济信息|经科|工信|工业|科技|科学技术|教育|教体|教科|公安|民政|司法|财政|人社|人力资源|自然资源|生态环境|环保|住建|住房|城建|城乡建设|交通|水利|水务|农业|农牧|商务|文旅|文广|文化|文体|卫健|卫计|卫生|退役|应急|审计|国资|市场监[管督]|统计|医保|医疗保障|林业|林草|城管|城市管理|综合执法|乡村振兴|扶贫|信访|行政审批|政务服务|大数据|税务|粮食|体育|民宗|民族|园林|海洋|畜牧|消防|编|政法|组织|宣传|统战|河长|林长'
/** By these an office is called also without what it is: 市税务、市财政等部门. */
const bare =
  '发改|经信|财政|科技|公安|民政|人社|自然资源|生态环境|住建|水利|商务|文旅|卫健|应急|审计|市场监管|统计|医保|城管|税务|农业农村|交通运输'
const office = hanPattern(
  `(${level})(?:委(?![员托派任会培])|(?:人民)?政府|人大|政协|监委|纪委|法院|检察院|残联|妇联|总工会|工商联|团委|(?:${matters})[\\p{sc=Han}]{0,10}?(?:局|委(?![员托派任])|厅|办(?![理法事公学好结复])|委员会|办公室|救援队|大队|部(?![门分队署级]))|(?:${bare})(?=(?:、|和|与|及)${level}|等(?:相关|有关)?(?:部门|单位)))`,
)

/** What stands before 县财政局 where no name does: no Han letter, or a word that joins it to its sentence. */
const joins = /[由在和与向经报对及请将据受为从是按让给以商呈交送自同合系调促求入当]/u

/** The words of `text` that call a region by its level, left to right. Those of a list of levels (市、县政府) call none, nor do those
 *  behind a name (开发区管委会, 安吉县政府). */
export function findLevelWords(text: string, words: Words): LevelWord[] {
  const selves = matchesOf(text, self).map((match) => wordOf(match, 'self'))
  const wholes = matchesOf(text, whole)
    .filter(({ index }) => words.beginsAt(index))
    .map((match) => wordOf(match, 'whole'))
  const offices = matchesOf(text, office)
    .filter(({ index }) => isUnnamed(text, index, words))
    .map((match) => wordOf(match, 'office'))
  return [...selves, ...wholes, ...offices].sort((a, b) => a.start - b.start)
}

function wordOf(
  { 0: word, 1: first, 2: second, index }: RegExpExecArray,
  kind: LevelWord['kind'],
): LevelWord {
  return { start: index, end: index + word.length, level: first ?? second ?? '', kind }
}

function isUnnamed(text: string, at: number, words: Words): boolean {
  const before = text.charAt(at - 1)
  if (/[省市县区州盟旗乡镇村级][、/和及与（(]$/u.test(text.slice(Math.max(0, at - 2), at))) return false
  // 市政府 of 市委市政府.
  if (/[省市县区州盟旗]委$/u.test(text.slice(Math.max(0, at - 2), at))) return isUnnamed(text, at - 2, words)
  return joins.test(before) || !/\p{sc=Han}/u.test(before) || isBehindLink(text, at, words)
}

/** 争取县财政局, 今年县委: behind a verb or a time no name ends. 区 of 集聚区政府 may be part of one. */
function isBehindLink(text: string, at: number, words: Words): boolean {
  if (text.charAt(at) === '区' || !words.beginsAt(at)) return false
  const [before] = words.beginningsBefore(at, at - 4)
  return before !== undefined && words.kindAt(before) === 'link'
}

/** Whether a reply of `own` cannot mean its own region or one above it by `word`, nor, by 全县 and 县政府, a part of it. True for no
 *  word where `own` is of none of these levels (兵团). */
export function isOfOtherLevel({ level: called, kind }: LevelWord, own: Region): boolean {
  const levels = regionPath(own).map((name) => name.slice(-1))
  if (!/[省市县区州盟旗]/u.test(levels.at(-1) ?? '') || levels.includes(called)) return false
  return kind === 'self' || own.county !== null || called === '省' || (isPrefecture(own) && called === '州')
}

function isPrefecture({ city, county }: Region): boolean {
  return city !== null && county === null
}
