import { matchesOf, type Span, slice } from '../text/span.ts'
import { clauseAround } from './clause.ts'
import { withoutLead } from './counting-patterns.ts'
import { planEnd } from './deadline.ts'
import { indicatorOf } from './indicator.ts'
import { pairedLabels } from './paired-labels.ts'
import { withSharedHead } from './shared-head.ts'
import type { Tense } from './tense.ts'
import type { ReadAmount, TextAmounts } from './text-amounts.ts'

/** A figure that a text states: what is counted, how much, and for when. */
export interface StatedNumber {
  /** In the words of the text: 国家高新技术企业. */
  readonly indicator: string
  readonly value: number
  readonly unit: string
  /** The year it is of, as the sentence says; null where it does not. */
  readonly asOf: string | null
  /** How it changed, in the words of the text: 新增, 同比增长56%. */
  readonly change: string | null
  /** Of the figure, in the text. */
  readonly span: Span
}

/** What the sentences of a text may leave unsaid. */
export interface NumberContext {
  /** Of figures of which their sentence tells none. */
  readonly tense: Tense
  /** The year that the heading above names; null where it names none. */
  readonly headingYear: string | null
  /** The year of signing; null where it is not known. */
  readonly writtenIn: number | null
}

/** The numbers that a text states as reached with what they count, left to right. Ranges, conditions (5亿元以上企业) and figures
 *  whose matter is not named beside them are left out. */
export function findStatedNumbers(
  { text, own, amounts }: TextAmounts,
  { tense = 'reached', headingYear = null, writtenIn = null }: Partial<NumberContext> = {},
): StatedNumber[] {
  const withLabel = pairedLabels(text)
  const found: StatedNumber[] = []
  for (const amount of amounts) {
    const last = found.at(-1)
    if (last && isItsGrowth(text, last, amount.span)) {
      found[found.length - 1] = { ...last, change: growthOf(text, last, amount.span) }
      continue
    }
    if ((amount.tense ?? tense) !== 'reached') continue
    const said = slice(own, amount.said)
    const number = statedNumber(text, amount, { said, last })
    if (!number) continue
    const indicator = withLabel(number.indicator, amount.span)
    found.push({ ...number, indicator, asOf: yearIn(said, writtenIn) ?? headingYear })
  }
  return found
}

/** What the figures before and the sentence around one tell of it. */
interface Around {
  readonly said: string
  readonly last: StatedNumber | undefined
}

function statedNumber(
  text: string,
  { span, quantity, named }: Pick<ReadAmount, 'span' | 'quantity' | 'named'>,
  around: Around,
): Omit<StatedNumber, 'asOf'> | null {
  const clause = clauseAround(text, span)
  if (firstOfAll.test(clause.before)) return null
  const [, matter, course] = (/[从由]/.test(clause.before) && fromTo.exec(clause.before)) || []
  const { last } = around
  const own = { ...clause, before: matter ?? clause.before }
  const indicator =
    named ??
    countedBefore(text, span, last) ??
    ofThemIn(clause.before, last) ??
    ofBearer(indicatorOf(own, quantity.unit), around)
  if (indicator === null) return null
  if (course !== undefined) return { indicator, ...quantity, change: course + slice(text, span), span }
  return {
    indicator: last ? withSharedHead(indicator, quantity.unit, { last, text, at: span.start }) : indicator,
    ...quantity,
    change: changeIn(clause.before) ?? changeOfList(text, span, last),
    span,
  }
}

/** The first ten are no count: 综合排名前10名; 目前 and 此前 say when. */
const firstOfAll = /(?<![目此以之当眼年月日])前$/

/** How long, large or costly something is says nothing without what that is. */
const attribute =
  /(?:全长|总长度?|(?:建筑|占地|流域|集水|灌溉|径流|用地)?总?面积|总建筑面积|总库容|库容|总投资额?|概算投资|估算投资)$/

/** What is told of: 下坝小河 in 下坝小河属东河流域，全长. */
const bearer =
  /(?:^|[,，])(?:目前|其中)?(?![向在于从由经沿])([^,，。；;：:]{2,20}?)(?:属于?(?!地)|是(?!否)|为(?![了主])|位于|地处|坐落|发源|起于|起点|始建|流经|总?全长)/g

/** Where nothing is said of it but this: 水头至坝尾小河流域，全长. */
const bearerAlone = /^([^,，。；;：:]{2,20})[,，]$/

