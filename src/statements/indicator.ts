import { findFigures } from '../text/figures.ts'
import type { Clause } from './clause.ts'
import { countedMembers } from './counted-members.ts'
import {
  anyVerb,
  endsWithVerb,
  withoutActor,
  withoutCircumstances,
  withoutLead,
  withoutLinks,
} from './counting-patterns.ts'
import { moneyBehind } from './money-behind.ts'
import { measureOf } from './quantity.ts'

/** What a noun phrase behind its figure never holds: a verb would make it a sentence. */
const sentenceLike = new RegExp(`${anyVerb.source}|[被已将为至从把由让使入并0-9]|了(?!解)|以[上下]`)

/** These end a modifier or a sentence, not a noun. */
const dangling = /(?:[的了和与及级内中由从在对把将被于以者大多高低少]|以[上下内外]|左右)$/

/** Units that count how often something was done: the verb belongs to what is counted. */
const occasions = new Set(['次', '人次', '家次', '户次', '场次', '批次'])

const SHORTEST = 2
const LONGEST = 30

/** 给予最高7211万元的补助: what is counted stands behind. */
const upTo = /(?:[给予]予|最高|不超过|一次性)$/

/** What only says what a figure is meant for: 产值的年度目标, 充电位的建设进度. */
const aimBehind =
  /的?(?:(?:年度|总体|阶段性?|预期|建设|发展)?(?:目标|进度|任务目标|目标任务)|目标?前提下|基础上)$/

/** What the figure with this unit counts, as the clause words it: 国家高新技术企业 in 全年新增国家高新技术企业48家. Null where the
 *  clause does not name it. */
export function indicatorOf(clause: Clause, unitAsWritten: string): string | null {
  const { before } = clause
  const behind = clause.behind.replace(aimBehind, '')
  const unit = measureOf(unitAsWritten)
  const words = affected(ownWords(before).replace(/\s+/g, ''), behind)
  if (isRate.test(words)) return null
  const money = moneyBehind(behind, unit)
  if (money !== null) return usable(money)
  if (upTo.test(words)) return usable(/^的(\p{sc=Han}+)$/u.exec(behind)?.[1] ?? '')
  return placesOf(words, behind) ?? countedIn(words, behind, unit)
}

function countedIn(words: string, behind: string, unit: string): string | null {
  if (namesNothing(words) || (words.endsWith('了') && isCountedBehind(behind)))
    return namedBehind(words, behind, unit)
  if (isNameOfPolicy(unit, behind)) return behind === '政策' ? usable(withoutLead(words) + behind) : null
  return isCountedBehind(behind) ? headBehind(behind, unit) : namedBefore(words, unit)
}

/** 每亩10元 is no sum. */
const isRate = /每(?:亩|人|名|户|[个家所处座件头只吨株棵辆套公平].{0,2})$/

/** What is counted by the `words` that stand before the figure. */
function namedBefore(words: string, unit: string): string | null {
  const linked = withoutLinks(withoutActor(words))
  const stripped = withoutLead(linked)
  const keepsVerb = stripped.length <= SHORTEST || occasions.has(unit)
  const noun = keepsVerb ? withoutCircumstances(linked) : stripped
  // 850户 of 两个村委会共850户 are not counted by 两个村委会; a length or an area is told of 一个活动场所.
  return people.has(unit) && countedInWords.test(noun) ? null : usable(noun.replace(countedInWords, ''))
}

const countedInWords = /^[一二两三四五六七八九十]{1,3}(?:[个家所座处]|条(?!例))/

/** 路口 of 在27个路口安装信号灯: where something is done. */
function placesOf(words: string, behind: string): string | null {
  if (!words.endsWith('在')) return null
  const deed = anyVerb.exec(behind)
  return deed ? usable(behind.slice(0, deed.index)) : null
}

/** What is counted behind its figure, where the `words` before it do not name it. */
function namedBehind(words: string, behind: string, unit: string): string | null {
  const members = usable(countedMembers(behind) ?? '')
  if (members !== null || isNameOfPolicy(unit, behind)) return members
  // 完成了2台电梯: nothing but what was done can follow.
  if (words.endsWith('了') && /^\p{sc=Han}{2}$/u.test(behind)) return usable(behind)
  return words === '' && behind.includes('的') ? null : nounBehind(headOf(behind), unit)
}

/** 卫生室 of 卫生室已投入使用, 卫生室在建, 老旧小区 of 老旧小区实施改造: the noun up to what is said of it. */
function headOf(behind: string): string {
  const [head = behind] =
    /^\p{sc=Han}{2,16}?(?=已|未|均|都|进行|正在|在(?:投入|建|运行|使用)|(?:实施|予以|开展)(?:改造|整治|治理|维修|提升|修缮|清理|检查|排查|更新|培训))/u.exec(
      behind,
    ) ?? []
  return head
}

/** 达到2000家, and the clause before says of what. */
const saysHowMuch = /^(?:将|可)?(?:达到?|超过|突破|为|约|稳定在|保持在)$/

/** 共有, 新增, 培育…等: what is counted stands behind the figure. */
function namesNothing(words: string): boolean {
  return withoutLead(words) === '' || saysHowMuch.test(words) || words.endsWith('等') || endsWithVerb(words)
}

