import { matchesOf, type Span, slice } from '../text/span.ts'
import { type Deadline, findDeadline } from './deadline.ts'

/** Something that a sentence says by when, or how often, it is to be done, without a figure. */
export interface DueMatter {
  /** Null where it is not named. */
  readonly target: string | null
  /** Null of what is done again and again. */
  readonly deadline: Deadline | null
  /** Where what is due stands in the sentence, and the clause that says so. */
  readonly at: number
  readonly clause: Span
  /** Whether it only says when all that was named is done: 2025年底前全部完成. */
  readonly endsAll: boolean
}

/** 将于2025年6月底前, 8月底, 年内. */
const time =
  '将?[于在到]?(?:(?:[0-9]{4}年|[今明]年)(?:[上下]半年)?(?:第?[一二三四]季度)?(?:[0-9]{1,2}月份?)?(?:[0-9]{1,2}日)?(?:年(?=[底末]))?|年(?=[底末内])|[0-9]{1,2}月份?(?:[0-9]{1,2}日)?|第?[一二三四]季度)(?:[上中下]旬|[底末内])?(?:之?前)?'

const timeAtStart = new RegExp(`^${time}`)

/** A time by which something is to be done. */
const due = new RegExp(
  `(?<by>${time}(?<=之?前|年内|[底末]|半年|季度|[0-9]月份)[,，]?)(?<deed>[^,，;；。]{0,20}?(?:完成|建成|投用|实现|提交|开工|完工|通车|启动|出台|印发|达到|竣工|投入|投产))`,
)

const mayBeDue = /[年月日度][底末]?之?前|年内|年?[底末]|半年|季度|月份|每/

/** Something due is told by its object, not by that it ends. */
const ending = /^(?:全面|全部|力争|争取|确保|如期|顺利|[要将须])*(?:完成|建成)/

/** What `sentence` says is due, left to right; `words` are those with titles. What was due before it was written is no plan. */
export function dueMatters(sentence: string, words: string, writtenIn: number | null): DueMatter[] {
  if (!mayBeDue.test(sentence)) return []
  return clausesOf(sentence).flatMap((clause): DueMatter[] => {
    const own = slice(sentence, clause)
    const listed = recurringIn(own) ?? listedIn(own, writtenIn)
    if (listed) return [{ ...listed, at: clause.start, clause, endsAll: false }]
    const matter = dueIn(own, slice(words, clause))
    const deadline = matter && deadlineIn(sentence, clause, writtenIn)
    if (!matter || !deadline || (writtenIn !== null && Number(deadline.slice(0, 4)) < writtenIn)) return []
    const { target, at } = matter
    return [{ target, deadline, at: clause.start + at, clause, endsAll: endsAll.test(own) }]
  })
}

/** What the clause `own` says is due, and where; `words` are those with titles. */
function dueIn(own: string, words: string): { target: string | null; at: number } | null {
  const match = due.exec(own)
  const { by = '', deed = '' } = match?.groups ?? {}
  if (!match || own.slice(0, match.index + by.length + deed.length).includes('已')) return null
  const behind = words.slice(match.index + by.length)
  return {
    target: objectOf(behind) ?? nameOf(words.slice(0, match.index)) ?? nameOf(behind),
    at: match.index,
  }
}

/** 每季度开展一次检查: how often something is done, in words; figures are found by themselves. */
const recurringDeed =
  /每(?:个?[年季月周]|半年|季度|学期)(?:至少|不少于)?((?:开展|组织|举办|举行|召开|进行|安排)[^,，。；;]{0,12}?[一二两三四五六七八九十][次场轮期].{2,})$/

function recurringIn(own: string): Pick<DueMatter, 'target' | 'deadline'> | null {
  const target = nameOf(recurringDeed.exec(own)?.[1] ?? '')
  return target === null ? null : { target, deadline: null }
}

const listing = new RegExp(
  `^(?:.*[将把])?([^将把]{2,30}?)(?:列入|纳入)(${time}(?<=季度|半年|年))[^,，;；。]{0,12}(?:计划|项目|任务|工程)`,
)

/** 把该项目列入今年第四季度计划: when something is to be done, told by the plan that it is on. */
function listedIn(own: string, writtenIn: number | null): Pick<DueMatter, 'target' | 'deadline'> | null {
  const [, target = '', by = ''] = listing.exec(own) ?? []
  const deadline = findDeadline(by, writtenIn)
  return deadline === null || own.includes('已') ? null : { target: nameOf(target), deadline }
}