/** `indicator`, with what bears it where it is but an attribute; null where the sentence `said` names none. */
function ofBearer(indicator: string | null, { said, last }: Around): string | null {
  if (indicator === null || indicator.replace(attribute, '') !== '') return indicator
  // People have no length or area.
  const before = last && !/[户人名次]$/.test(last.unit) ? last.indicator.replace(attribute, '') : ''
  if (before !== '' && said.includes(before)) return before + indicator
  const [, told] = matchesOf(said, bearer).at(-1) ?? bearerAlone.exec(said.replace(/[^,，]*$/, '')) ?? []
  const whose = withoutLead(told ?? '')
  return whose.length < 2 || /^[该此这那其您你]|尺寸$/.test(whose) ? null : whose + indicator
}

/** 2576公里 of 农村公路390条2576公里 counts the same as the figure before. */
function countedBefore(text: string, { start }: Span, last: StatedNumber | undefined): string | null {
  return last !== undefined && /^、?$/.test(text.slice(last.span.end, start)) ? last.indicator : null
}

/** 58家 of 145家 in 共有企业研发机构145家,其中省级以上58家: the level, and what was counted before where that has none. */
function ofThemIn(before: string, last: StatedNumber | undefined): string | null {
  const [, level] = /^(?:其中)?((?:国家|省|市|县)级(?:及?以上)?)$/.exec(before.trim()) ?? []
  if (level === undefined || !last) return null
  const matter = last.indicator.replace(levelAtStart, '')
  return matter.includes('级') ? level : level + matter
}

/** 国家级 in 国家级非遗项目, before 省级3项. */
const levelAtStart = /^(?:国家|省|市|县)级(?:及?以上)?/

const growth =
  /^\s*[,，]?\s*(?:同比|环比|较[^,，]{0,12}|比[^,，]{0,12}|年均|每年)?(?:增长|增加|下降|减少|提[高升]|上升|降低|增幅)(?:了|达|约)?$/

/** Whether the figure says by how much the one before grew: 14.4亿元,同比增长56%. */
function isItsGrowth(text: string, last: StatedNumber, { start }: Span): boolean {
  return growth.test(slice(text, { start: last.span.end, end: start }))
}

function growthOf(text: string, last: StatedNumber, { end }: Span): string {
  return slice(text, { start: last.span.end, end }).replace(/^[\s,，]+/, '')
}

/** The items of a list share what is said of the first: 新增A48家、B124家. */
const listed = /^以?[上下]?、[^,，。；;]*$/

function changeOfList(text: string, { start }: Span, last: StatedNumber | undefined): string | null {
  return last !== undefined && listed.test(slice(text, { start: last.span.end, end: start }))
    ? last.change
    : null
}

/** Something rose or fell from one figure to another; the figure that follows is the later one. */
const fromTo =
  /^(.*?)([从由].*(?:提[高升]|增[加长]|上升|扩[容大]|下降|降低|减少|压[缩减]|缩[短减])[到至](?:[0-9]{4}年的?)?)$/

function changeIn(before: string): string | null {
  return /新增|净增|再添|新(?=认定|建|成立|引进|设)/.test(before)
    ? '新增'
    : (/(?:增长|下降|减少)(?:了|约|近|超)?$/.exec(before)?.[0] ?? null)
}

/** Not the year of a list with its own figure, in 8个项目列入2023年度市重点项目, nor one that is compared with: 从2021年的27%. */
const year =
  /(?<![从由较比与]|[0-9][个项家]\p{sc=Han}{1,6}(?:列入|纳入|入选))((?:19|20)[0-9]{2})年(?!级|以来|起|至今|开始|[^,，。；;]{0,3}以来)/gu

/** What a bracket says is of the words before it. */
const inBrackets = /[(（][^()（）]*[)）]/g

/** 于2014年建成 is the year of that deed, and not of figures in other clauses. */
const yearOfDeed = /于(?:19|20)[0-9]{2}年(?=[^,，;；]*[,，;；])/g

/** The last year that a sentence names before the figure, where it `said` so much, none to come; else that in which the
 *  five-year plan ended, if that was over when the reply was written. */
function yearIn(said: string, writtenIn: number | null): string | null {
  if (!/[年五]/.test(said)) return null
  const words = said.replace(inBrackets, '').replace(yearOfDeed, '')
  const named = matchesOf(words, year).findLast(
    ([, one]) => writtenIn === null || Number(one) <= writtenIn,
  )?.[1]
  if (named !== undefined || writtenIn === null) return named ?? null
  const end = /期间|时期|期末|五[”"]?末/.test(words) ? planEnd(words) : null
  return end !== null && Number(end) < writtenIn ? end : null
}