/** Whether a noun follows the figure: then that is counted, and the words before it say where, or who does what with it:
 *  检查了城区250个公交车站, 河南、云南、新疆8个省份. A verb would go on with what was named before. */
function isCountedBehind(behind: string): boolean {
  return /^\p{sc=Han}/u.test(behind) && !goesOn.test(behind.replace(actAsNoun, ''))
}

const goesOn = new RegExp(
  `^(?!新[建增设])(?:${anyVerb.source}|以[上下内外]|左右|不等|[被已将为至从由让使入并在与和及或占比较达用给向对其等也均都全的者]|进行|同比|位[列居]|分布|参[加与]|进[入驻]|来自|属于|方便|缓解|投放|运行|正)`,
)

/** 公交车站 of 公交车站的分类果皮箱, 公厕 of 公厕已全面完善: the noun up to what is said of it. */
function headBehind(behind: string, unit: string): string | null {
  const [short] = /^(?!以)\p{sc=Han}{2}(?=的)/u.exec(behind) ?? []
  const [head] = /^\p{sc=Han}{2,16}?(?=的)/u.exec(behind) ?? []
  return (
    usable(countedMembers(behind) ?? '') ?? nounBehind(head ?? headOf(behind), unit) ?? usable(short ?? '')
  )
}

/** 直接经济损失 of 造成直接经济损失300万元, where no noun stands behind the figure. */
function affected(words: string, behind: string): string {
  return behind === '' ? words.replace(leadsToLoss, '') : words
}

/** Somebody or something suffered what the figure counts. */
const leadsToLoss = /^.*(?:致使|导致|造成|使得)/

/** 美丽经济88条和人才新政: the figure is part of a name. */
function isNameOfPolicy(unit: string, behind: string): boolean {
  return unit === '条' && /^(?:和|等|政策|措施|意见)/.test(behind)
}

/** What was said since the figure before this one: of 为38家企业引进外国专家 only 外国专家. */
function ownWords(before: string): string {
  // 30户 of 30户以上自然村 only says which.
  const last = findFigures(before).findLast(({ end }) => !/^以[上下内外]/.test(before.slice(end, end + 2)))
  if (!last) return before
  const since = before.slice(last.end)
  // 800吨大豆和300吨玉米: what stands between is the matter of the figure before.
  if (/[和及与]$/.test(since)) return ''
  const acted = anyVerb.exec(since)
  if (acted) return since.slice(acted.index)
  // 村民小组 of 6个村民小组3638人 is what the figure before counts.
  return /[0-9](?:个|家|所|处|座|条)$/.test(before.slice(0, last.end)) ? '' : since
}

/** Of people, what they need is not what is counted: 59860人饮水问题. */
const needs = /(?:问题|需求|困难|用水|生活|出行)$/
const people = new Set(['人', '名', '户'])

/** 饲草种植任务, 支持政策: what is done is part of the noun that ends with one of these. */
const actAsNoun =
  /(?:建设|改造|种植|培育|培训|服务|治理|整治|清理|修缮|支持)(?=(?:任务|项目|工程|面积|计划|政策)$)/

/** 到现场调研 behind 3次 is no noun, nor is 以水稻为主的. */
const going = /^(?:[到赴](?![期位货岗])|以)/

function nounBehind(behind: string, unit: string): string | null {
  const noun = behind.replace(/\s+/g, '')
  if ((people.has(unit) && needs.test(noun)) || going.test(noun)) return null
  const bare = noun.replace(actAsNoun, '')
  if (sentenceLike.test(bare) || goesOn.test(bare)) return null
  return noun.length <= SHORTEST ? null : usable(noun)
}

/** 解决4乡镇 before 59860人 counts something else, 面积较上年 before 2.91万亩增21% tells of another year. */
const countsAgain = /[0-9](?:乡镇|镇街|村|县|区)$|较(?:上|去|往)年(?:同期)?$/

/** Parts of a sentence, no name of anything: who does it, to whom, for what reason. */
const tellsMore =
  /致使|导致|造成|使得|由于|因为|[您你]|^(?:由(?!来)|把|被|向|从(?!业)|根据|按照?(?!摩)|经(?![济费营常贸销])|[该此这那]|如(?!意)|若|当(?![地年事代])|因(?![素]))|[0-9][.．][0-9]|^[0-9]+[栋幢]|[县市州](?:主?城区|县城)$/

/** 深入园区、企业开展科技咨询、技术研发等服务的博士: a sentence before a short noun. */
const longModifier = /^.{4,}、.{6,}的.{1,3}$/

/** `SHORTEST` Chinese characters. */
const twoLetters = /\p{sc=Han}\P{sc=Han}*\p{sc=Han}/u

function usable(noun: string): string | null {
  if (noun.length > LONGEST || !twoLetters.test(noun) || dangling.test(noun)) return null
  if (countsAgain.test(noun) || tellsMore.test(noun) || longModifier.test(noun)) return null
  return /^[\p{L}\p{N}“‘《]/u.test(noun) && withoutLead(noun) !== '' ? noun : null
}