function objectOf(behind: string): string | null {
  return nameOf(behind.replace(ending, ''))
}

const LONGEST_TARGET = 40

/** 责任单位 and what else is said of it in brackets. */
const remarks = /\s*[（(][^（()）]*[)）]?$/

function nameOf(words: string): string | null {
  const name = words.replace(remarks, '').trim()
  return name.length >= 2 && name.length <= LONGEST_TARGET ? name : null
}

/** The words of the sentence from `at` to the end of their clause, without the deadline. */
export function targetAt(sentence: string, at: number): string | null {
  const [clause = ''] = /^[^,，;；。]*/.exec(sentence.slice(at)) ?? []
  return nameOf(clause.replace(timeAtStart, '').replace(/^可以?/, ''))
}

/** What comes again and again is due at no time of another clause. */
const recurring = /每[年月季]|逐年/

/** The deadline of the amount at `at`: of its clause, else of the nearest before it, else of the one behind that says when all
 *  is done: 新建公厕12座，2025年底前完成. */
export function deadlineOf(sentence: string, at: number, writtenIn: number | null): Deadline | null {
  const clauses = clausesOf(sentence)
  const sofar = clauses.filter(({ start }) => start <= at).toReversed()
  for (const [place, clause] of sofar.entries()) {
    const deadline = deadlineIn(sentence, clause, writtenIn)
    const isOwn = place === 0
    if (deadline !== null || (isOwn && recurring.test(slice(sentence, clause)))) return deadline
  }
  const behind = clauses.slice(sofar.length).find((clause) => endsAll.test(slice(sentence, clause)))
  return behind ? deadlineIn(sentence, behind, writtenIn) : null
}

/** 2025年底前全部完成: a time and that all ends, and no word of what. */
const endsAll = new RegExp(
  `^(?:[并均都计划预计拟力争确保]|争取)*${time}(?:可|要|能|将|全部|全面|基本)*(?:完成|建成|完工|竣工|投用|投入使用|到位|实现)?(?:建设|任务|改造|投用|投入使用)?。?$`,
)

/** What is announced at `at` has the deadline of its clause or of those behind it, else the time that stands alone before it:
 *  到2025年，力争. */
export function deadlineOfAim(sentence: string, at: number, writtenIn: number | null): Deadline | null {
  const clauses = sentence.slice(0, at).split(/[,，;；]/)
  const start = at - (clauses.at(-1)?.length ?? 0)
  const before = clauses.at(-2) ?? ''
  return (
    findDeadline(sentence.slice(start), writtenIn) ??
    (before.length <= LONGEST_TIME ? findDeadline(before, writtenIn) : null)
  )
}

const monthAlone = /(?<![0-9年])(?:1[0-2]|[1-9])月/
const namedYear = /((?:19|20)[0-9]{2})年/g

/** The deadline of a clause; 12月底 behind 2025年6月底 is of the year named last. */
function deadlineIn(sentence: string, clause: Span, writtenIn: number | null): Deadline | null {
  const own = slice(sentence, clause)
  const year = monthAlone.test(own) ? matchesOf(sentence.slice(0, clause.start), namedYear).at(-1)?.[1] : null
  return findDeadline(own, year ? Number(year) : writtenIn)
}

const LONGEST_TIME = 12
const timeAlone = /[年月日底末内前]$|期间$|时期$|季度$/

/** Commas in short brackets part no clauses. */
const clause = /(?:[（(][^（()）]{0,40}[)）]|[^,，;；。！？!?\n])+/g

/** The clauses of a sentence, left to right. A time that stands alone belongs to the clause behind it: 2025年6月底前，. */
function clausesOf(sentence: string): Span[] {
  const clauses: Span[] = []
  let time: Span | null = null
  for (const match of sentence.matchAll(clause)) {
    const span: Span = { start: time?.start ?? match.index, end: match.index + match[0].length }
    const isTime = match[0].length <= LONGEST_TIME && timeAlone.test(match[0]) && /[0-9年五]/.test(match[0])
    time = isTime ? span : null
    if (!isTime) clauses.push(span)
  }
  return time === null ? clauses : [...clauses, time]
}
